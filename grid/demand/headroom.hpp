#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gigaload::grid {

/// Holds the load that a region has, hour by hour.
struct HourlyLoad {
  std::vector<double> mw;
  std::vector<std::uint8_t> month;  // 1..12 of each hour, by the clock of the data
  std::vector<std::size_t> breaks;  // hours that do not follow on the hour before, ascending
};

/// Holds the largest constant new load of which at most a given share of energy is curtailed.
struct Headroom {
  double headroom_mw = 0.0;
  double curtailed_mwh_a_year = 0.0;  // a year: 8,760 h
  double curtailed_hours_a_year = 0.0;
  double events_a_year = 0.0;  // an event: hours with curtailment on end
  double mean_event_h = 0.0;   // 0 without events
  double deepest_mw = 0.0;     // all of it: the peak itself has no gap
  /// Holds the shares of the hours with curtailment in which at least 50, 75 and 90 % of the new
  /// load go on.
  std::array<double, 3> kept_share{};
  double summer_peak_mw = 0.0;  // of the load that is there: June-August, held April-October
  double winter_peak_mw = 0.0;  // December-February, held November-March
  /// Counts the hours in which the load that is there alone exceeds what is held: the new load
  /// is then curtailed whole.
  std::size_t hours_above_peak = 0;
};

/// Finds the headroom after Norris, Profeta, Patino-Echeverri, Cowie-Haskell, "Rethinking Load
/// Growth" (Duke University 2025, appendix C): a new load L, the same in each of n hours, is
/// curtailed by what stands above the highest summer or winter peak in all the years of the data,
///
///   c_t(L) = clamp(D_t + L - P_t, 0, L),    sum_t c_t(L) = limit n L.
///
/// With the gaps g_t = max(P_t - D_t, 0) in ascending order and k of them below L the left side is
/// k L - (g_1 + .. + g_k), so that
///
///   L = (g_1 + .. + g_k) / (k - limit n)    for the k at which g_k < L <= g_(k+1):
///
/// exact, without iteration. The curtailed share rises with L from the share of hours without a
/// gap for a small L, and no new load is within the limit where that share is above it. The study
/// averages the shares of calendar years, here all hours weigh alike: the same but for leap days.
///
/// `limit` in (0, 1). Throws InputError for any other and for data without an hour of June-August
/// or of December-February, InternalError where the vectors do not fit each other.
[[nodiscard]] Headroom headroom(const HourlyLoad& load, double limit);

}  // namespace gigaload::grid
