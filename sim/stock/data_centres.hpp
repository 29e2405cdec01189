#pragma once

/// Describes the data centres that are no listed campus: a stock of each region that follows the
/// national path. With W(t) the path's rate [MW at the meter], C(t) the rate of the campuses if
/// every promise were kept, and t0 the date of the first promise,
///
///   other(t) = W(t)                                  the campuses come on top of the path
///            = max(W(t) - C(t), min(W(t), W(t0)))    the path contains them
///
/// so that with every promise kept the second sums to the path itself, unless more is promised than
/// the path grows: what stands at t0 does not shrink for it.
///
///   C(t) = promised machines(t) * sum_c K_c l_c / sum_c K_c
///
/// over the campuses, K the capacity and l the mean load of one MW filled, over the year's air in
/// the region and the hours of the week.

#include <vector>

#include "grid/demand/annual_rate.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/deals.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// MW of machines promised at `t`: chip deals and site deals describe the same machines, so it
/// is the larger of the two kinds' sums, not the sum of all.
[[nodiscard]] double promised_machines_mw(const std::vector<Deal>& deals, Hour t);

class DataCentres {
 public:
  /// Keeps a reference to `scenario`. `campuses`: its own.
  DataCentres(const Scenario& scenario, const Campuses& campuses,
              const SharedWork& shared = SharedWork());

  /// National MW at the meter outside the campuses.
  [[nodiscard]] double other_mw(Hour t) const;
  /// National MW at the meter of the campuses if every promise were kept.
  [[nodiscard]] double promised_campus_mw(Hour t) const;

 private:
  const Scenario& scenario_;
  grid::AnnualRate path_mw_;
  double path_at_first_promise_mw_ = 0.0;
  double load_per_promised_mw_ = 0.0;  // mean MW drawn for one MW at the meter
};

}  // namespace gigaload::sim
