#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/text/problems.hpp"
#include "tools/sweep/design/distribution.hpp"
#include "tools/sweep/design/fields.hpp"

namespace gigaload::tools::sweep {

/// One thing that members differ in: the value of a key of the scenario, or of several keys that
/// get the same value.
struct Axis {
  std::string name;
  std::vector<std::string> keys;
  const scenarios::Key* key = nullptr;  // of the first, in the language's table
  scenarios::Place place;
  std::vector<scenarios::Node> values;       // written out: of a grid, a list or a choice
  std::optional<Distribution> distribution;  // of a random design, in the key's unit

  /// True where the values are numbers, in `unit()`; otherwise they are texts.
  [[nodiscard]] bool is_number() const;
  [[nodiscard]] const std::string& unit() const { return key->unit; }
  /// In the key's unit; "none" is infinity. For an axis of numbers.
  [[nodiscard]] double number_of(const scenarios::Node& value) const;
  /// "2025-01-01", "hybrid", "true".
  [[nodiscard]] std::string label_of(const scenarios::Node& value) const;
  /// The distribution's value at p in [0, 1), as a scenario would write it, with the axis' place.
  [[nodiscard]] scenarios::Node value_at(double p) const;
};

/// Reads [axis.NAME]. `random`: the design draws its members. Nothing, and problems, if it is none.
/// Ranges of the keys are not looked at: that is done member by member, with everything else.
[[nodiscard]] std::optional<Axis> read_axis(const scenarios::Node& table, bool random,
                                            scenarios::Problems& problems);

/// The language's key for a path such as "campus.abilene.capacity"; null for none.
[[nodiscard]] const scenarios::Key* find_key(const std::string& path);

}  // namespace gigaload::tools::sweep
