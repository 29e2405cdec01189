#pragma once

#include <cstddef>
#include <vector>

#include "tools/sweep/design/selection.hpp"

namespace gigaload::tools::sweep {

/// Tells whether the figure of several entities is the sum of theirs.
[[nodiscard]] bool sums_up(const output::Variable& variable);

/// Lists the columns of the variable's row that the scalar adds up: those of the entities that it
/// names and of all along the axes where it names none. In the place of a region it may name a
/// state, a planning area, an interconnection or "all", whose regions are meant. Adds a problem, at
/// the scalar's place, and returns none where the scenario has nothing of that name, and where
/// several regions are meant whose figures do not add up.
[[nodiscard]] std::vector<std::size_t> columns_of(const Scalar& scalar,
                                                  const sim::Scenario& scenario,
                                                  scenarios::Problems& problems);

}  // namespace gigaload::tools::sweep
