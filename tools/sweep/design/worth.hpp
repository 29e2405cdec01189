#pragma once

/// A sweep's table [worth] says how its table tells what assumptions are worth:
///
///     [worth]
///     rows = "assumption"      # axis; its usual value is what the others are held against
///     along = "demand"         # axis of two numbers, of which the first is 1
///     per_percent = {east = "5.1 GW"}    # by scalar: what one per cent of `along` is
///
/// Between the two points of `along` the scalar is taken to grow exponentially, as it does with the
/// usual value of `rows`; what a value of `rows` is worth is the change of `along` that has the
/// same effect on the scalar at the first point.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/sweep/design/axis.hpp"
#include "tools/sweep/design/selection.hpp"

namespace gigaload::tools::sweep {

/// Worth says what a sweep's table holds against what.
struct Worth {
  std::size_t rows = 0, along = 0;            // axes
  std::map<std::string, double> per_percent;  // MW, by scalar
};

/// Reads [worth]; nothing without it. `design` is the plan's kind of design. Adds problems for axes
/// and scalars that are none, an axis `along` that has not two ascending numbers of which the first
/// is 1, and a sweep that is not the grid of these two axes.
[[nodiscard]] std::optional<Worth> read_worth(Fields& file, const std::string& design,
                                              const std::vector<Axis>& axes,
                                              const Selection& selection,
                                              scenarios::Problems& problems);

}  // namespace gigaload::tools::sweep
