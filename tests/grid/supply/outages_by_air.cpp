#include "grid/supply/outages_by_air.hpp"

#include <doctest/doctest.h>

#include "grid/supply/cold_spells.hpp"
#include "grid/supply/resources.hpp"
#include "grid/weather/climate.hpp"
#include "grid/weather/outdoor_air.hpp"
#include "grid/weather/weather.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

System system_with_winters() {
  Technology gas = plant("gas", 20.0), coal = plant("coal", 25.0);
  gas.forced_outage_rate = 0.08;
  gas.outage_curve = {{-15.0, -5.0, 10.0, 25.0, 35.0}, {0.20, 0.08, 0.02, 0.03, 0.07}};
  coal.forced_outage_rate = 0.12;  // without a curve
  System system = system_of(2, {gas, coal});
  for (std::size_t r = 0; r < 2; ++r) {
    AirShape& air = system.data[r].air;
    for (std::size_t m = 0; m < kMonths; ++m) {
      air.dry_bulb_c[m].fill((r == 0 ? 20.0 : 8.0) - (m < 2 || m == 11 ? 14.0 : 0.0));
      air.dry_bulb_per_k[m].fill(1.0);
      air.dew_point_c[m].fill(-20.0);
      for (std::size_t q = 0; q < kQuantiles; ++q) {
        air.dry_bulb.quantiles[m][q] = 0.8 * static_cast<double>(q) - 8.0;
      }
    }
  }
  return system;
}

}  // namespace

TEST_CASE("a curve is a broken line that goes on in its odds beyond its ends") {
  const OutageCurve curve{{-15.0, 0.0, 35.0}, {0.2, 0.02, 0.09}};
  CHECK(outage_at(curve, -15.0) == 0.2);
  CHECK(outage_at(curve, -7.5) == doctest::Approx(0.11));
  CHECK(outage_at(curve, 0.0) == doctest::Approx(0.02).scale(0.0));
  CHECK(outage_at(curve, 17.5) == doctest::Approx(0.055).scale(0.0));
  CHECK(outage_at(curve, 35.0) == 0.09);
  // odds of 1/4 and 1/49: by the factor of 15 K once more
  const double odds = 0.25 * (0.25 * 49.0);
  CHECK(outage_at(curve, -30.0) == doctest::Approx(odds / (1.0 + odds)));
  CHECK(outage_at(curve, -300.0) <= 1.0);
  CHECK(outage_at(curve, 50.0) > 0.09);
  CHECK(outage_at(curve, 50.0) < 0.2);
  CHECK(outage_at(curve, -15.001) == doctest::Approx(0.2).epsilon(1e-3));
  const OutageCurve never{{-15.0, 35.0}, {0.0, 0.1}}, one{{10.0}, {0.1}};
  CHECK(outage_at(never, -40.0) == 0.0);
  CHECK(outage_at(one, -40.0) == 0.1);
}

TEST_CASE("plants that are built for more cold or heat than the curve's ends go on later") {
  const OutageCurve curve{{-15.0, 0.0, 35.0}, {0.2, 0.02, 0.09}};
  CHECK(outage_at(curve, -20.0, -5.0, 30.0) == outage_at(curve, -20.0));
  CHECK(outage_at(curve, -20.0, -25.0, 30.0) == 0.2);
  CHECK(outage_at(curve, -30.0, -25.0, 30.0) == outage_at(curve, -20.0));
  CHECK(outage_at(curve, -7.5, -25.0, 45.0) == outage_at(curve, -7.5));
  CHECK(outage_at(curve, 44.0, -25.0, 45.0) == 0.09);
  CHECK(outage_at(curve, 50.0, -25.0, 45.0) == outage_at(curve, 40.0));
}

TEST_CASE(
    "the mean over many years of weather is the technology's rate, in a warm region and a cold") {
  const System system = system_with_winters();
  const OutagesByAir outages(system);
  CHECK(outages.any());
  const Hour begin = start_of_year(2001), end = start_of_year(2041);
  const Weather weather(system, begin, end, 1);
  const OutdoorAir outdoor(system, weather);
  for (std::size_t r = 0; r < 2; ++r) {
    const RegionIndex region(r);
    const LocalClock clock(system.regions[r].time_zone, begin, end);
    double sum = 0.0, n = 0.0;
    for (Hour hour = begin; hour < end; hour += 7) {
      sum += outages.rate(region, 0, outdoor.at(region, hour, clock.at(hour)).dry_bulb_c);
      n += 1.0;
    }
    CHECK(sum / n == doctest::Approx(0.08).epsilon(0.01).scale(0.0));
    CHECK(outages.rate(region, 1, -15.0) == 0.12);
    CHECK(outages.availability_ratio(region, 1, -15.0) == doctest::Approx(1.0));
    CHECK(outages.rate(region, 0, -15.0) - outages.rate(region, 0, 10.0) == doctest::Approx(0.18));
    CHECK(outages.availability_ratio(region, 0, -15.0) ==
          doctest::Approx((1.0 - outages.rate(region, 0, -15.0)) / 0.92));
  }
  CHECK(outages.rate(RegionIndex(0), 0, -15.0) > outages.rate(RegionIndex(1), 0, -15.0));
  CHECK_FALSE(OutagesByAir(system_of(1, {plant("gas", 20.0)})).any());
}

TEST_CASE("what plants can give follows the temperature, if it is given") {
  const System system = system_with_winters();
  const OutagesByAir outages(system);
  const Hour begin = start_of_year(2025), end = begin + 48;
  const Weather weather(system, begin, end, 1);
  const Resources resources(system, weather, begin, end);
  const std::vector<double> capacity = {1000.0, 500.0, 1000.0, 500.0}, cold = {-15.0, 12.0};
  std::vector<double> mean(4), now(4);
  resources.at(begin, capacity, {}, mean);
  resources.at(begin, capacity, cold, now);
  CHECK(mean[0] == doctest::Approx(920.0));
  CHECK(now[0] == doctest::Approx(1000.0 * (1.0 - outages.rate(RegionIndex(0), 0, -15.0))));
  CHECK(now[0] < 800.0);
  CHECK(now[2] == doctest::Approx(1000.0 * (1.0 - outages.rate(RegionIndex(1), 0, 12.0))));
  CHECK(now[2] > mean[2]);
  CHECK(now[1] == mean[1]);
}

TEST_CASE("cold spells are on top of the curve, by their mean") {
  System system = system_with_winters();
  const double before = OutagesByAir(system).rate(RegionIndex(0), 0, -15.0, 4.0);
  system.cold_spells = {.scale = 1.0, .deviation = 1.0, .most = 0.5};
  system.technologies[0].cold_share_per_k = 0.05;
  const OutagesByAir outages(system);
  CHECK(outages.any_cold());
  CHECK(outages.rate(RegionIndex(0), 0, -15.0) == before);
  CHECK(outages.rate(RegionIndex(0), 0, -15.0, 4.0) ==
        doctest::Approx(before + expected_share(system.cold_spells, 0.2)));
  CHECK(outages.rate(RegionIndex(0), 1, -15.0, 4.0) == 0.12);
  system.cold_spells.scale = 0.0;
  CHECK_FALSE(OutagesByAir(system).any_cold());
}

TEST_CASE("the day's share is the mean of its hours'") {
  System system = system_with_winters();
  for (auto& month : system.data[0].air.dry_bulb_c) {
    for (std::size_t h = 0; h < kHoursOfDay; ++h) month[h] += h > 11 ? 4.0 : -4.0;
  }
  const OutagesByAir outages(system);
  DayOutages by_day(system, outages);
  by_day.prepare(0);
  for (const double mean_c : {-12.0, 2.0, 24.0}) {  // nodes of the table
    double hours = 0.0;
    for (const double off : {-4.0, 4.0}) {
      hours += 0.5 * outages.above_mean(RegionIndex(0), 0, mean_c + off);
    }
    CHECK(by_day.above_mean(RegionIndex(0), 0, 0, mean_c) ==
          doctest::Approx(hours).epsilon(1e-4).scale(1.0));
    CHECK(by_day.above_mean(RegionIndex(0), 1, 0, mean_c) == 0.0);
  }
  CHECK(by_day.above_mean(RegionIndex(0), 0, 0, -80.0) ==
        by_day.above_mean(RegionIndex(0), 0, 0, -50.0));
}

TEST_CASE("the balance has a cold day's mean, of the day and the one before") {
  System system = system_with_winters();
  system.cold_spells = {.scale = 1.0, .day_before = 0.5, .deviation = 0.7, .most = 0.6};
  system.technologies[0].cold_share_per_k = 0.05;
  for (RegionData& data : system.data) data.built_for_cold_c = 4.0;
  const OutagesByAir outages(system);
  const Hour begin = start_of_year(2025), end = begin + 240;
  const Weather weather(system, begin, end, 1);
  const Resources resources(system, weather, begin, end);
  REQUIRE(resources.by_air());
  const std::vector<double> capacity = {1000.0, 0.0, 1000.0, 0.0}, mild = {5.0, 5.0};
  const LocalClock clock(system.regions[1].time_zone, begin, end);
  std::vector<double> available(4);
  bool any = false;
  for (Hour hour = begin; hour < end; hour += 12) {
    resources.at(hour, capacity, mild, available);
    const auto& day = resources.day(RegionIndex(1), clock.at(hour).day);
    const auto& before = resources.day(RegionIndex(1), clock.at(hour).day - 1);
    if (hour > begin + 24) {
      CHECK(day.cold_k == doctest::Approx(cold_k(system, RegionIndex(1), day.mean_dry_bulb_c,
                                                 before.mean_dry_bulb_c)));
    }
    any = any || day.cold_k > 0.0F;
    CHECK(available[2] ==
          doctest::Approx(1000.0 * (1.0 - outages.rate(RegionIndex(1), 0, 5.0, day.cold_k))));
  }
  CHECK(any);
}
