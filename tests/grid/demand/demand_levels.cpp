#include "grid/demand/demand_levels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;

namespace {

using MonthMeans = std::array<double, kMonths>;

/// Weekends have `weekend` of the means of weekdays.
System system_with(const MonthMeans& means, double weekend = 1.0) {
  System system = system_of(1, {});
  for (std::size_t m = 0; m < kMonths; ++m) {
    system.data[0].demand.mean[0][m].fill(means[m]);
    system.data[0].demand.mean[1][m].fill(means[m] * weekend);
  }
  return system;
}

/// Noon of a day, by UTC.
LocalHour noon(const LocalClock& clock, std::int64_t day) { return clock.at(24 * day + 12); }

constexpr MonthMeans kRough = {1.3, 0.2, 2.5, 0.9, 0.1, 1.0, 1.8, 0.4, 0.4, 1.6, 0.05, 1.1};

}  // namespace

TEST_CASE("demand levels: every month keeps its means, weekdays and weekends for themselves") {
  const System system = system_with(kRough, 0.7);
  const Hour begin = start_of_year(2025), end = start_of_year(2053);  // all calendars
  const DemandLevels levels(system, begin, end);
  const LocalClock clock("UTC", begin, end);
  for (std::int64_t day = day_of(begin); day < day_of(end);) {
    const std::size_t month = month_of_day(day);
    double sum[kDayTypes] = {}, days[kDayTypes] = {};
    for (; day < day_of(end) && month_of_day(day) == month; ++day) {
      const LocalHour local = noon(clock, day);
      sum[local.day_type] += levels.at(0, local);
      days[local.day_type] += 1.0;
    }
    for (std::size_t type = 0; type < kDayTypes; ++type) {
      CHECK(sum[type] / days[type] ==
            doctest::Approx(system.data[0].demand.mean[type][month][12]).epsilon(1e-12));
    }
  }
}

TEST_CASE("demand levels: they follow a course of the year that is known in all its days") {
  // 1 + 0.2 cos(w t), whose means over months are differences of its integral
  const double w = 2.0 * std::numbers::pi / 365.0;
  MonthMeans means{};
  const Hour begin = start_of_year(2025), end = start_of_year(2026);
  const auto day_of_month = [](unsigned m) {
    return static_cast<double>(day_of(m > 12 ? start_of_year(2026) : to_hour({2025, m, 1})) -
                               day_of(start_of_year(2025)));
  };
  for (unsigned m = 1; m <= 12; ++m) {
    const double from = day_of_month(m), to = day_of_month(m + 1);
    means[m - 1] = 1.0 + 0.2 * (std::sin(w * to) - std::sin(w * from)) / (w * (to - from));
  }
  const System system = system_with(means);
  const DemandLevels levels(system, begin, end);
  const LocalClock clock("UTC", begin, end);
  double worst = 0.0, worst_of_steps = 0.0;
  for (std::int64_t day = day_of(begin); day < day_of(end); ++day) {
    const double known = 1.0 + 0.2 * std::cos(w * (static_cast<double>(day - day_of(begin)) + 0.5));
    worst = std::max(worst, std::abs(levels.at(0, noon(clock, day)) - known));
    worst_of_steps = std::max(worst_of_steps, std::abs(means[month_of_day(day)] - known));
  }
  CHECK(worst < 0.01);
  CHECK(worst_of_steps > 0.04);
}

TEST_CASE("demand levels: no step between months is larger than those within them") {
  MonthMeans means{};
  for (std::size_t m = 0; m < kMonths; ++m) means[m] = m % 2 == 0 ? 1.0 : 1.2;
  const System system = system_with(means);
  const Hour begin = start_of_year(2027), end = start_of_year(2030);
  const DemandLevels levels(system, begin, end);
  const LocalClock clock("UTC", begin, end);
  double within = 0.0, between = 0.0;
  for (std::int64_t day = day_of(begin) + 7; day < day_of(end); ++day) {
    // a weekday or a weekend's day before, of the same type
    const LocalHour now = noon(clock, day), before = noon(clock, day - 1);
    if (now.day_type != before.day_type) continue;
    double& most = now.month == before.month ? within : between;
    most = std::max(most, std::abs(levels.at(0, now) - levels.at(0, before)));
  }
  CHECK(between > 0.0);
  CHECK(between <= within);
  CHECK(within < 0.2 / 7.0);
}

TEST_CASE("demand levels: equal means give no curve, rough ones nothing below zero") {
  const Hour begin = start_of_year(2024), end = start_of_year(2052);
  const LocalClock clock("UTC", begin, end);
  MonthMeans equal{};
  equal.fill(0.9);
  const System flat = system_with(equal), rough = system_with(kRough);
  const DemandLevels of_flat(flat, begin, end), of_rough(rough, begin, end);
  for (std::int64_t day = day_of(begin) - 1; day <= day_of(end); ++day) {
    CHECK(of_flat.at(0, noon(clock, day)) == doctest::Approx(0.9).epsilon(1e-14));
    CHECK(of_rough.at(0, noon(clock, day)) > 0.0);
  }
  CHECK_THROWS_AS((void)of_flat.at(0, noon(clock, day_of(end) + 60)), gigaload::InternalError);
}
