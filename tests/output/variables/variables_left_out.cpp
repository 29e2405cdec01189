#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "output/variables/variables.hpp"
#include "sim/years/pipeline_parameter.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

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
    if (v.feature == Feature::sample_stop) {
      CHECK_FALSE(is_written(v, ensemble));
      CHECK(is_written(v, small_until()));
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

}  // namespace gigaload::output
