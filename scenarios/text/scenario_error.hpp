#pragma once

#include <string>
#include <vector>

#include "grid/core/error.hpp"

namespace gigaload::scenarios {

/// Holds one fault of a scenario or a data file, with its place.
struct Problem {
  std::string file;
  unsigned line = 0;  // 1-based; 0 where there is no line (a --set, a missing file)
  unsigned column = 0;
  std::string key;          // "campus.abilene.capacity"
  std::string message;      // what was found, what is allowed, what to do
  std::string source_line;  // the text of that line, for the caret
};

/// Holds all problems of a scenario at once; what() is the finished text, one block
/// `file:line:column: key: message`, the source line and a caret for each.
class ScenarioError : public InputError {
 public:
  /// Takes the problems. `untold`: how many more there are, of which nothing is kept.
  explicit ScenarioError(std::vector<Problem> problems, std::size_t untold = 0);
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  /// Counts those of which nothing is kept too.
  [[nodiscard]] std::size_t count() const { return problems_.size() + untold_; }

 private:
  std::vector<Problem> problems_;
  std::size_t untold_;
};

}  // namespace gigaload::scenarios
