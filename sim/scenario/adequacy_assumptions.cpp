#include "sim/scenario/adequacy_assumptions.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// What an assumption depends on.
struct Assessed {
  const Scenario& scenario;
  bool own_weather;  // the samples have weather of their own
  bool one_system;   // it is not the run that is assessed but a system, with derated units
};

bool is_given(const Assessed& a) { return a.scenario.given_system != nullptr; }
bool has_years(const Assessed& a) { return a.own_weather && a.scenario.weather_systems.size() > 1; }
bool draws(const Assessed& a, grid::WeatherDraw draw) {
  return !is_given(a) && a.own_weather && a.scenario.grid.weather_years &&
         a.scenario.grid.weather_draw == draw;
}
bool has_outages_by_air(const Assessed& a) {
  return std::ranges::any_of(a.scenario.grid.technologies, [](const grid::Technology& technology) {
    return !technology.outage_curve.share.empty();
  });
}
bool has_cold_spells(const Assessed& a) {
  return has_outages_by_air(a) && a.scenario.grid.cold_spells.scale > 0.0;
}
bool has_import_limits(const Assessed& a) { return !a.scenario.grid.import_limits.empty(); }
bool has_dated_limits(const Assessed& a) {
  return std::ranges::any_of(a.scenario.grid.import_limits,
                             [](const grid::ImportLimit& limit) { return !limit.by_year.empty(); });
}
bool fails(const grid::Interface& interface) { return interface.forced_outage_rate > 0.0; }
bool has_lines_that_fail(const Assessed& a) {
  return std::ranges::any_of(a.scenario.grid.interfaces, fails);
}
bool has_circuits_that_fail(const Assessed& a) {
  return std::ranges::any_of(a.scenario.grid.interfaces, [](const grid::Interface& interface) {
    return fails(interface) && interface.kind == "AC";
  });
}
bool has_demand_response(const Assessed& a) { return !a.scenario.demand_response.regions.empty(); }
bool has_curtailable(const Assessed& a) {
  return std::ranges::any_of(a.scenario.campuses, [](const Campus& campus) {
    return campus.contract == Contract::curtailable;
  });
}

struct Row {
  bool (*holds)(const Assessed& of);
  const char* sentence;
};

// clang-format off
/// One row for each sentence, in the order of reading; of rows on one subject one holds.
constexpr Row kRows[] = {
    // weather
    {[](const Assessed& a) { return !is_given(a) && a.own_weather && !a.scenario.grid.weather_years; },
     "every sample has weather of its own, drawn from the climate of past years"},
    {[](const Assessed& a) { return draws(a, grid::WeatherDraw::weeks); },
     "every sample has weather of its own, weeks of measured years that all regions share"},
    {[](const Assessed& a) { return draws(a, grid::WeatherDraw::years); },
     "the samples have the measured years of weather in turn"},
    {[](const Assessed& a) { return draws(a, grid::WeatherDraw::measured); },
     "all samples have the demand that each year had, and what is not known of its weather drawn"},
    {[](const Assessed& a) { return is_given(a) && has_years(a); },
     "the samples have the system's years of weather in turn"},
    {[](const Assessed& a) { return is_given(a) ? !has_years(a) : !a.own_weather; },
     "all samples have one and the same weather"},
    // stores
    {[](const Assessed& a) { return a.scenario.ensemble.until && !a.one_system; },
     "each year begins with stores as full as at the run's start"},
    // outages
    {[](const Assessed& a) { return !is_given(a) && has_outages_by_air(a) && !has_cold_spells(a); },
     "units fail independently of each other, more often in cold and heat by curves"},
    {[](const Assessed& a) { return !is_given(a) && has_cold_spells(a) && !a.one_system; },
     "units fail more often in cold and heat by curves, and in cold spells those of an area together"},
    {[](const Assessed& a) { return !is_given(a) && has_cold_spells(a) && a.one_system; },
     "units fail independently of each other, derated in cold and heat by curves and the mean of cold spells"},
    {[](const Assessed& a) { return !is_given(a) && !has_outages_by_air(a); },
     "units fail independently of each other and of the temperature"},
    {[](const Assessed& a) { return is_given(a); },
     "units and lines fail as the system's probabilities say, independently of each other"},
    // imports
    {[](const Assessed& a) { return !is_given(a) && !has_import_limits(a); },
     "imports up to the limits of the lines between regions, which are no firm rights"},
    {[](const Assessed& a) { return !is_given(a) && has_import_limits(a) && !has_dated_limits(a); },
     "imports up to the limits that can be counted on and up to those of the lines"},
    {[](const Assessed& a) { return !is_given(a) && has_dated_limits(a); },
     "imports up to the limits that can be counted on, of the season and delivery year as far as they are known, and up to those of the lines"},
    {[](const Assessed& a) { return is_given(a); },
     "imports up to the limits of the system's interfaces"},
    // lines
    {[](const Assessed& a) { return !is_given(a) && !has_lines_that_fail(a); },
     "lines do not fail"},
    {[](const Assessed& a) { return !is_given(a) && has_lines_that_fail(a) && !has_circuits_that_fail(a); },
     "HVDC poles and back-to-back ties fail as units do, alternating current does not"},
    {[](const Assessed& a) { return !is_given(a) && has_circuits_that_fail(a); },
     "lines fail as units do, a circuit at a time, independently of each other"},
    // reserves
    {[](const Assessed& a) { return a.scenario.keeps_reserves(); },
     "loss of load is counted when what is left is below a contingency reserve, a share of the load"},
    {[](const Assessed& a) { return !a.scenario.keeps_reserves(); },
     "loss of load is firm load not served, with no reserve held back"},
    // demand response
    {[](const Assessed& a) { return !is_given(a) && has_demand_response(a); },
     "demand response is called before load is lost, within its hours and events of a year"},
    {[](const Assessed& a) { return !is_given(a) && !has_demand_response(a); },
     "no demand response but that of campuses"},
    {[](const Assessed& a) { return is_given(a) && !a.scenario.given_system->demand_responses.empty(); },
     "the system's demand response is counted"},
    {[](const Assessed& a) { return has_curtailable(a); },
     "campuses cut by their contracts are no loss of load"},
    // build-out
    {[](const Assessed& a) { return a.scenario.calibration.enabled; },
     "perfect capacity added or taken away by calibration is in place"},
    {[](const Assessed&) { return true; },
     "one course of plants, campuses and demand, not sampled"},
};
// clang-format on

}  // namespace

std::vector<std::string> adequacy_assumptions(const Scenario& scenario, AssessedWeather weather) {
  const Assessed assessed{
      scenario, weather == AssessedWeather::of_scenario && scenario.ensemble.sampled_weather,
      weather == AssessedWeather::one};
  std::vector<std::string> sentences;
  for (const Row& row : kRows) {
    if (row.holds(assessed)) sentences.emplace_back(row.sentence);
  }
  return sentences;
}

std::string in_one_line(const std::vector<std::string>& assumptions) {
  std::string line;
  for (const std::string& sentence : assumptions) line += (line.empty() ? "" : "; ") + sentence;
  return line;
}

}  // namespace gigaload::sim
