#include "sim/studies/campus_cost.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Two areas without a line, campuses in the one.
Scenario apart() {
  Scenario s = small_year();
  s.grid.regions[0].planning_area = "west";
  s.grid.regions[1].planning_area = "east";
  s.grid.regions[1].interconnection = "two";
  s.grid.interfaces.clear();
  s.grid.fleet[0].capacity_mw = {1600.0, 1600.0};
  s.campuses.pop_back();
  return s;
}

CampusCostOptions options() { return {.year = 2025, .samples = 60, .threads = 2}; }

}  // namespace

TEST_CASE("campuses cost their area about what they draw, and others nothing") {
  const Scenario with = apart();
  Scenario without = with;
  without.campuses.clear();
  const CampusCost cost = campus_cost(with, without, options());
  CHECK_FALSE(cost.gave_up);
  CHECK(cost.samples == 60);
  CHECK(cost.share_of_year == 1.0);
  CHECK_FALSE(cost.assumptions.empty());
  REQUIRE(cost.areas.size() == 4);
  const AreaCost& west = cost.areas[0];
  CHECK(west.name == "west");
  CHECK(west.kind == AreaKind::planning_area);
  CHECK(west.with.value > west.without.value);
  CHECK(west.restored.value <= west.without.value * (1.0 + 1e-12));
  // a campus of 100 MW draws about 80 MW
  CHECK(west.capacity_mw > 30.0);
  CHECK(west.capacity_mw < 120.0);
  CHECK(west.standard_error_mw >= 0.0);
  CHECK(west.low_mw <= west.capacity_mw);
  CHECK(west.high_mw >= west.capacity_mw);
  CHECK_FALSE(west.none_without);
  const AreaCost& east = cost.areas[1];
  CHECK(east.with.value == east.without.value);
  CHECK(east.capacity_mw == 0.0);
  CHECK(east.standard_error_mw == 0.0);
  // each is an interconnection by itself, too
  CHECK(cost.areas[2].kind == AreaKind::interconnection);
  CHECK(cost.areas[2].name == "one");
  CHECK(cost.areas[2].capacity_mw == west.capacity_mw);
  CHECK(cost.areas[3].capacity_mw == 0.0);
}

TEST_CASE("where no sample is short without campuses the capacity has no error") {
  Scenario with = apart();
  with.end = grid::to_hour({2025, 2, 1});
  with.grid.technologies[0].forced_outage_rate = 0.0;  // nothing fails
  with.grid.fleet[0].capacity_mw = {90'000.0, 90'000.0};
  with.grid.fleet[2].capacity_mw = {90'000.0, 90'000.0};
  Scenario without = with;
  without.campuses.clear();
  const CampusCost cost = campus_cost(with, without, options());
  REQUIRE(cost.areas.size() == 4);
  CHECK(cost.share_of_year == doctest::Approx(31.0 / 365.0));
  for (const AreaCost& area : cost.areas) {
    CHECK(area.none_without);
    CHECK(area.with.value == 0.0);
    CHECK(area.capacity_mw == 0.0);
    CHECK(std::isnan(area.standard_error_mw));
    CHECK(std::isnan(area.low_mw));
  }
}

TEST_CASE("what campuses cost is not asked of a scenario without any, and can be given up") {
  const Scenario with = apart();
  Scenario without = with;
  without.campuses.clear();
  CHECK_THROWS_AS((void)campus_cost(without, without, options()), InputError);
  Scenario unbuilt = with;  // as run.campuses = false leaves it
  for (auto& phase : unbuilt.campuses[0].phases) phase.share_energised = 0.0;
  CHECK_THROWS_AS((void)campus_cost(unbuilt, without, options()), InputError);
  auto impatient = options();
  impatient.progress = [](double, double) { return false; };
  const CampusCost cost = campus_cost(with, without, impatient);
  CHECK(cost.gave_up);
  CHECK(cost.areas.empty());
  auto other_year = options();
  other_year.year = 2044;
  CHECK_THROWS_AS((void)campus_cost(with, without, other_year), InputError);
}
