#include "grid/supply/cold_spells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

/// Four regions: two of one area, one of another in the same interconnection, one of its own.
System cold_system() {
  Technology gas = plant("gas", 20.0), coal = plant("coal", 25.0);
  gas.outage_curve = coal.outage_curve = {{-15.0, 35.0}, {0.1, 0.1}};
  gas.cold_share_per_k = 0.04;
  coal.cold_share_per_k = 0.02;
  System system = system_of(4, {gas, coal});
  system.regions[0].planning_area = system.regions[1].planning_area = "pool";
  system.regions[2].planning_area = "valley";
  system.regions[3].interconnection = "two";
  for (RegionData& data : system.data) data.built_for_cold_c = -5.0;
  system.cold_spells = {
      .scale = 1.0, .day_before = 0.25, .deviation = 0.8, .common = 0.5, .days = 4, .most = 0.6};
  return system;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  double mx = 0.0, my = 0.0, xx = 0.0, yy = 0.0, xy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mx += x[i] / n;
    my += y[i] / n;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

}  // namespace

TEST_CASE("a day is as cold as it and the day before are below what plants are built for") {
  const System system = cold_system();
  const RegionIndex region(0);
  CHECK(cold_k(system, region, -5.0, 3.0) == 0.0);
  CHECK(cold_k(system, region, -9.0, 3.0) == doctest::Approx(3.0));
  CHECK(cold_k(system, region, -9.0, -13.0) == doctest::Approx(5.0));
  CHECK(cold_k(system, region, 2.0, -13.0) == doctest::Approx(2.0));
}

TEST_CASE("what cold takes out grows with it and with the scale; weatherisation takes its share") {
  System system = cold_system();
  CHECK(cold_share(system, RegionIndex(0), 0, 5.0) == doctest::Approx(0.2));
  CHECK(cold_share(system, RegionIndex(0), 1, 5.0) == doctest::Approx(0.1));
  system.data[0].weatherisation = 0.75;
  CHECK(cold_share(system, RegionIndex(0), 0, 5.0) == doctest::Approx(0.05));
  CHECK(cold_share(system, RegionIndex(1), 0, 5.0) == doctest::Approx(0.2));
  system.cold_spells.scale = 2.0;
  CHECK(cold_share(system, RegionIndex(0), 0, 5.0) == doctest::Approx(0.1));
  system.data[0].weatherisation = 1.0;
  CHECK(cold_share(system, RegionIndex(0), 0, 5.0) == 0.0);
}

TEST_CASE("with a power above one a degree costs the more the deeper it is") {
  System system = cold_system();
  system.cold_spells.power = 2.0;
  CHECK(cold_share(system, RegionIndex(0), 0, 10.0) == doctest::Approx(0.4));  // as told
  CHECK(cold_share(system, RegionIndex(0), 0, 5.0) == doctest::Approx(0.1));
  CHECK(cold_share(system, RegionIndex(0), 0, 15.0) == doctest::Approx(0.9));
  CHECK(cold_share(system, RegionIndex(0), 0, 0.0) == 0.0);
  system.cold_spells.scale = 0.5;
  system.data[0].weatherisation = 0.5;
  CHECK(cold_share(system, RegionIndex(0), 0, 5.0) == doctest::Approx(0.025));
}

TEST_CASE("factors have mean one, their deviation, and are alike in an area") {
  const System system = cold_system();
  const ColdFactors factors(system);
  REQUIRE(factors.areas() == 3);
  CHECK(factors.area_of(0) == factors.area_of(1));
  CHECK(factors.area_of(2) != factors.area_of(0));
  constexpr std::uint32_t kSamples = 20000;
  constexpr std::int64_t kDay = 20100;
  std::vector<double> pool, valley, alone, next, later;
  double mean = 0.0, squares = 0.0, capped = 0.0;
  for (std::uint32_t s = 0; s < kSamples; ++s) {
    const RandomSource random(7, Stream::cold_spells, s);
    const double factor = factors.at(random, factors.area_of(0), kDay);
    mean += factor / kSamples;
    pool.push_back(std::log(factor));
    squares += (pool.back() + 0.32) * (pool.back() + 0.32) / kSamples;
    capped += std::min(0.6, 0.3 * factor) / kSamples;
    valley.push_back(std::log(factors.at(random, factors.area_of(2), kDay)));
    alone.push_back(std::log(factors.at(random, factors.area_of(3), kDay)));
    next.push_back(std::log(factors.at(random, factors.area_of(0), kDay + 1)));
    later.push_back(std::log(factors.at(random, factors.area_of(0), kDay + 4)));
  }
  CHECK(mean == doctest::Approx(1.0).epsilon(0.03));
  CHECK(std::sqrt(squares) == doctest::Approx(0.8).epsilon(0.03));
  CHECK(correlation(pool, valley) == doctest::Approx(0.5).epsilon(0.08));
  CHECK(std::abs(correlation(pool, alone)) < 0.03);
  CHECK(correlation(pool, next) == doctest::Approx(0.75).epsilon(0.05));
  CHECK(std::abs(correlation(pool, later)) < 0.03);
  CHECK(capped == doctest::Approx(expected_share(system.cold_spells, 0.3)).epsilon(0.02));
}

TEST_CASE("the expected share: the mean below the most, never above it") {
  ColdSpells spells = cold_system().cold_spells;
  CHECK(expected_share(spells, 0.0) == 0.0);
  CHECK(expected_share(spells, 0.001) == doctest::Approx(0.001).epsilon(1e-3));
  CHECK(expected_share(spells, 0.3) < 0.3);
  CHECK(expected_share(spells, 1000.0) == doctest::Approx(0.6));
  spells.deviation = 0.0;
  CHECK(expected_share(spells, 0.3) == 0.3);
  CHECK(expected_share(spells, 0.9) == 0.6);
}
