#include "grid/supply/hydro.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "grid/demand/demand.hpp"
#include "grid/system/water.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;
using gigaload::RegionIndex;

namespace {

System wet_system() {
  System system = system_of(1, {technology_of("hydro", TechnologyKind::hydro)});
  RegionData& data = system.data[0];
  data.demand.score.persistence = 0.7;
  for (std::size_t m = 0; m < kMonths; ++m) {
    data.hydro_capacity_factor[m] = 0.08 * static_cast<double>(m);  // none in January, 0.88
    for (std::size_t h = 0; h < kHoursOfDay; ++h) {
      for (auto& mean : data.demand.mean) mean[m][h] = 0.7 + 0.025 * static_cast<double>(h);
      data.demand.pattern[m][h] = 0.1;
    }
    for (std::size_t q = 0; q < kQuantiles; ++q) {
      data.demand.score.quantiles[m][q] = 0.2 * (static_cast<double>(q) - 10.0);
    }
  }
  return system;
}

struct Fixture {
  System system = wet_system();
  Hour begin = start_of_year(2027), end = start_of_year(2029);
  Weather weather{system, begin, end, 8};
  std::vector<LocalClock> clock{LocalClock("UTC", begin, end)};
  Hydro hydro{system, weather, clock, begin, end};

  double factor(Hour hour) const { return hydro.factor(RegionIndex(0), hour, clock[0].at(hour)); }
  double demand(Hour hour) const {
    const LocalHour local = clock[0].at(hour);
    return relative_demand(DemandLevels(system, begin, end).at(0, local),
                           system.data[0].demand.pattern[local.month][local.hour],
                           weather.demand_score(RegionIndex(0), local));
  }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "hydro: every month's mean is its capacity factor, no hour above one") {
  bool full = false;
  Hour hour = begin;
  for (int year = 2027; year < 2029; ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      const Hour next = month == 12 ? start_of_year(year + 1) : to_hour({year, month + 1, 1});
      const auto hours = static_cast<double>(next - hour);
      double sum = 0.0;
      for (; hour < next; ++hour) {
        REQUIRE(factor(hour) <= 1.0);
        full = full || factor(hour) == 1.0;
        sum += factor(hour);
      }
      CHECK(sum / hours == doctest::Approx(0.08 * (month - 1)).epsilon(1e-12).scale(0.08));
    }
  }
  CHECK(full);
}

TEST_CASE_FIXTURE(Fixture, "hydro: within a month it goes with the square of the demand") {
  const Hour march = to_hour({2028, 3, 1});
  const double first = factor(march) / std::pow(demand(march), 2);
  for (Hour hour = march; hour < to_hour({2028, 4, 1}); ++hour) {
    REQUIRE(factor(hour) < 1.0);
    REQUIRE(factor(hour) == doctest::Approx(first * std::pow(demand(hour), 2)).epsilon(1e-12));
  }
}

TEST_CASE_FIXTURE(Fixture, "hydro: a run of a part of the year has the same water") {
  const Hour from = to_hour({2028, 11, 10}) + 5;
  const Weather part_weather(system, from, end, 8);
  const Hydro part(system, part_weather, {LocalClock("UTC", start_of_year(2028), end)}, from, end);
  for (Hour hour = from; hour < end; ++hour) {
    REQUIRE(part.factor(RegionIndex(0), hour, clock[0].at(hour)) == factor(hour));
  }
}

TEST_CASE_FIXTURE(Fixture, "hydro: a most share of the capacity, and a month above it is flat") {
  system.data[0].hydro_exponent = 1.2;
  system.data[0].hydro_most_share = 0.5;
  const Hydro limited(system, weather, clock, begin, end);
  const auto of = [&](Hour hour) {
    return limited.factor(RegionIndex(0), hour, clock[0].at(hour));
  };
  for (const unsigned month : {5U, 12U}) {  // 0.32 and 0.88 of the capacity
    const Hour first = to_hour({2027, month, 1}), next = first + 31 * 24;
    double sum = 0.0, highest = 0.0, lowest = 1.0;
    for (Hour hour = first; hour < next; ++hour) {
      sum += of(hour);
      highest = std::max(highest, of(hour));
      lowest = std::min(lowest, of(hour));
    }
    const double wanted = 0.08 * (month - 1);
    CHECK(sum / (31 * 24) == doctest::Approx(wanted).epsilon(1e-9));
    CHECK(highest <= std::max(0.5, wanted) + 1e-12);
    if (month == 12) CHECK(lowest == doctest::Approx(wanted));
    if (month == 5) CHECK(lowest < highest);
  }
}

TEST_CASE("water's weight: the square for 2, and its slope at the mean is the exponent") {
  CHECK(water_weight(1.3, 2.0) == 1.3 * 1.3);
  for (const double exponent : {0.0, 0.7, 1.0, 1.5, 2.0, 2.1}) {
    CHECK(water_weight(1.0, exponent) == doctest::Approx(1.0));
    const double slope =
        (water_weight(1.0 + 1e-6, exponent) - water_weight(1.0 - 1e-6, exponent)) / 2e-6;
    CHECK(slope == doctest::Approx(exponent).epsilon(1e-6).scale(1.0));
  }
  CHECK(water_weight(2.5, 0.0) > 0.0);
}
