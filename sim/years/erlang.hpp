#pragma once

/// A chain of two Erlang stages behind an announcement, and its solution.
///
/// Stage s has k_s compartments of rate r_s = k_s / tau_s and a hazard of
/// cancellation h_s. One unit of mass moves
///
///     x[1,1] -> ... -> x[1,k1] -> x[2,1] -> ... -> x[2,k2] -> E      rates r_1, r_2
///     x[s,j] -> X                                                    rate h_s
///     dI/dt = (E - I) / tau_fill
///
/// Without throttles the chain is linear, so its state at any age is exp(Q a) of
/// the entry. It is summed by uniformisation: with L >= every total rate,
/// P = 1 + Q/L has no negative entry and
///
///     exp(Q a) = sum_n  e^(-L a) (L a)^n / n!  P^n,
///
/// a sum of non-negative terms: exact to rounding for every shape, rate and hazard.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

struct Stage {
  std::size_t shape = 1;      // k
  double rate_per_y = 1.0;    // r = k / tau
  double hazard_per_y = 0.0;  // h
};

/// Rates of one chain and the places of its quantities in a block of states:
/// x[1,*], x[2,*], E, I, X. A chain without IT behind it (a plant) has no I.
struct Chain {
  Stage pre_development;
  Stage construction;
  bool filled_with_it = true;
  double fill_rate_per_y = 1.0;

  [[nodiscard]] std::size_t construction_begin() const { return pre_development.shape; }
  [[nodiscard]] std::size_t energised() const { return pre_development.shape + construction.shape; }
  [[nodiscard]] std::size_t filled() const { return energised() + 1; }
  [[nodiscard]] std::size_t cancelled() const { return energised() + (filled_with_it ? 2 : 1); }
  [[nodiscard]] std::size_t size() const { return cancelled() + 1; }
  [[nodiscard]] bool can_cancel() const {
    return pre_development.hazard_per_y > 0.0 || construction.hazard_per_y > 0.0;
  }
};

/// Throws InputError, naming `owner`, for a length or shape that is not positive
/// or a negative hazard.
[[nodiscard]] Chain make_chain(const StageTimes& times, bool filled_with_it, const char* owner);

enum class Entry : std::uint8_t { pre_development, construction };

/// State, in the chain's own places, of one unit of mass that entered the
/// beginning of a stage `age_y` >= 0 years ago, limits not applied.
[[nodiscard]] std::vector<double> chain_after(const Chain& chain, Entry entry, double age_y);

/// d/dp of chain_after(), `derivatives` being a chain of the same shapes whose rates are d/dp of
/// the chain's. With L held fixed the sum of chain_after() is differentiated term by term: d(P^n v)
/// = P d(P^(n-1) v) + dP P^(n-1) v, dP = dQ/L.
[[nodiscard]] std::vector<double> chain_derivative_after(const Chain& chain,
                                                         const Chain& derivatives, Entry entry,
                                                         double age_y);

}  // namespace gigaload::sim
