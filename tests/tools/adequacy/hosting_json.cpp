#include "tools/adequacy/hosting_json.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

using namespace gigaload;
using nlohmann::json;

TEST_CASE("every number of a hosting stands under its name") {
  sim::Hosting hosting;
  hosting.hosted_mw = 1200.5;
  hosting.low_mw = 1100.0;
  hosting.high_mw = 1300.0;
  hosting.load_mw = 960.25;
  hosting.beyond = true;
  hosting.none = {0.1, 0.01};
  hosting.hosted = {0.2, 0.02};
  hosting.interconnection_none = {0.3, 0.03};
  hosting.interconnection_hosted = {0.4, 0.04};
  hosting.assumptions = {"no reserve"};
  const std::string text = tools::hosting_json(hosting);
  CHECK(text.back() == '\n');
  const json wanted = json::parse(R"({
    "hosted_mw": 1200.5, "low_mw": 1100, "high_mw": 1300, "mean_load_mw": 960.25, "beyond": true,
    "share_of_year": 1, "assumptions": ["no reserve"],
    "region": {"without": {"value": 0.1, "standard_error": 0.01},
               "with": {"value": 0.2, "standard_error": 0.02}},
    "interconnection": {"without": {"value": 0.3, "standard_error": 0.03},
                        "with": {"value": 0.4, "standard_error": 0.04}}})");
  CHECK(json::parse(text) == wanted);
}

TEST_CASE("a region in a planning area has that area's metric beside the interconnection's") {
  sim::Hosting hosting;
  CHECK_FALSE(json::parse(tools::hosting_json(hosting)).contains("planning_area"));
  hosting.planning_area_none = {0.5, 0.05};
  hosting.planning_area_hosted = {0.6, 0.06};
  CHECK(json::parse(tools::hosting_json(hosting))["planning_area"] ==
        json::parse(R"({"without": {"value": 0.5, "standard_error": 0.05},
                        "with": {"value": 0.6, "standard_error": 0.06}})"));
}

TEST_CASE("where no sample had a day with shortfall there is a bound, not an error of 0") {
  sim::Hosting hosting;
  hosting.samples = 600;
  hosting.share_of_year = 0.5;
  const json days = json::parse(tools::hosting_json(hosting))["region"]["without"];
  CHECK(days["standard_error"].is_null());
  CHECK(days["upper_bound_95"].get<double>() == doctest::Approx(0.01));
  hosting.metric = &grid::adequacy::Metrics::eue;
  const json energy = json::parse(tools::hosting_json(hosting))["region"]["without"];
  CHECK(energy == json::parse(R"({"value": 0, "standard_error": null})"));
}

TEST_CASE("what is not known is null, which every reader of JSON takes") {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  sim::Hosting hosting;
  hosting.load_mw = kUnknown;
  hosting.high_mw = std::numeric_limits<double>::infinity();
  hosting.none = {0.1, kUnknown};
  const json found = json::parse(tools::hosting_json(hosting));
  CHECK(found["mean_load_mw"].is_null());
  CHECK(found["high_mw"].is_null());
  CHECK(found["region"]["without"]["standard_error"].is_null());
  CHECK(found["region"]["without"]["value"] == 0.1);
}
