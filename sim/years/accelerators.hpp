#pragma once

/// Counts work that a campus's machines do, beside the MW that they take.
///
/// A generation of accelerators lasts T years on the market. With G the gain of output per watt a
/// year, what is filled at time t is of generation n and has the output per watt e:
///
///   n(t) = floor((t - t0) / T)        e(t) = G^(n T)
///
/// e = 1 for the generation that comes at t0, to which all work is relative. IT filled at s is
/// refreshed after its lifetime L, at s + L, in the same MW, by the generation of that day. With
/// F(t) the IT that is filled [MW], the filled MW at the meter over the design PUE, and p(s) ds the
/// IT filled or refreshed at s, what a campus holds at t could do the work of
///
///   O(t) = integral over s in (t - L, t] of p(s) e(s) ds       p(s) = dF/ds + p(s - L)
///
/// MW of IT of generation 0. In an hour in which P_IT of F are served it does P_IT O / F [MWh of
/// generation 0].

#include <deque>

#include "sim/scenario/accelerators.hpp"

namespace gigaload::sim {

/// Returns e(t).
[[nodiscard]] double output_per_watt(const Accelerators& accelerators, Hour at);

/// Follows the machines of one campus.
class AcceleratorFleet {
 public:
  explicit AcceleratorFleet(const Accelerators& accelerators);

  /// Moves on to `now`, not before the time of the last call, when `it_mw` are filled. What is due
  /// in between is refreshed on its day; what came on top is of `now`, on the first call all of it.
  /// The oldest went where there is less than before.
  void advance(Hour now, double it_mw);

  /// Returns O [MW of IT of generation 0].
  [[nodiscard]] double output_mw() const { return output_mw_; }

 private:
  struct Cohort {
    Hour filled = 0;
    double it_mw = 0.0;
    double output_per_watt = 1.0;
  };
  void fill(Hour at, double it_mw);
  void take_out(double it_mw);

  Accelerators accelerators_;
  Hour lifetime_h_;
  std::deque<Cohort> cohorts_;  // oldest first
  double it_mw_ = 0.0;
  double output_mw_ = 0.0;
};

}  // namespace gigaload::sim
