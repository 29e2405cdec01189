#include "output/variables/variables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
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
    // a derivative's unit is its parameter's: sensitivity/parameter_unit
    const bool of_parameter = v.place == Place::sensitivity && v.axes != std::vector{Axis::time};
    CHECK((*v.unit == '\0') == (v.storage == Storage::text || of_parameter));
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
                           "future_quantile",
                           "campus_first_power_time",
                           "campus_half_power_time",
                           "campus_complete_time",
                           "buildout/energised_quantile",
                           "buildout/energised_quantile_by_planning_area",
                           "buildout/announced",
                           "buildout/pre_development",
                           "buildout/construction",
                           "buildout/energised",
                           "buildout/filled",
                           "buildout/cancelled",
                           "buildout/work_capacity",
                           "buildout/promised",
                           "buildout/delivered",
                           "buildout/promise_gap",
                           "buildout/promised_machines",
                           "buildout/delivered_machines",
                           "buildout/machines_gap",
                           "buildout/exchange_time",
                           "exchange/exchange_time_bnds",
                           "buildout/capacity",
                           "sensitivity/parameter",
                           "sensitivity/parameter_unit",
                           "sensitivity/parameter_value",
                           "sensitivity/energised",
                           "sensitivity/filled",
                           "sensitivity/promise_gap",
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
                           "summary/data_centre_water_indirect",
                           "summary/co2",
                           "summary/generation",
                           "summary/campus_work",
                           "summary/campus_it_energy",
                           "summary/campus_pue",
                           "exchange/campus_work",
                           "exchange/storage_energy",
                           "exchange/perfect_capacity",
                           "shortfall_derated",
                           "shortfall_quantile",
                           "lolp",
                           "sample_quantile",
                           "adequacy/area",
                           "adequacy/lolh",
                           "adequacy/eue",
                           "adequacy/neue",
                           "adequacy/event_days",
                           "adequacy/events",
                           "adequacy/event_hours",
                           "adequacy/event_energy",
                           "adequacy/cvar",
                           "adequacy/month",
                           "adequacy/hour_of_day",
                           "adequacy/lolh_by_month_hour",
                           "adequacy/eue_by_month_hour",
                           "adequacy/event_days_by_month",
                           "adequacy/winter_share",
                           "adequacy/winter_share_standard_error",
                           "adequacy/winter_share_of_eue",
                           "adequacy/longest_event_hours",
                           "adequacy/largest_shortfall"}) {
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
      const bool local = axis == Axis::time || axis == Axis::year || axis == Axis::area ||
                         axis == Axis::month || axis == Axis::hour_of_day ||
                         axis == Axis::parameter || axis == Axis::weather_year;
      CHECK(known.count({local ? v.place : Place::root, axis}) == 1);
    }
  }
}

TEST_CASE("a name of the root has no other length in a group, and none is that of a method") {
  for (const Variable& v : variables()) {
    CAPTURE(path_of(v));
    if (v.place != Place::root) {
      CHECK(std::string_view(v.name) != "time");
      CHECK(std::string_view(v.cell_methods).substr(0, 5) != "time:");
    }
    for (const Axis axis : v.axes) CHECK(std::string_view(name_of(axis, v.place)) != "quantile");
  }
}

TEST_CASE("what the deals come to together stands beside them") {
  std::size_t deals = 0;
  for (const Variable& v : variables()) {
    if (v.place != Place::build_out || v.axes.back() != Axis::deal) continue;
    CAPTURE(v.name);
    ++deals;
    const auto total = std::ranges::find_if(variables(), [&](const Variable& other) {
      return other.place == v.place && std::string_view(other.name) == v.total;
    });
    REQUIRE(total != variables().end());
    CHECK(total->axes == std::vector{Axis::time});
    auto s = small_scenario();
    CHECK(is_written(*total, s));
    s.deals.clear();
    CHECK_FALSE(is_written(*total, s));
  }
  CHECK(deals == 3);
}

TEST_CASE("sizes follow the scenario") {
  auto s = small_scenario();
  CHECK(sim::size_of(Axis::region, s) == 2);
  CHECK(sim::size_of(Axis::campus, s) == 3);
  CHECK(sim::size_of(Axis::technology, s) == 2);
  CHECK(sim::size_of(Axis::deal, s) == 1);
  CHECK(sim::size_of(Axis::year, s) == 2);
  s.end = grid::start_of_year(2026);
  CHECK(sim::size_of(Axis::year, s) == 1);
  for (const Variable& v : variables()) {
    if (path_of(v) == "generation") {
      CHECK(columns_of(v, s) == 4);
      CHECK(is_written(v, s));
      s.write_generation = false;
      CHECK_FALSE(is_written(v, s));
    }
    if (path_of(v) == "exchange/generation") CHECK(is_written(v, s));
    if (path_of(v) == "exchange/campus_work") CHECK(columns_of(v, s) == 3);
    if (path_of(v) == "summary/campus_work") CHECK(columns_of(v, s) == 3);
    if (path_of(v) == "dry_bulb" || path_of(v) == "wet_bulb") {
      CHECK_FALSE(is_written(v, s));
      auto asked_for = s;
      asked_for.write_weather = true;
      CHECK(is_written(v, asked_for));
    }
    if (path_of(v) == "campus_it_load" || path_of(v) == "campus_pue") {
      CHECK_FALSE(is_written(v, s));
      auto asked_for = s;
      asked_for.write_it_load = true;
      CHECK(is_written(v, asked_for));
      asked_for.campuses.clear();
      CHECK_FALSE(is_written(v, asked_for));
    }
    if (path_of(v) == "campus_load") {
      CHECK(is_written(v, s));
      auto without = s;
      without.campuses.clear();
      CHECK_FALSE(is_written(v, without));
    }
  }
}

TEST_CASE("what adds up by region stands by state and planning area too where regions nest") {
  const auto s = nested(small_scenario());
  std::set<std::string> by_region, by_state, by_area;
  for (const Variable& v : variables()) {
    const bool summed = v.place == Place::summary && v.axes.size() > 1 &&
                        v.axes[1] == Axis::region && is_written(v, s);
    if (summed) by_region.insert(v.name);
    if (v.place == Place::states && v.axes.size() > 1) {
      CHECK(v.axes[1] == Axis::state);
      if (is_written(v, s)) by_state.insert(v.name);
    }
    if (v.place == Place::planning_areas && v.axes.size() > 1 && is_written(v, s)) {
      by_area.insert(v.name);
    }
  }
  by_region.erase("unserved_hours");  // of several regions at once
  CHECK(by_state == by_region);
  CHECK(by_area == by_region);
  CHECK(by_state.contains("peak"));
  CHECK(by_state.contains("generation"));
  CHECK(sim::size_of(Axis::state, s) == 1);
}

TEST_CASE("drawn futures are told of unless none are asked for or can be drawn") {
  const auto paths = [](const sim::Scenario& s) {
    std::set<std::string> found;
    for (const Variable& v : variables()) {
      const bool along = std::ranges::count(v.axes, Axis::future_quantile) == 1;
      CHECK((v.feature == Feature::futures || path_of(v) == "future_quantile") == along);
      if (along && is_written(v, s)) found.insert(path_of(v));
    }
    return found;
  };
  auto s = small_scenario();
  CHECK(paths(s) == std::set<std::string>{"future_quantile", "campus_first_power_time",
                                          "campus_half_power_time", "campus_complete_time",
                                          "buildout/energised_quantile"});
  CHECK(paths(nested(s)).contains("buildout/energised_quantile_by_planning_area"));
  auto national = s;
  national.limits.accelerator_supply_mw_per_y = 1000.0;
  CHECK(paths(national).empty());
  s.futures = 0;
  CHECK(paths(s).empty());
}

TEST_CASE("units are UDUNITS'") {
  // the ones that are used; MWh, as people write it, is none
  const std::set<std::string> known = {
      "MW",   "MW h",          "m3",           "t",        "h", "d", "1e-6", "1",
      "degC", "degrees_north", "degrees_east", kTimeUnits, ""};
  for (const Variable& v : variables()) {
    CAPTURE(path_of(v));
    CHECK(known.count(v.unit) == 1);
  }
}

}  // namespace gigaload::output
