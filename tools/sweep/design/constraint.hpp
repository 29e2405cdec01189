#pragma once

/// Members of a sweep must keep its constraints, linear inequalities between axes of numbers:
///
///     sum of terms  <= | >= | < | >  sum of terms
///
/// A term is an axis' name, a number times a name ("2 construction", "0.5*share"), or a constant
/// with its unit ("8 yr"). All axes of one constraint have units that convert into each other; it
/// is reckoned in the unit of the first.

#include <span>
#include <string>
#include <vector>

#include "scenarios/text/problems.hpp"
#include "tools/sweep/design/axis.hpp"

namespace gigaload::tools::sweep {

struct Constraint {
  std::string text;
  std::vector<double> weights;  // by axis; 0 where it has no part
  double constant = 0.0;
  bool strict = false;

  /// Returns weights * values + constant, by which the values by axis, of axes of numbers only, are
  /// beyond the bound: NaN where one of them is, or "none" stands against "none".
  [[nodiscard]] double excess(std::span<const double> values) const;
  /// Tells whether the excess is <= 0, or < 0 if strict; one that is NaN is neither.
  [[nodiscard]] bool holds(std::span<const double> values) const;
};

/// Reads one constraint. The result has no weights, and there is a problem at `place`, if it is
/// none.
[[nodiscard]] Constraint read_constraint(const std::string& text, const scenarios::Place& place,
                                         const std::vector<Axis>& axes,
                                         scenarios::Problems& problems);

}  // namespace gigaload::tools::sweep
