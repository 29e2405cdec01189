#pragma once

/// Describes the data centres that are no listed campus: a stock of each region that follows the
/// national path. With W(t) the path's rate [MW at the meter], C(t) the rate of the campuses if
/// every promise were kept, and t0 the date of the first promise,
///
///   other(t) = W(t)                                  the campuses come on top of the path
///            = max(W(t) - C(t), min(W(t), W(t0)))    the path contains them
///
/// so that with every promise kept the second sums to the path itself, unless more is promised than
/// the path grows: what stands at t0 does not shrink for it. C(t): promised_load.hpp.

#include "grid/demand/annual_rate.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/stock/promised_load.hpp"

namespace gigaload::sim {

struct Scenario;

class DataCentres {
 public:
  /// Keeps a reference to `scenario`. `campuses`: its own.
  DataCentres(const Scenario& scenario, const Campuses& campuses,
              const SharedWork& shared = SharedWork());

  /// Returns the national MW at the meter outside the campuses.
  [[nodiscard]] double other_mw(Hour t) const;
  /// Returns what the campuses would draw if every promise were kept.
  [[nodiscard]] const PromisedLoad& promised() const { return promised_; }

 private:
  const Scenario& scenario_;
  grid::AnnualRate path_mw_;
  double path_at_first_promise_mw_ = 0.0;
  PromisedLoad promised_;
};

}  // namespace gigaload::sim
