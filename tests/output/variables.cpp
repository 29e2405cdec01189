#include "output/variables.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string_view>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("every variable has one place, a long name and a unit if it is a number") {
  std::set<std::string> paths;
  for (const Variable& v : variables()) {
    CAPTURE(path_of(v));
    CHECK(paths.insert(path_of(v)).second);
    CHECK_FALSE(v.axes.empty());
    CHECK(std::string_view(v.long_name).size() > 2);
    CHECK((*v.unit == '\0') == (v.storage == Storage::text));
    CHECK(std::string_view(v.name) != "load");  // ds.load is a method in xarray
    CHECK(std::holds_alternative<Labels>(v.source) == (v.storage == Storage::text));
  }
  for (const char* path : {"demand",
                           "grid_load",
                           "shortfall",
                           "net_import",
                           "reserve_margin",
                           "campus_load",
                           "campus_curtailed",
                           "water_direct",
                           "water_indirect",
                           "co2",
                           "generation",
                           "buildout/announced",
                           "buildout/pre_development",
                           "buildout/construction",
                           "buildout/energised",
                           "buildout/filled",
                           "buildout/cancelled",
                           "buildout/promised",
                           "buildout/delivered",
                           "buildout/promise_gap",
                           "buildout/capacity",
                           "summary/energy",
                           "summary/campus_energy",
                           "summary/data_centre_energy",
                           "summary/data_centre_share",
                           "summary/peak",
                           "summary/unserved_energy",
                           "summary/unserved_hours",
                           "summary/net_import",
                           "summary/water_direct",
                           "summary/water_indirect",
                           "summary/co2",
                           "summary/generation",
                           "exchange/storage_energy"}) {
    CAPTURE(path);
    CHECK(paths.count(path) == 1);
  }
}

TEST_CASE("an axis' own variable comes before those along it") {
  std::set<std::pair<Place, Axis>> known = {{Place::root, Axis::bounds}};
  for (const Variable& v : variables()) {
    CAPTURE(path_of(v));
    if (is_own_dimension(v)) {
      known.insert({v.place, v.axes.front()});
      continue;
    }
    for (const Axis axis : v.axes) {
      const bool local = axis == Axis::time || axis == Axis::year;
      CHECK(known.count({local ? v.place : Place::root, axis}) == 1);
    }
  }
}

TEST_CASE("sizes follow the scenario") {
  auto s = small_scenario();
  CHECK(size_of(Axis::region, s) == 2);
  CHECK(size_of(Axis::campus, s) == 3);
  CHECK(size_of(Axis::technology, s) == 2);
  CHECK(size_of(Axis::deal, s) == 1);
  CHECK(size_of(Axis::year, s) == 2);
  s.end = grid::start_of_year(2026);
  CHECK(size_of(Axis::year, s) == 1);
  for (const Variable& v : variables()) {
    if (path_of(v) == "generation") {
      CHECK(columns_of(v, s) == 4);
      CHECK(is_written(v, s));
      s.write_generation = false;
      CHECK_FALSE(is_written(v, s));
    }
    if (path_of(v) == "exchange/generation") CHECK(is_written(v, s));
    if (path_of(v) == "campus_load") {
      CHECK(is_written(v, s));
      s.campuses.clear();
      CHECK_FALSE(is_written(v, s));
    }
  }
}

TEST_CASE("units are UDUNITS'") {
  // the ones that are used; MWh, as people write it, is none
  const std::set<std::string> known = {"MW", "MW h",          "m3",           "t",        "h",
                                       "1",  "degrees_north", "degrees_east", kTimeUnits, ""};
  for (const Variable& v : variables()) {
    CAPTURE(path_of(v));
    CHECK(known.count(v.unit) == 1);
  }
}

}  // namespace gigaload::output
