#include "output/variables/variables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string_view>

#include "sim/years/pipeline_parameter.hpp"
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

TEST_CASE("what is of an ensemble or of a calibration is left out where there is none") {
  const std::set<std::string> of_campus = {
      "water_shortfall",  "water_limited_mw",  "water_limited_energy",
      "campus_deferred",  "campus_recovered",  "deferred_energy",
      "recovered_energy", "onsite_generation", "onsite_energy"};
  const std::set<std::string> of_ensemble = {"shortfall_derated", "lolp", "shortfall_quantile",
                                             "sample_quantile"};
  const auto plain = small_scenario();
  auto ensemble = small_ensemble();
  ensemble.calibration.enabled = false;
  auto calibrated = plain;
  calibrated.calibration.enabled = true;
  auto differentiated = plain;
  differentiated.write_sensitivities = true;
  auto without_quantiles = ensemble;
  without_quantiles.ensemble.quantiles.clear();
  auto reserves = ensemble;
  reserves.reserve_share.assign(reserves.grid.regions.size(), 0.03);
  for (const Variable& v : variables()) {
    const std::string path = path_of(v);
    CAPTURE(path);
    const bool calibration = path == "exchange/perfect_capacity";
    if (of_campus.count(v.name) == 1 || v.feature == Feature::weather ||
        v.feature == Feature::it_load) {
      continue;
    }
    if (v.feature == Feature::canada || v.feature == Feature::demand_response ||
        v.feature == Feature::weather_years) {
      CHECK_FALSE(is_written(v, ensemble));  // the small scenario has none of them
      continue;
    }
    if (v.feature == Feature::reserves) {
      CHECK_FALSE(is_written(v, ensemble));
      CHECK(is_written(v, reserves));
      continue;
    }
    CHECK(is_written(v, reserves) == is_written(v, ensemble));
    const bool only = v.place == Place::adequacy || of_ensemble.count(path) == 1;
    const bool of_rows = v.place == Place::states || v.place == Place::planning_areas ||
                         std::ranges::any_of(v.axes, [](Axis axis) {
                           return axis == Axis::state || axis == Axis::planning_area;
                         });
    if (of_rows) {
      CHECK_FALSE(is_written(v, plain));
      CHECK_FALSE(is_written(v, ensemble));
      continue;
    }
    if (v.place == Place::sensitivity) {
      CHECK_FALSE(is_written(v, plain));
      CHECK(is_written(v, differentiated));
      continue;
    }
    CHECK(is_written(v, plain) == (!only && !calibration));
    CHECK(is_written(v, ensemble) == !calibration);
    CHECK(is_written(v, calibrated) == !only);
    const bool quantile = path == "sample_quantile" || path == "shortfall_quantile";
    CHECK(is_written(v, without_quantiles) == (!quantile && !calibration));
  }
  CHECK(sim::size_of(Axis::quantile, plain) == 0);
  CHECK(sim::size_of(Axis::area, plain) == 0);
  CHECK(sim::size_of(Axis::quantile, ensemble) == 2);
  CHECK(sim::size_of(Axis::area, ensemble) == 4);
  CHECK(sim::size_of(Axis::month, plain) == 0);
  CHECK(sim::size_of(Axis::hour_of_day, ensemble) == 24);
  CHECK(sim::size_of(Axis::parameter, plain) == 0);
  CHECK(sim::size_of(Axis::parameter, differentiated) == sim::pipeline_parameters(plain).size());
  differentiated.campuses.clear();
  CHECK_FALSE(sim::has_feature(Feature::sensitivities, differentiated));
}

TEST_CASE("what tells of a campus' own water, share or plant is there where one has it") {
  const auto written = [](const sim::Scenario& s) {
    std::set<std::string> paths;
    for (const Variable& v : variables()) {
      if (is_written(v, s)) paths.insert(path_of(v));
    }
    return paths;
  };
  auto s = small_ensemble();
  const auto before = written(s);
  const auto adds = [&](std::set<std::string> expected) {
    auto now = written(s);
    for (const std::string& path : before) now.erase(path);
    CHECK(now == expected);
    s = small_ensemble();
  };
  s.campuses[1].water.per_day_m3 = 5.0;
  adds({"water_shortfall", "water_limited_mw", "exchange/water_shortfall",
        "exchange/water_limited_energy", "summary/water_shortfall",
        "summary/water_limited_energy"});
  s.campuses[1].flexible.share = 0.1;
  adds({"campus_deferred", "campus_recovered", "exchange/deferred_energy",
        "exchange/recovered_energy", "summary/deferred_energy", "summary/recovered_energy"});
  s.campuses[1].plant.capacity_mw = 5.0;
  adds({"onsite_generation", "exchange/onsite_energy", "summary/onsite_energy"});
  s = small_scenario();
  s.campuses[1].flexible.share = 0.1;  // which is the ensemble's alone
  CHECK(written(s).count("campus_deferred") == 0);
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
