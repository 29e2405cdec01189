#pragma once

/// Gives the mean demand of a day's hours, in terms of the annual mean, as a curve through the
/// means of the months, so that no night between two months differs from others. In month i of n
/// days, at s = (d - 1/2) / n on its day d, for each hour and each type of day
///
///   q(d) = a_i (1 - s) + a_(i+1) s + kappa s (1 - s)
///   a_i  = min((m_(i-1) + m_i) / 2, 2 min(m_(i-1), m_i))
///   kappa = (N m_i - a_i S(1 - s) - a_(i+1) S(s)) / S(s (1 - s))
///
/// with m the means of the months, December followed by January, and S the sums over the month's N
/// days of the type as they fall in the calendar. So the sum over these days is N m_i, the energy
/// of every month stays, and q is the sum of three numbers of the table with weights of the day.
/// The bound on a_i keeps it above zero: at its worst, a = 2 m on both sides, kappa = -N m / S(s (1
/// - s)) is about -6 m, and q is half of m in the middle.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

class DemandLevels {
 public:
  /// Keeps a reference to `system`. Covers the local days of the calendar years that [begin, end)
  /// touches.
  DemandLevels(const System& system, Hour begin, Hour end);

  /// Returns q. Throws InternalError for a day outside the years.
  [[nodiscard]] double at(std::size_t region, const LocalHour& local) const;

 private:
  /// Weighs the level at the begin of a month, the month's mean and the level at its end.
  struct Weights {
    double begin = 0.0, mean = 0.0, end = 0.0;
  };
  void add_month(std::int64_t first_day, std::int64_t last_day);

  const System& system_;
  std::int64_t first_day_;
  std::vector<Weights> weights_;                                 // [day]
  std::vector<std::array<MonthHourTable, kDayTypes>> at_begin_;  // [region] a
};

}  // namespace gigaload::grid
