#include "scenarios/readers/run_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "scenarios/text/edit_distance.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {
namespace {

void check_run(const Settings& settings, const sim::Scenario& scenario, Problems& problems) {
  if (settings.has("run.start") && settings.has("run.end") && scenario.end <= scenario.begin) {
    problems.add(
        settings.place("run.end"), "run.end",
        fmt::format("{} is not after run.start, {} ({})", grid::to_string(settings.date("run.end")),
                    grid::to_string(settings.date("run.start")),
                    problems.describe(settings.place("run.start"))));
  }
  const double exchange_h = settings.number("run.exchange");
  if (std::abs(exchange_h - std::round(exchange_h)) > 1e-6) {
    problems.add(settings.place("run.exchange"), "run.exchange", "whole hours are wanted");
  }
}

void check_ensemble(const Settings& settings, const sim::Scenario& scenario, Problems& problems) {
  const std::string list = "ensemble.quantiles";
  const std::vector<double>& quantiles = scenario.ensemble.quantiles;
  const auto fallen = std::ranges::adjacent_find(quantiles, std::greater_equal<>());
  if (fallen != quantiles.end()) {
    problems.add(settings.place(list), list,
                 fmt::format("{} stands behind {}; quantiles ascend", fallen[1], fallen[0]));
  }
}

void read_calibration(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  const std::string key = "calibration.year";
  const int first = grid::year_of(scenario.begin), last = grid::year_of(scenario.end - 1);
  const int year = settings.has(key) ? static_cast<int>(settings.integer(key)) : first;
  if (settings.has("run.start") && settings.has("run.end") && scenario.begin < scenario.end &&
      (year < first || year > last)) {
    problems.add(settings.place(key), key,
                 first == last ? fmt::format("{} is not the year of the run, {}", year, first)
                               : fmt::format("{} is not among the years of the run, {} to {}", year,
                                             first, last));
  }
  scenario.calibration.year = year;
  if (scenario.calibration.enabled && scenario.ensemble.samples == 0) {
    problems.add(settings.place("calibration.enabled"), "calibration.enabled",
                 "there is nothing to calibrate without an ensemble: ensemble.samples is 0");
  }
}

}  // namespace

void complete_run(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  check_run(settings, scenario, problems);
  check_ensemble(settings, scenario, problems);
  read_calibration(settings, scenario, problems);
}

void read_perfect_capacity(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  const std::string table = "calibration.perfect_capacity";
  std::vector<std::string> known;
  for (const grid::Region& region : scenario.grid.regions) {
    if (std::ranges::find(known, region.interconnection) == known.end()) {
      known.push_back(region.interconnection);
    }
  }
  for (const std::string& name : settings.members(table)) {
    const std::string key = table + "." + name;
    if (!scenario.calibration.enabled) {
      problems.add(settings.place(key), key,
                   "calibration.enabled is false, so that no perfect capacity is added");
    } else if (std::ranges::find(known, name) == known.end()) {
      problems.add(settings.place(key), key,
                   fmt::format("\"{}\" is no interconnection{}; known: {}", name,
                               suggestion(name, known), fmt::join(known, ", ")));
    } else if (settings.has(key)) {
      scenario.calibration.perfect_mw[name] = settings.number(key);
    }
  }
}

void check_pipelines(const Settings& settings, const sim::Scenario& scenario, Problems& problems) {
  const auto refuse = [&](const char* key, const std::string& why) {
    problems.add(settings.place(key), key, why);
  };
  if (scenario.write_sensitivities && scenario.draw_stages) {
    refuse("output.sensitivities", "stages.draw is true: drawn lengths have no derivatives");
  }
  if (scenario.write_sensitivities && scenario.feedback.enabled) {
    refuse("output.sensitivities",
           "run.feedback.enabled is true: how the hours' shortfall moves is not known");
  }
  if (!scenario.draw_stages) return;
  const char* only = "; drawn stages go with connection limits only";
  if (std::isfinite(scenario.limits.national_construction_mw)) {
    refuse("stages.draw", std::string("limits.national_construction is set") + only);
  }
  if (std::isfinite(scenario.limits.accelerator_supply_mw_per_y)) {
    refuse("stages.draw", std::string("limits.accelerator_supply is set") + only);
  }
  if (scenario.feedback.enabled) {
    refuse("stages.draw", std::string("run.feedback.enabled is true") + only);
  }
}

}  // namespace gigaload::scenarios
