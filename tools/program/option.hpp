#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// A command declares its options as a table, in which each row names a variable of the command
/// that the parser fills. Only the parser knows the library that does the parsing.
namespace gigaload::tools {

/// A Target is the variable that an option fills. A bool makes the option a flag; a vector takes
/// the option as often as it is given, or all words of an argument by position.
using Target = std::variant<bool*, int*, unsigned*, std::uint64_t*, double*, std::string*,
                            std::filesystem::path*, std::optional<int>*,
                            std::optional<std::uint64_t>*, std::optional<double>*,
                            std::optional<std::string>*, std::optional<std::filesystem::path>*,
                            std::vector<std::string>*, std::vector<std::filesystem::path>*>;

/// WholeRange admits whole numbers, both ends included.
struct WholeRange {
  std::uint64_t least = 0, most = 0;
};

/// RealRange admits numbers, both ends included.
struct RealRange {
  double least = 0.0, most = 0.0;
};

/// AboveZero admits numbers greater than 0.
struct AboveZero {};

/// OneOf admits a few words.
struct OneOf {
  std::vector<std::string> words;
};

/// Rule admits a text for which `fault` finds nothing to say.
struct Rule {
  std::string name;  // what help calls it; may be empty
  std::function<std::string(const std::string&)> fault;
};

/// A Check is what a value must satisfy before it is taken.
using Check = std::variant<std::monostate, WholeRange, RealRange, AboveZero, OneOf, Rule>;

/// An Option is one row of a command's table of options.
struct Option {
  std::string names;  // "-o,--output"; of an argument by position one such as "FILE"
  Target target;
  std::string text;        // one line for help, the manual page and completion
  std::string value = {};  // what help calls the value, "FILE"; empty: the target's type
  Check check = {};
  bool required = false;
  bool shows_default = false;              // help shows what the target holds before parsing
  int at_most = 0;                         // words that a vector by position takes; 0: one or more
  std::vector<std::string> excludes = {};  // options that must not stand beside this one
  std::vector<std::string> needs = {};     // options that must stand beside this one
  std::vector<std::string> replaced_by = {};  // required unless one of these stands in its place
};

/// Returns both tables, one after the other.
[[nodiscard]] std::vector<Option> joined(std::vector<Option> first,
                                         const std::vector<Option>& second);

}  // namespace gigaload::tools
