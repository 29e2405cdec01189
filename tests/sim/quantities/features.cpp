#include "sim/quantities/features.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("features: axes are as long as the scenario makes them") {
  Scenario s = small_scenario();
  CHECK(size_of(Axis::region, s) == 2);
  CHECK(size_of(Axis::campus, s) == s.campuses.size());
  CHECK(size_of(Axis::quantile, s) == 0);
  s.ensemble.samples = 3;
  s.ensemble.quantiles = {0.5, 0.9, 0.95};
  CHECK(size_of(Axis::quantile, s) == 3);
  CHECK(columns_of(std::vector{Axis::region, Axis::quantile}, s) == 6);
  CHECK(columns_of({}, s) == 1);
}

TEST_CASE("features: a quantity is given where its feature and its axes are") {
  Scenario s = small_scenario();
  const std::vector by_campus{Axis::time, Axis::campus};
  CHECK(is_given(Feature::none, by_campus, s));
  CHECK_FALSE(is_given(Feature::on_site_plant, by_campus, s));
  s.campuses[0].plant.capacity_mw = 30.0;
  CHECK(is_given(Feature::on_site_plant, by_campus, s));
  s.campuses.clear();
  CHECK_FALSE(is_given(Feature::none, by_campus, s));
  CHECK(is_of_campuses(Feature::on_site_plant));
  CHECK_FALSE(is_of_campuses(Feature::ensemble));
}

TEST_CASE("features: flexible load is an ensemble's") {
  Scenario s = small_scenario();
  s.campuses[0].flexible.share = 0.2;
  CHECK_FALSE(has_feature(Feature::flexible_load, s));
  s.ensemble.samples = 3;
  CHECK(has_feature(Feature::flexible_load, s));
}

TEST_CASE("features: trade with Canada is that of some region") {
  Scenario s = small_scenario();
  CHECK_FALSE(has_feature(Feature::canada, s));
  s.grid.data[1].canada_import_mw = {50.0};
  CHECK(has_feature(Feature::canada, s));
}

TEST_CASE("features: states and planning areas are there where regions nest in them") {
  Scenario s = small_scenario();
  CHECK_FALSE(has_feature(Feature::states, s));
  CHECK_FALSE(has_feature(Feature::planning_areas, s));
  s.grid.regions[0].state = s.grid.regions[1].state = "S";
  s.grid.regions[1].planning_area = "pool";
  CHECK(has_feature(Feature::states, s));
  CHECK(has_feature(Feature::planning_areas, s));
  CHECK(size_of(Axis::state, s) == 1);
  CHECK(size_of(Axis::planning_area, s) == 1);
}
