#include "grid/adequacy/sampling/unit_outages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

constexpr std::int64_t kFirst = 20110;  // a day of January 2025
constexpr std::size_t kDays = 10;

/// Two regions, a cold and a mild one, of one area, with a class of plants in each.
System two_regions() {
  Technology gas = plant("gas", 20.0), coal = plant("coal", 25.0);
  gas.forced_outage_rate = coal.forced_outage_rate = 0.08;
  gas.outage_curve = {{-15.0, -5.0, 10.0, 25.0, 35.0}, {0.20, 0.08, 0.02, 0.03, 0.07}};
  coal.outage_curve = {{-15.0, 35.0}, {0.1, 0.1}};
  System system = system_of(2, {gas, coal});
  for (std::size_t r = 0; r < 2; ++r) {
    system.regions[r].planning_area = "pool";
    for (auto& month : system.data[r].air.dry_bulb_c) month.fill(r == 0 ? 5.0 : 15.0);
    for (auto& month : system.data[r].air.dry_bulb_per_k) month.fill(1.0);
    system.data[r].built_for_cold_c = -4.0;
  }
  return system;
}

void add_cold(System& system) {
  system.cold_spells = {.scale = 1.0, .deviation = 0.8, .common = 0.5, .days = 4, .most = 0.6};
  system.technologies[0].cold_share_per_k = 0.02;
}

OutageDays air_of(double cold_region_c, double mild_region_c) {
  OutageDays days;
  days.first = kFirst;
  for (std::size_t d = 0; d < kDays; ++d) {
    days.mean_dry_bulb_c.push_back(cold_region_c);
    days.mean_dry_bulb_c.push_back(mild_region_c);
  }
  return days;
}

struct Drawn {
  double mean_mw = 0.0, deviation_mw = 0.0;  // of the middle day in region 0
};

Drawn out_of_samples(const System& system, const std::vector<UnitClass>& classes, double cold_c,
                     std::uint32_t samples) {
  UnitOutages outages(system, 5);
  outages.set_window(classes, kFirst, kFirst + static_cast<std::int64_t>(kDays));
  OutageDays days = air_of(cold_c, 12.0);
  outages.find_cold(days);
  std::vector<double> mw(2 * kDays);
  double sum = 0.0, squares = 0.0;
  for (std::uint32_t s = 0; s < samples; ++s) {
    outages.draw(s, days, mw);
    sum += mw[2 * 5];
    squares += mw[2 * 5] * mw[2 * 5];
  }
  const double mean = sum / samples;
  return {mean, std::sqrt(std::max(0.0, squares / samples - mean * mean))};
}

}  // namespace

TEST_CASE("the mean share at a temperature is the curve's, and whole units are out") {
  const System system = two_regions();
  const OutagesByAir outages(system);
  const std::vector<UnitClass> classes = {{RegionIndex(0), 0, 1000.0, 20}};
  for (const double c : {-18.0, -10.0, -2.0}) {
    CAPTURE(c);
    const double share = outages.above_mean(RegionIndex(0), 0, c);
    const Drawn found = out_of_samples(system, classes, c, 20000);
    // the day's table has nodes every 2 K
    CHECK(found.mean_mw == doctest::Approx(1000.0 * std::max(share, 0.0)).epsilon(0.04));
    CHECK(found.deviation_mw ==
          doctest::Approx(1000.0 * std::sqrt(share * (1.0 - share) / 20.0)).epsilon(0.05));
  }
  UnitOutages units(system, 5);
  CHECK(units.any());
  units.set_window(classes, kFirst, kFirst + 10);
  const OutageDays days = air_of(-18.0, 12.0);
  std::vector<double> mw(2 * kDays), again(2 * kDays);
  for (std::uint32_t s = 0; s < 50; ++s) {
    units.draw(s, days, mw);
    for (std::size_t d = 0; d < kDays; ++d) {
      CHECK(std::abs(std::remainder(mw[2 * d], 50.0)) < 1e-9);
      CHECK(mw[2 * d + 1] == 0.0);  // no plants there
    }
    units.draw(s, days, again);
    CHECK(mw == again);
  }
}

TEST_CASE("in mild air units are back early, no more of them than are out") {
  System system = two_regions();
  system.technologies[0].forced_outage_rate = 0.01;
  const std::vector<UnitClass> classes = {{RegionIndex(0), 0, 1000.0, 20}};
  const double share = OutagesByAir(system).above_mean(RegionIndex(0), 0, 10.0);
  REQUIRE(share < -0.01);
  CHECK(out_of_samples(system, classes, 10.0, 3).mean_mw == doctest::Approx(-10.0));
  system.technologies[0].forced_outage_rate = 0.3;
  CHECK(out_of_samples(system, classes, 10.0, 3).mean_mw ==
        doctest::Approx(1000.0 * share).epsilon(1e-4));
  CHECK(out_of_samples(system, classes, 10.0, 3).deviation_mw < 1e-3);
}

TEST_CASE("cold spells take the expected share out on average, with more scatter than units have") {
  System system = two_regions();
  add_cold(system);
  const OutagesByAir outages(system);
  const std::vector<UnitClass> classes = {{RegionIndex(0), 0, 1000.0, 50}};
  constexpr double kAir_c = -12.0, kCold_k = 8.0;
  const double rate = outages.rate(RegionIndex(0), 0, kAir_c, kCold_k) - 0.08;
  const Drawn cold = out_of_samples(system, classes, kAir_c, 20000);
  CHECK(cold.mean_mw == doctest::Approx(1000.0 * rate).epsilon(0.02));
  CHECK(cold.deviation_mw > 1.5 * 1000.0 * std::sqrt(rate * (1.0 - rate) / 50.0));
  system.data[0].weatherisation = 1.0;
  const double without = outages.rate(RegionIndex(0), 0, kAir_c) - 0.08;
  CHECK(out_of_samples(system, classes, kAir_c, 20000).mean_mw ==
        doctest::Approx(1000.0 * without).epsilon(0.02));
  system.data[0].weatherisation = 0.5;
  const double half = out_of_samples(system, classes, kAir_c, 20000).mean_mw;
  CHECK(half > 1050.0 * without);
  CHECK(half < 0.95 * cold.mean_mw);
}

TEST_CASE("samples and the balance agree in the mean, far below what plants are built for too") {
  System system = two_regions();
  system.technologies[0].cold_share_per_k = 0.045;
  system.cold_spells = {
      .scale = 1.0, .power = 2.0, .deviation = 0.6, .common = 0.5, .days = 4, .most = 0.35};
  const OutagesByAir outages(system);
  const std::vector<UnitClass> classes = {{RegionIndex(0), 0, 1000.0, 50}};
  for (const double cold_k : {2.0, 6.0, 10.0, 14.0}) {
    CAPTURE(cold_k);
    const double air_c = -4.0 - cold_k;
    const double rate = outages.rate(RegionIndex(0), 0, air_c, cold_k) - 0.08;
    CHECK(out_of_samples(system, classes, air_c, 20000).mean_mw ==
          doctest::Approx(1000.0 * rate).epsilon(0.03));
  }
}

TEST_CASE("a unit that a hard day takes out is out on the harder days of the same spell") {
  System system = two_regions();
  system.cold_spells = {.scale = 1.0, .most = 0.6};  // the factor is one
  system.technologies[0].cold_share_per_k = 0.02;
  UnitOutages units(system, 5);
  units.set_window({{RegionIndex(0), 0, 1000.0, 30}}, kFirst, kFirst + 10);
  OutageDays days = air_of(-5.0, 12.0);
  for (std::size_t d = 0; d < kDays; ++d) {
    days.mean_dry_bulb_c[2 * d] = -5.0 - static_cast<double>(d);
  }
  units.find_cold(days);
  std::vector<double> mw(2 * kDays);
  for (std::uint32_t s = 0; s < 30; ++s) {
    units.draw(s, days, mw);
    for (std::size_t d = 2; d < kDays; ++d) {
      const std::int64_t day = kFirst + static_cast<std::int64_t>(d);
      if (day / UnitOutages::kSpellDays != (day - 1) / UnitOutages::kSpellDays) continue;
      CHECK(mw[2 * d] >= mw[2 * d - 2]);
    }
  }
}

TEST_CASE("a day is the same in any window") {
  System system = two_regions();
  add_cold(system);
  const std::vector<UnitClass> classes = {{RegionIndex(0), 0, 1000.0, 20},
                                          {RegionIndex(1), 0, 500.0, 5},
                                          {RegionIndex(1), 1, 500.0, 1}};
  UnitOutages units(system, 5);
  units.set_window(classes, kFirst, kFirst + 10);
  OutageDays days = air_of(-12.0, -7.0);
  units.find_cold(days);
  std::vector<double> all(2 * kDays);
  for (std::uint32_t s = 0; s < 20; ++s) {
    units.draw(s, days, all);
    for (std::size_t from = 1; from < kDays; ++from) {
      OutageDays part;
      part.first = kFirst + static_cast<std::int64_t>(from);
      const auto tail = [from](const std::vector<double>& values) {
        return std::vector<double>(values.begin() + static_cast<std::ptrdiff_t>(2 * from),
                                   values.end());
      };
      part.mean_dry_bulb_c = tail(days.mean_dry_bulb_c);
      part.cold_k = tail(days.cold_k);
      std::vector<double> mw(part.mean_dry_bulb_c.size());
      units.draw(s, part, mw);
      CHECK(mw == tail(all));
    }
  }
}

TEST_CASE("without a curve nothing depends on the air") {
  const System system = system_of(2, {plant("gas", 20.0)});
  CHECK_FALSE(UnitOutages(system, 5).any());
}
