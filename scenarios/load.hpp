#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "grid/error.hpp"
#include "sim/scenario.hpp"

namespace gigaload::scenarios {

/// One fault of a scenario or a data file, with its place.
struct Problem {
  std::string file;
  unsigned line = 0;  // 1-based; 0 where there is no line (a --set, a missing file)
  unsigned column = 0;
  std::string key;          // "campus.abilene.capacity"
  std::string message;      // what was found, what is allowed, what to do
  std::string source_line;  // the text of that line, for the caret
};

/// All problems of a scenario at once; what() is the finished text, one block
/// `file:line:column: key: message`, the source line and a caret for each.
class ScenarioError : public InputError {
 public:
  explicit ScenarioError(std::vector<Problem> problems);
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// One effective setting, for `gigaload show` and the result file.
struct Setting {
  std::string key;
  std::string value;          // with unit, as a scenario would write it
  std::string default_value;  // empty where the key is required
  std::string origin;         // "default", "file:line", "--set"
  std::string unit;
  std::string doc;
  std::string source;  // of the default
};

struct Loaded {
  sim::Scenario scenario;
  std::vector<Setting> settings;
  /// Data files read: path relative to the data folder, SHA-256 or other hash in hex.
  std::vector<std::pair<std::string, std::string>> data_hashes;
  std::vector<std::string> notices;  // what a user should know, e.g. Alaska and Hawaii left out
};

/// Folder of the shipped scenarios and data: GIGALOAD_DATA, the installed place, or the source
/// tree.
[[nodiscard]] std::filesystem::path data_root();

/// Reads `path` with its includes, applies `overrides` ("key=value", later wins), checks
/// everything. A bare name such as "us-33gw" or "us-33gw.toml" that is no file is looked for
/// among the shipped scenarios. Throws ScenarioError.
[[nodiscard]] Loaded load(const std::filesystem::path& path,
                          const std::vector<std::string>& overrides = {});

}  // namespace gigaload::scenarios
