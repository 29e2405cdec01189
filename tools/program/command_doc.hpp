#pragma once

#include <string>
#include <vector>

namespace gigaload::tools {

/// An OptionDoc describes one option or argument by position as the parser knows it.
struct OptionDoc {
  std::vector<std::string> names;    // "-o", "--output"; of an argument by position "FILE"
  std::string value;                 // "FILE", "KEY=VALUE"; empty for a flag
  std::vector<std::string> choices;  // where only these are taken
  std::string text;
  std::string default_value;
  bool positional = false;
  bool required = false;
  bool repeatable = false;
};

/// A CommandDoc describes a command with its options and the commands below it.
struct CommandDoc {
  std::string name;
  std::string text;
  std::vector<OptionDoc> options;
  std::vector<CommandDoc> commands;
};

}  // namespace gigaload::tools
