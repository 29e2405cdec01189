#pragma once

/// Describes the data centres that are no listed campus: a stock of each region that follows the
/// national path of all data centres. With W(t) the path's rate [MW at the meter], s_r the share of
/// region r in it, P_r = s_r W, C(t) the rate of the campuses if every promise were kept, A_r(t)
/// that of the campuses of r as they are built, t0 the date of the first promise and t1 that of the
/// first announcement of a campus:
///
///   on top     other_r(t) = s_r W(t)
///   promised   other_r(t) = s_r max(W(t) - C(t), min(W(t), W(t0)))
///   inside     other_r(t) = f_r(t) + k(t) e_r(t)
///                f_r = min(P_r(t), s_r W(t1))             what stood before any campus
///                e_r = max(0, P_r - A_r - f_r)            what the path leaves of the growth
///                k   = max(0, sum_r (P_r - A_r - f_r)) / sum_r e_r
///
/// Inside, all data centres of the regions together are max(sum P_r, sum (f_r + A_r)): the path,
/// unless the campuses draw more than it grows. Where those of a region draw more than its part of
/// the growth, the rest has that much less, each region by what it has left. With promises taken
/// from it all are the path where every promise is kept, and what is late is missing. C(t):
/// promised_load.hpp, A_r(t): built_load.hpp.

#include <optional>
#include <span>

#include "grid/demand/annual_rate.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/stock/built_load.hpp"
#include "sim/stock/promised_load.hpp"

namespace gigaload::sim {

struct Scenario;

class DataCentres {
 public:
  /// Keeps a reference to `scenario`. `campuses`: its own.
  DataCentres(const Scenario& scenario, const Campuses& campuses,
              const SharedWork& shared = SharedWork());

  /// Returns the national MW at the meter outside the campuses. Regions that are not run have their
  /// part of the path, and no campus.
  [[nodiscard]] double other_mw(Hour t) const;
  /// Fills `mw`, [region], with what of it is the region's.
  void other_by_region(Hour t, std::span<double> mw) const;
  /// Fills `mw`, [region], with P_r(t): all data centres on the path, MW at the meter.
  void path_by_region(Hour t, std::span<double> mw) const;
  /// Returns what the campuses would draw if every promise were kept.
  [[nodiscard]] const PromisedLoad& promised() const { return promised_; }

 private:
  /// Returns what of the path stood at t0 or t1, national MW.
  [[nodiscard]] double floor_mw(double path_mw) const;
  void inside_by_region(Hour t, std::span<double> mw) const;

  const Scenario& scenario_;
  grid::AnnualRate path_mw_;
  double path_before_mw_ = 0.0;  // W(t0), or inside W(t1)
  PromisedLoad promised_;
  std::optional<BuiltLoad> built_;  // where what is built is inside the path
};

}  // namespace gigaload::sim
