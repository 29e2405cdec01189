#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/text/problems.hpp"
#include "tools/sweep/design/distribution.hpp"
#include "tools/sweep/design/fields.hpp"
#include "tools/sweep/design/key_names.hpp"
#include "tools/sweep/design/variants.hpp"

namespace gigaload::tools::sweep {

/// Axis is one thing that members differ in: the value of a key of the scenario, or of several keys
/// that get the same value, or a named variant that sets keys of its own.
struct Axis {
  std::string name;
  std::string title;                    // for people; may be empty
  std::vector<std::string> keys;        // all that it sets
  const scenarios::Key* key = nullptr;  // of the first, in the language's table; none of variants
  scenarios::Place place;
  std::vector<scenarios::Node> values;       // written out: of a grid, a list or a choice
  std::vector<Variant> variants;             // [value], none of an axis with a key
  std::size_t usual = 0;                     // value that pages and tables begin with
  std::optional<Distribution> distribution;  // of a random design, in the key's unit

  /// Tells whether the values are numbers, in `unit()`; otherwise they are texts.
  [[nodiscard]] bool is_number() const;
  [[nodiscard]] const std::string& unit() const;
  /// Says what the axis is about, in the words of its title or its key.
  [[nodiscard]] std::string doc() const;
  /// Lists what a value of the axis changes of the scenario.
  [[nodiscard]] std::vector<scenarios::Family::Change> changes(const scenarios::Node& value) const;
  /// Returns a number in the key's unit, of an axis of numbers; "none" is infinity, and what is no
  /// value of the key NaN.
  [[nodiscard]] double number_of(const scenarios::Node& value) const;
  /// Returns a text such as "2025-01-01", "hybrid" or "true".
  [[nodiscard]] std::string label_of(const scenarios::Node& value) const;
  /// Returns the distribution's value at p in [0, 1), as a scenario would write it, with the place
  /// of the axis.
  [[nodiscard]] scenarios::Node value_at(double p) const;
};

/// Reads [axis.NAME]; `random` tells whether the design draws its members. Returns nothing, and
/// adds problems, if it is no axis, or a value that is written out is none of its keys'. The ranges
/// of the keys are checked later, member by member, with everything else.
[[nodiscard]] std::optional<Axis> read_axis(const scenarios::Node& table, bool random,
                                            scenarios::Problems& problems);

}  // namespace gigaload::tools::sweep
