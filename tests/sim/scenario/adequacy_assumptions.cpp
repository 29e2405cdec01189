#include "sim/scenario/adequacy_assumptions.hpp"

#include <doctest/doctest.h>

#include "tests/grid/measured_years.hpp"
#include "tests/sim/given_scenario.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

bool says(const std::vector<std::string>& assumptions, const std::string& part) {
  return in_one_line(assumptions).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every assumption is said once, and follows the scenario's settings") {
  Scenario s = small_scenario();
  s.campuses.clear();
  s.ensemble.samples = 10;
  const auto sampled = adequacy_assumptions(s);
  CHECK(says(sampled, "every sample has weather of its own"));
  CHECK_FALSE(says(sampled, "one and the same weather"));
  CHECK(says(sampled, "independently of each other and of the temperature"));
  CHECK(says(sampled, "imports up to the limits of the lines"));
  CHECK(says(sampled, "lines do not fail"));
  CHECK(says(sampled, "no reserve held back"));
  CHECK(says(sampled, "no demand response"));
  CHECK_FALSE(says(sampled, "calibration"));
  CHECK_FALSE(says(sampled, "stores as full"));
  auto until = s;
  until.ensemble.until = SampleStop{};
  CHECK(says(adequacy_assumptions(until), "each year begins with stores as full"));
  CHECK_FALSE(says(sampled, "contracts"));
  CHECK(says(adequacy_assumptions(s, AssessedWeather::one), "one and the same weather"));
  grid::put_made_up_years(s.grid, {2021, 2022});
  CHECK(says(adequacy_assumptions(s), "weeks of measured years"));
  CHECK_FALSE(says(adequacy_assumptions(s), "climate of past years"));
  s.grid.weather_draw = grid::WeatherDraw::years;
  CHECK(says(adequacy_assumptions(s), "measured years of weather in turn"));
  s.grid.weather_draw = grid::WeatherDraw::measured;
  CHECK(says(adequacy_assumptions(s), "demand that each year had"));
  s.grid.weather_years = nullptr;

  s.ensemble.sampled_weather = false;
  s.grid.technologies[0].outage_curve = {{-10.0, 20.0}, {0.3, 0.1}};
  s.calibration.enabled = true;
  s.campuses.push_back(campus_of(0, 10.0, Contract::curtailable));
  s.reserve_share = {0.03, 0.0};
  s.demand_response.regions = {{.region = RegionIndex(0), .summer_mw = 5.0, .winter_mw = 5.0}};
  s.grid.import_limits.push_back({.name = "A", .regions = {RegionIndex(0)}, .mw = 5.0});
  s.grid.interfaces[0].forced_outage_rate = 0.01;
  const auto other = adequacy_assumptions(s);
  CHECK(says(other, "one and the same weather"));
  CHECK(says(other, "more often in cold and heat"));
  CHECK(says(other, "calibration"));
  CHECK(says(other, "campuses cut by their contracts"));
  CHECK(says(other, "below a contingency reserve"));
  CHECK(says(other, "demand response is called before load is lost"));
  CHECK(says(other, "limits that can be counted on"));
  CHECK_FALSE(says(other, "delivery year"));
  CHECK(says(other, "lines fail as units do, a circuit at a time"));
  s.grid.import_limits[0].by_year = {{5.0, 6.0, 7.0, 8.0}};
  s.grid.interfaces[0].kind = "HVDC";
  CHECK(says(adequacy_assumptions(s), "of the season and delivery year"));
  CHECK(says(adequacy_assumptions(s), "HVDC poles and back-to-back ties fail"));
  s.grid.cold_spells.scale = 1.0;
  const auto cold = adequacy_assumptions(s);
  const auto system = adequacy_assumptions(s, AssessedWeather::one);
  CHECK(says(cold, "in cold spells those of an area together"));
  CHECK_FALSE(says(cold, "independently"));
  CHECK(says(system, "independently of each other, derated in cold and heat"));
  for (const auto& all : {sampled, other, cold, system}) {
    for (const std::string& sentence : all) {
      CAPTURE(sentence);
      CHECK_FALSE(sentence.ends_with('.'));
      CHECK(sentence.find(';') == std::string::npos);
    }
  }
}

TEST_CASE("a system of its own has its own imports, outages and years of weather") {
  Scenario s = scenario_of(two_weeks());
  s.ensemble.sampled_weather = true;
  CHECK(says(adequacy_assumptions(s), "one and the same weather"));
  CHECK(says(adequacy_assumptions(s), "the system's interfaces"));
  CHECK(says(adequacy_assumptions(s), "the system's demand response"));
  CHECK_FALSE(says(adequacy_assumptions(s), "lines between regions"));
  s.weather_systems = {s.given_system, s.given_system};
  CHECK(says(adequacy_assumptions(s), "years of weather in turn"));
  CHECK(says(adequacy_assumptions(s, AssessedWeather::one), "one and the same weather"));
}

TEST_CASE("one line holds all of them") {
  CHECK(in_one_line({}).empty());
  CHECK(in_one_line({"one", "two"}) == "one; two");
}
