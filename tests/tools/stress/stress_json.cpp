#include "tools/stress/stress_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/tools/stress/small_stress.hpp"

using namespace gigaload;
using namespace gigaload::tools;
using nlohmann::json;

TEST_CASE("every number of an event stands under its name, by area") {
  const sim::Stress stress = small_stress();
  const sim::StressEvent event = small_event();
  const std::string text = stress_json({.stress = stress,
                                        .event = event,
                                        .scenario = "us-33gw",
                                        .year = 2030,
                                        .rows = sim::AreaKind::planning_area,
                                        .campuses = false});
  CHECK(text.back() == '\n');
  const json found = json::parse(text);
  CHECK(found["event"] == "elliott");
  CHECK(found["begin"] == "2022-12-21T00:00Z");
  CHECK(found["year"] == 2030);
  CHECK(found["year_begin"] == "2030-12-18T00:00Z");
  CHECK(found["year_end"] == "2030-12-18T02:00Z");
  CHECK(found["scenario"] == "us-33gw");
  CHECK(found["campuses"] == false);
  CHECK(found["samples"] == 40);
  CHECK(found["assumptions"] == json({"no reserve", "one weather"}));
  REQUIRE(found["areas"].size() == 2);
  const json& tva = found["areas"]["TVA"];
  CHECK(tva["outages_mw"] == 5000.0);
  CHECK(tva["outages_p10_mw"] == 4500.0);
  CHECK(tva["outages_p90_mw"] == 5600.0);
  CHECK(tva["outages_at"] == "2030-12-18T01:00Z");
  CHECK(tva["peak_shed_mw"] == 3000.0);
  CHECK(tva["peak_shed_standard_error_mw"] == 25.0);
  CHECK(tva["shed_mwh"] == 3000.0);
  CHECK(tva["shed_p90_mwh"] == 6000.0);
  CHECK(tva["shed_hours"] == 0.7);
  CHECK(tva["shed_hours_p90"] == 1.0);
  CHECK(tva["demand_peak_mw"] == 31000.0);
  CHECK(tva["worst_import_mw"] == 600.0);
  CHECK(tva["coldest_day_c"].is_null());  // less than a day
  CHECK(found["interconnections"].size() == 1);
}

TEST_CASE("a name that is no UTF-8 is told as well as it can be") {
  const sim::Stress stress = small_stress();
  sim::StressEvent event = small_event();
  event.name = "frost\xff";  // of a file
  const json found = json::parse(stress_json({.stress = stress,
                                              .event = event,
                                              .scenario = "us-33gw",
                                              .year = 2030,
                                              .rows = sim::AreaKind::planning_area,
                                              .campuses = false}));
  CHECK(found["event"] == "frost\xef\xbf\xbd");
}
