#include "tools/adequacy/campus_cost_json.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

using namespace gigaload;
using nlohmann::json;

TEST_CASE("every number of what campuses cost stands under its name; what is not known is null") {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  sim::CampusCost cost;
  cost.samples = 600;
  cost.share_of_year = 0.5;
  cost.assumptions = {"no reserve"};
  sim::AreaCost pjm;
  pjm.name = "PJM";
  pjm.without = {0.1, 0.01};
  pjm.with = {0.5, 0.05};
  pjm.restored = {0.09, 0.02};
  pjm.capacity_mw = 6600.0;
  pjm.standard_error_mw = 200.0;
  pjm.low_mw = 6200.0;
  pjm.high_mw = 7000.0;
  sim::AreaCost east = pjm;
  east.name = "eastern";
  east.kind = sim::AreaKind::interconnection;
  east.without = {0.0, 0.0};
  east.none_without = true;
  east.standard_error_mw = east.low_mw = east.high_mw = kUnknown;
  cost.areas = {pjm, east};
  const std::string text = tools::campus_cost_json(cost);
  CHECK(text.back() == '\n');
  const json found = json::parse(text);
  CHECK(found["samples"] == 600);
  CHECK(found["share_of_year"] == 0.5);
  CHECK(found["assumptions"] == json::parse(R"(["no reserve"])"));
  CHECK(found["areas"][0] == json::parse(R"({
    "area": "PJM", "kind": "planning area",
    "lole_with": {"value": 0.5, "standard_error": 0.05},
    "lole_without": {"value": 0.1, "standard_error": 0.01},
    "lole_restored": {"value": 0.09, "standard_error": 0.02},
    "perfect_capacity_mw": {"value": 6600, "standard_error": 200, "low": 6200, "high": 7000,
                            "at_least": false}})"));
  const json& bound = found["areas"][1];
  CHECK(bound["kind"] == "interconnection");
  CHECK(bound["lole_without"]["standard_error"].is_null());
  CHECK(bound["lole_without"]["upper_bound_95"].get<double>() == doctest::Approx(0.01));
  CHECK(bound["perfect_capacity_mw"]["at_least"] == true);
  CHECK(bound["perfect_capacity_mw"]["high"].is_null());
}
