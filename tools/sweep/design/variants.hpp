#pragma once

#include <string>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/readers/family.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::tools::sweep {

/// Variant is one point of an axis that has a name and sets several keys, or none:
///
///     [[axis.assumption.variant]]
///     name = "lines at half, no reserve"
///     set = {grid.interfaces.scale = 0.5, reserves.contingency = 0}
struct Variant {
  std::string name;
  scenarios::Place place;
  std::vector<scenarios::Family::Change> changes;
};

/// Reads the variants of an axis, whose path is such as "axis.assumption". Adds a problem for each
/// that has no name of its own, and for what is no key of a scenario or no value of it; ranges are
/// checked later, member by member.
[[nodiscard]] std::vector<Variant> read_variants(const scenarios::Node& list,
                                                 const std::string& axis,
                                                 scenarios::Problems& problems);

/// Lists the values of a table of scenario keys, such as `set`, each by its whole key.
[[nodiscard]] std::vector<scenarios::Family::Change> changes_of(const scenarios::Node& set);

}  // namespace gigaload::tools::sweep
