#pragma once

/// Computes the band of a Jacobian from a right-hand side of duals. Columns that are a whole band
/// apart have no row in common, so that one evaluation gives them all (Curtis, Powell and Reid
/// 1974): a band of l entries below the diagonal and u above takes l + u + 1 evaluations, however
/// many states there are.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/ode/dual.hpp"
#include "sim/ode/ode_problem.hpp"

namespace gigaload::sim {

/// Counts the entries of a band beside the diagonal.
struct Band {
  std::size_t lower = 0, upper = 0;
};

/// Returns the band of `rates(x, dxdt)`, spans of duals over `states` states: how far below and
/// above the diagonal a derivative is not zero, at two states that differ in every number. A rate
/// that depends on a state at neither of them is taken not to.
template <class Rates>
[[nodiscard]] Band measured_band(Rates&& rates, std::size_t states) {
  Band band;
  std::vector<Dual> x(states), dxdt(states);
  for (const double sign : {1.0, -1.0}) {
    for (std::size_t i = 0; i < states; ++i) {
      x[i] = 2.0 + sign * std::sin(1.7 * static_cast<double>(i + 1));
    }
    for (std::size_t column = 0; column < states; ++column) {
      x[column].tangent = 1.0;
      rates(std::span<const Dual>(x), std::span<Dual>(dxdt));
      x[column].tangent = 0.0;
      for (std::size_t row = 0; row < states; ++row) {
        if (dxdt[row].tangent == 0.0) continue;
        band.lower = std::max(band.lower, row - std::min(row, column));
        band.upper = std::max(band.upper, column - std::min(row, column));
      }
    }
  }
  return band;
}

/// Fills `jacobian` with the derivatives of `rates(x, dxdt)`, spans of duals, at `y`. A rate must
/// depend on no state outside the band: what does is to be held as a constant in `rates`.
template <class Rates>
void fill_band_jacobian(Rates&& rates, std::span<const double> y, std::size_t lower,
                        std::size_t upper, BandView jacobian) {
  const std::size_t states = y.size();
  const std::size_t apart = lower + upper + 1;
  std::vector<Dual> x(y.begin(), y.end());
  std::vector<Dual> dxdt(states);
  for (std::size_t first = 0; first < std::min(apart, states); ++first) {
    for (std::size_t column = first; column < states; column += apart) x[column].tangent = 1.0;
    rates(std::span<const Dual>(x), std::span<Dual>(dxdt));
    for (std::size_t column = first; column < states; column += apart) {
      x[column].tangent = 0.0;
      const std::size_t top = column - std::min(column, upper);
      const std::size_t bottom = std::min(column + lower, states - 1);
      for (std::size_t row = top; row <= bottom; ++row) {
        jacobian(row, column) = dxdt[row].tangent;
      }
    }
  }
}

}  // namespace gigaload::sim
