#include "sim/years/plant_capacity.hpp"

#include <doctest/doctest.h>

#include "grid/core/calendar.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

grid::System two_by_two() {
  grid::System system;
  system.regions.resize(2);
  system.technologies.resize(2);
  const RegionIndex b(1);
  const TechnologyIndex gas(0);
  system.fleet.push_back({b, gas, {2022, 2023, 2024}, {1000.0, 1200.0, 1100.0}, 100.0});
  return system;
}

double at(const PlantCapacity& capacity, Hour hour, double operating_mw = 0.0) {
  std::vector<double> mw;
  capacity.evaluate(hour, std::vector<double>{0.0, 0.0, operating_mw, 0.0}, mw);
  CHECK(mw[0] == 0.0);
  CHECK(mw[1] == 0.0);
  CHECK(mw[3] == 0.0);
  return mw[2];
}

}  // namespace

TEST_CASE("plant capacity: year ends, linear between, constant outside") {
  const PlantCapacity capacity(two_by_two(), {});
  CHECK(at(capacity, grid::start_of_year(2000)) == 1000.0);
  CHECK(at(capacity, grid::start_of_year(2023)) == 1000.0);
  CHECK(at(capacity, grid::start_of_year(2024)) == 1200.0);
  CHECK(at(capacity, grid::start_of_year(2023) + 8760 / 4) == doctest::Approx(1050.0));
  CHECK(at(capacity, grid::start_of_year(2025)) == 1100.0);
  CHECK(at(capacity, grid::start_of_year(2040)) == 1100.0);
}

TEST_CASE("plant capacity: additions and retirements, never below zero") {
  const Hour date = grid::to_hour({2030, 7, 1});
  const PlantCapacity capacity(two_by_two(),
                               {{RegionIndex(1), TechnologyIndex(0), date, 400.0},
                                {RegionIndex(1), TechnologyIndex(0), date + 24, 900.0},
                                {RegionIndex(0), TechnologyIndex(1), date, 5.0}});
  CHECK(at(capacity, date - 1, 50.0) == 1150.0);
  CHECK(at(capacity, date, 50.0) == 750.0);
  CHECK(at(capacity, date + 24, 50.0) == 0.0);
  CHECK(at(capacity, date + 24, 250.0) == doctest::Approx(50.0));
}

TEST_CASE("plant capacity: changes come and go evenly between their dates, or at once") {
  const Hour from = grid::start_of_year(2025);
  const Hour to = from + 1000;
  const RegionIndex b(1);
  const TechnologyIndex gas(0);
  const PlantCapacity capacity(
      two_by_two(), {},
      {{b, gas, from, to, 400.0}, {b, gas, to, to, 50.0}, {b, gas, to + 1000, to + 2000, -2000.0}});
  CHECK(at(capacity, from) == 1100.0);
  CHECK(at(capacity, from + 250) == doctest::Approx(1200.0));
  CHECK(at(capacity, to - 1) == doctest::Approx(1499.6));
  CHECK(at(capacity, to) == 1550.0);
  CHECK(at(capacity, to + 1500, 10.0) == doctest::Approx(560.0));
  CHECK(at(capacity, to + 2000) == 0.0);
}
