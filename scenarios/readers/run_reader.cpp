#include "scenarios/readers/run_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
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

/// What names of a table may be: in words, and one by one; and those that another calibration.by
/// has.
struct AreaWords {
  std::string word;
  std::vector<std::string> known;
  std::vector<std::string> by_other = {};
};

/// Returns the planning areas or the interconnections, in the order of their first regions.
std::vector<std::string> names_by(const sim::Scenario& scenario, bool planning_areas) {
  std::vector<std::string> known;
  for (const grid::Region& region : scenario.grid.regions) {
    const std::string& name = planning_areas ? region.planning_area : region.interconnection;
    if (!name.empty() && std::ranges::find(known, name) == known.end()) known.push_back(name);
  }
  return known;
}

/// Reads numbers by area; a name that is none of those known goes to the problems, as does any
/// where there is no calibration.
void read_table(const Settings& settings, const std::string& table, const AreaWords& areas,
                const char* without, bool enabled, std::map<std::string, double>& numbers,
                Problems& problems) {
  for (const std::string& name : settings.members(table)) {
    const std::string key = table + "." + name;
    if (!enabled) {
      problems.add(settings.place(key), key,
                   fmt::format("calibration.enabled is false, {}", without));
    } else if (std::ranges::find(areas.by_other, name) != areas.by_other.end()) {
      problems.add(settings.place(key), key,
                   fmt::format("\"{}\" is no {}, and calibration.by asks for one of these: {}",
                               name, areas.word, fmt::join(areas.known, ", ")));
    } else if (std::ranges::find(areas.known, name) == areas.known.end()) {
      problems.add(settings.place(key), key,
                   fmt::format("\"{}\" is no {}{}; known: {}", name, areas.word,
                               suggestion(name, areas.known), fmt::join(areas.known, ", ")));
    } else if (settings.has(key)) {
      numbers[name] = settings.number(key);
    }
  }
}

}  // namespace

void complete_run(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  check_run(settings, scenario, problems);
  check_ensemble(settings, scenario, problems);
  read_calibration(settings, scenario, problems);
}

void read_calibrated_areas(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  sim::Calibration& calibration = scenario.calibration;
  const auto interconnections = names_by(scenario, false);
  const auto planning_areas = names_by(scenario, true);
  if (calibration.enabled && calibration.by_planning_area && planning_areas.empty()) {
    const std::string by = "calibration.by";
    problems.add(settings.place(by), by,
                 "no region of this grid is in a planning area: \"interconnection\" is possible");
    return;
  }
  AreaWords searched{"interconnection", interconnections, planning_areas};
  AreaWords given = searched;
  if (calibration.by_planning_area) {
    searched = {"planning area", planning_areas, interconnections};
    given = {"planning area and no interconnection", planning_areas};
    given.known.insert(given.known.end(), interconnections.begin(), interconnections.end());
  }
  // of a name that is both, such as of a region that is one by itself, it is what is asked for
  for (AreaWords* words : {&searched, &given}) {
    std::erase_if(words->by_other, [&](const std::string& name) {
      return std::ranges::find(words->known, name) != words->known.end();
    });
  }
  read_table(settings, "calibration.perfect_capacity", given,
             "so that no perfect capacity is added", calibration.enabled, calibration.perfect_mw,
             problems);
  read_table(settings, "calibration.event_days_of", searched, "so that no days are aimed at",
             calibration.enabled, calibration.event_days_of, problems);
  read_table(settings, "calibration.margin_of", searched, "so that no margin is aimed at",
             calibration.enabled, calibration.margin_of, problems);
  for (const auto& [name, margin] : calibration.margin_of) {
    const std::string key = "calibration.margin_of." + name;
    if (calibration.event_days_of.contains(name)) {
      problems.add(settings.place(key), key,
                   fmt::format("calibration.event_days_of.{} is set too: one of the two", name));
    } else if (!settings.given_grid().empty()) {
      problems.add(settings.place(key), key,
                   fmt::format("{} is set, of whose plants the kinds are not known: a target of "
                               "days (calibration.event_days_of) is possible",
                               settings.given_grid()));
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
