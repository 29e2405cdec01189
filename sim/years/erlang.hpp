#pragma once

/// Gives the solution of a chain (chain.hpp) that nothing throttles. It is linear, dx/dt = Q x with
/// Q the matrix of its rates, so its state at any age a is exp(Q a) of where it entered. It is
/// summed by uniformisation: with L (`moves` in the source, expected moves per year) not below the
/// total rate at which any state is left, P = 1 + Q/L has no negative entry and
///
///     exp(Q a) = sum_n  e^(-L a) (L a)^n / n!  P^n,
///
/// a sum of non-negative terms: exact to rounding for every shape, rate and hazard.

#include <span>
#include <vector>

#include "sim/ode/dual.hpp"
#include "sim/years/chain.hpp"

namespace gigaload::sim {

/// Returns the chain's states of one unit of mass that came into `entry`, one of the two stages,
/// `age_y` >= 0 years ago. `occupation` has its shares by compartment of the stage when it came
/// (stage_age.hpp), or nothing: it entered the first.
[[nodiscard]] std::vector<double> chain_after(const Chain& chain, Block entry, double age_y,
                                              std::span<const double> occupation = {});

/// Returns the derivative of chain_after() along that of the chain's rates. With L held fixed the
/// sum is differentiated term by term: d(P^n v) = P d(P^(n-1) v) + dP P^(n-1) v, dP = dQ/L, from
/// the derivative of the occupation on.
[[nodiscard]] std::vector<double> chain_derivative_after(const ChainOf<Dual>& chain, Block entry,
                                                         double age_y,
                                                         std::span<const Dual> occupation = {});

}  // namespace gigaload::sim
