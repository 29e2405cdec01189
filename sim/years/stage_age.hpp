#pragma once

/// Tells where capacity stands in its Erlang stage of k compartments of rate r and hazard h
/// (chain.hpp) when all that is known is how long it has been there, and how long it stays.
///
/// Compartment j = 0 .. k-1 holds this share of what entered a years ago and has not left:
///
///     w_j = (x^j / j!) / sum_{i<k} x^i / i!       x = r a
///
/// (j of the moves of a Poisson process so far, given that there were fewer than k). A hazard takes
/// the same from every compartment and does not enter. In a book with a steady inflow as much comes
/// into a compartment as leaves it, of which the next gets the share q; without a hazard all hold
/// as much:
///
///     w_j = q^j / sum_{i<k} q^i                   q = r / (r + h)
///
/// The time left in the stage, where it is not given up, exceeds t with the probability
///
///     S(t) = sum_j w_j Q(k - j, r t)              Q(n, y) = e^-y sum_{i<n} y^i / i!
///
/// which after a years is the survival function of the gamma-distributed time T given T > a.

#include <cstddef>
#include <span>
#include <vector>

#include "sim/scenario/campus.hpp"
#include "sim/years/chain.hpp"

namespace gigaload::sim {

/// Returns w of the compartments of a stage when the phase is announced. T: double or Dual. Throws
/// InputError for an elapsed time that is negative or not finite.
template <class T>
[[nodiscard]] std::vector<T> occupation(std::size_t compartments, const StageOf<T>& stage,
                                        const Phase& phase);

/// Returns the time left, in mean times 1/r of a compartment, that is not exceeded with the
/// probability u, 0 < u < 1: the root of S(t) = 1 - u.
[[nodiscard]] double time_left(std::span<const double> occupation, double u);

}  // namespace gigaload::sim
