#include "grid/demand/demand.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;
using gigaload::RegionIndex;

namespace {

/// Demand with seasons, days and weather; growing from year to year.
System growing_system() {
  System system = system_of(2, {});
  for (RegionData& data : system.data) {
    data.mean_demand_mw = {1000.0, 1100.0, 1250.0};
    data.demand.score.persistence = 0.8;
    for (std::size_t m = 0; m < kMonths; ++m) {
      for (std::size_t h = 0; h < kHoursOfDay; ++h) {
        data.demand.mean[0][m][h] = 1.0 + 0.01 * static_cast<double>(m) + 0.02 * double(h);
        data.demand.mean[1][m][h] = 0.9 + 0.01 * static_cast<double>(m);
        data.demand.pattern[m][h] = 0.05 + 0.001 * static_cast<double>(h);
      }
      for (std::size_t q = 0; q < kQuantiles; ++q) {
        data.demand.score.quantiles[m][q] = 0.3 * (static_cast<double>(q) - 9.0);
      }
    }
  }
  return system;
}

double at(const Demand& demand, Hour hour, std::size_t region = 0) {
  std::vector<double> mw(2);
  demand.at(hour, mw);
  return mw[region];
}

}  // namespace

TEST_CASE("demand: an hour by hand, in local time") {
  System system = growing_system();
  system.data[0].mean_demand_mw = {1000.0};
  for (auto& of_type : system.data[0].demand.mean) of_type.fill(of_type[6]);  // no seasons
  const Hour begin = start_of_year(2025), end = start_of_year(2026);
  const Weather weather(system, begin, end, 4);
  const Demand demand(system, weather, begin, end, false);
  // 2025-07-05 01:00 UTC is Friday 4 July, 21:00 in New York
  const Hour hour = to_hour({2025, 7, 5}) + 1;
  // of the six hours over midnight the first is half an hour in, the fourth three and a half
  const double friday = weather.demand_score(RegionIndex(0), day_of(to_hour({2025, 7, 4})));
  const double saturday = weather.demand_score(RegionIndex(0), day_of(to_hour({2025, 7, 5})));
  double score = (5.5 * friday + 0.5 * saturday) / 6.0;
  CHECK(at(demand, hour) == doctest::Approx(1000.0 * (1.06 + 0.42 + score * 0.071)).epsilon(1e-13));
  // three hours later it is Saturday
  score = (2.5 * friday + 3.5 * saturday) / 6.0;
  CHECK(at(demand, hour + 3) == doctest::Approx(1000.0 * (0.96 + score * 0.05)).epsilon(1e-13));
  CHECK(LocalClock(system.regions[0].time_zone, begin, end).at(hour).hour == 21);
}

TEST_CASE("demand: exact energy of each year, whatever part of it is run") {
  const System system = growing_system();
  const Hour begin = start_of_year(2025), end = start_of_year(2028);
  const Weather weather(system, begin, end, 4);
  const Demand demand(system, weather, begin, end, true);
  for (int year = 2025; year < 2028; ++year) {
    double sum = 0.0;
    for (Hour hour = start_of_year(year); hour < start_of_year(year + 1); ++hour) {
      sum += at(demand, hour, 1);
    }
    const auto hours = static_cast<double>(start_of_year(year + 1) - start_of_year(year));
    const double mean = system.data[1].mean_demand_mw[static_cast<std::size_t>(year - 2025)];
    CHECK(sum / hours == doctest::Approx(mean).epsilon(1e-11));
  }
  const Hour from = to_hour({2026, 3, 1}), to = to_hour({2026, 4, 1});
  const Weather weather_of_part(system, from, to, 4);
  const Demand part(system, weather_of_part, from, to, true);
  for (Hour hour = from; hour < to; ++hour) REQUIRE(at(part, hour) == at(demand, hour));
}

TEST_CASE("demand: without scaling the mean differs as the weather does") {
  const System system = growing_system();
  const Hour begin = start_of_year(2026), end = start_of_year(2027);
  const Weather weather(system, begin, end, 4);
  const Demand free(system, weather, begin, end, false);
  const Demand exact(system, weather, begin, end, true);
  const double ratio = at(free, begin + 5) / at(exact, begin + 5);
  CHECK(std::abs(ratio - 1.0) > 1e-3);
  CHECK(at(free, end - 9) / at(exact, end - 9) == doctest::Approx(ratio).epsilon(1e-12));
}

TEST_CASE("demand: it stays above zero on the most extreme day") {
  System system = growing_system();
  for (auto& month : system.data[0].demand.score.quantiles) month.fill(-1000.0);
  const Hour begin = start_of_year(2025), end = start_of_year(2026);
  const Weather weather(system, begin, end, 4);
  const Demand demand(system, weather, begin, end, false);
  const AnnualRate rate(2025, system.data[0].mean_demand_mw);
  CHECK(at(demand, begin + 50) ==
        doctest::Approx(0.05 * rate.at(begin + 50)).epsilon(1e-13).scale(0.0));
}

TEST_CASE("demand: a month's first midnight is a night like others, and its energy stays") {
  System system = growing_system();
  RegionData& data = system.data[0];
  data.mean_demand_mw = {1000.0};
  for (auto& month : data.demand.score.quantiles) month.fill(0.0);
  for (std::size_t m = 0; m < kMonths; ++m) {
    for (std::size_t h = 0; h < kHoursOfDay; ++h) {
      data.demand.mean[0][m][h] =
          (m % 6 == 0 ? 1.2 : 0.95) + 0.02 * static_cast<double>(std::min(h, 23 - h));
      data.demand.mean[1][m][h] = 0.9 * data.demand.mean[0][m][h];
    }
  }
  const Hour begin = start_of_year(2025), end = start_of_year(2029);
  const Weather weather(system, begin, end, 4);
  const Demand demand(system, weather, begin, end, false);
  const LocalClock clock(system.regions[0].time_zone, begin, end);
  double most_within_mw = 0.0, most_between_mw = 0.0;
  double sum_mwh = 0.0, of_means_mwh = 0.0;
  for (Hour hour = begin + 6; hour < end; ++hour) {
    const LocalHour before = clock.at(hour - 1), now = clock.at(hour);
    if (now.hour == 0 && now.day_type == before.day_type) {
      double& most_mw = now.month == before.month ? most_within_mw : most_between_mw;
      most_mw = std::max(most_mw, std::abs(at(demand, hour) - at(demand, hour - 1)));
    }
    sum_mwh += at(demand, hour);
    of_means_mwh += 1000.0 * data.demand.mean[now.day_type][now.month][now.hour];
    if (now.hour < 23 || clock.at(hour + 1).month == now.month) continue;
    const bool whole = hour > begin + 32 * 24;
    // daylight saving takes an hour from one day and gives it to another
    if (whole) CHECK(sum_mwh == doctest::Approx(of_means_mwh).epsilon(2e-5));
    sum_mwh = of_means_mwh = 0.0;
  }
  CHECK(most_between_mw < 1.2 * most_within_mw);
  CHECK(most_within_mw < 40.0);
}
