#include "grid/demand/demand_levels.hpp"

#include <algorithm>

#include "grid/core/day_type.hpp"
#include "grid/core/error.hpp"

namespace gigaload::grid {

namespace {

std::int64_t first_of_month(int year, unsigned month) {
  return day_of(month > kMonths ? start_of_year(year + 1) : to_hour({year, month, 1}));
}

std::array<MonthHourTable, kDayTypes> levels_between(const DemandShape& demand) {
  constexpr double kMost = 2.0;  // of the smaller mean
  std::array<MonthHourTable, kDayTypes> at_begin{};
  for (std::size_t type = 0; type < kDayTypes; ++type) {
    for (std::size_t m = 0; m < kMonths; ++m) {
      for (std::size_t h = 0; h < kHoursOfDay; ++h) {
        const double before = demand.mean[type][(m + kMonths - 1) % kMonths][h];
        const double own = demand.mean[type][m][h];
        at_begin[type][m][h] = std::min((before + own) / 2.0, kMost * std::min(before, own));
      }
    }
  }
  return at_begin;
}

}  // namespace

DemandLevels::DemandLevels(const System& system, Hour begin, Hour end) : system_(system) {
  // local dates reach a day over the ends
  const int first_year = year_of(begin), last_year = year_of(end - 1);
  first_day_ = first_of_month(first_year - 1, kMonths);
  add_month(first_day_, first_of_month(first_year, 1));
  for (int year = first_year; year <= last_year; ++year) {
    for (unsigned month = 1; month <= kMonths; ++month) {
      add_month(first_of_month(year, month), first_of_month(year, month + 1));
    }
  }
  add_month(first_of_month(last_year + 1, 1), first_of_month(last_year + 1, 2));
  for (const RegionData& data : system.data) at_begin_.push_back(levels_between(data.demand));
}

void DemandLevels::add_month(std::int64_t first_day, std::int64_t last_day) {
  struct Sums {
    double days = 0.0, s = 0.0, bubble = 0.0;
  };
  std::array<Sums, kDayTypes> sums;
  const auto share = [&](std::int64_t day) {
    return (static_cast<double>(day - first_day) + 0.5) / static_cast<double>(last_day - first_day);
  };
  for (std::int64_t day = first_day; day < last_day; ++day) {
    Sums& of_type = sums[day_type(day)];
    const double s = share(day);
    of_type.days += 1.0;
    of_type.s += s;
    of_type.bubble += s * (1.0 - s);
  }
  for (std::int64_t day = first_day; day < last_day; ++day) {
    const Sums& of_type = sums[day_type(day)];
    const double s = share(day);
    const double bubble = s * (1.0 - s) / of_type.bubble;
    weights_.push_back({.begin = 1.0 - s - bubble * (of_type.days - of_type.s),
                        .mean = bubble * of_type.days,
                        .end = s - bubble * of_type.s});
  }
}

double DemandLevels::at(std::size_t region, const LocalHour& local) const {
  const auto day = static_cast<std::size_t>(local.day - first_day_);
  if (day >= weights_.size()) throw InternalError("demand: a day outside the years");
  const Weights& w = weights_[day];
  const MonthHourTable& between = at_begin_[region][local.day_type];
  const std::size_t next = local.month + 1U == kMonths ? 0 : local.month + 1U;
  return w.begin * between[local.month][local.hour] +
         w.mean * system_.data[region].demand.mean[local.day_type][local.month][local.hour] +
         w.end * between[next][local.hour];
}

}  // namespace gigaload::grid
