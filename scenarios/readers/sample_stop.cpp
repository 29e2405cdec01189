#include "scenarios/readers/sample_stop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/stop_text.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

namespace {

constexpr const char* kUntil = "ensemble.until";
constexpr const char* kAtMost = "ensemble.at_most";

sim::Watched watched_by(const std::string& metric) {
  if (metric == "lole") return sim::Watched::event_days;
  return metric == "lolh" ? sim::Watched::lolh : sim::Watched::eue;
}

/// Lists the names of the areas, each once: a name of several kinds is the larger area's.
std::vector<std::string> names_of(const std::vector<sim::Area>& areas) {
  std::vector<std::string> names;
  for (const sim::Area& area : areas) {
    if (std::ranges::find(names, area.name) == names.end()) names.push_back(area.name);
  }
  return names;
}

/// Looks for what does not go with a rule.
void check_beside(const Settings& settings, const sim::Scenario& scenario, Problems& problems) {
  const auto refuse = [&](const char* key, const std::string& why) {
    problems.add(settings.place(key), key, why);
  };
  const std::uint32_t batch = scenario.ensemble.samples;
  if (batch == 0) {
    refuse(kUntil,
           "ensemble.samples is 0, so there is no error to stop at: set it to the samples "
           "of a batch, such as 100");
  } else if (settings.has(kAtMost) && settings.integer(kAtMost) < batch) {
    refuse(kAtMost, fmt::format("{} is less than a batch, ensemble.samples = {}: at least that "
                                "many are allowed",
                                settings.integer(kAtMost), batch));
  }
  if (scenario.feedback.enabled) {
    refuse(kUntil,
           "run.feedback.enabled is true: the samples of a year are counted before its "
           "hours, and with feedback these change what is built; set either");
  }
}

}  // namespace

void read_sample_stop(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  if (!settings.is_given(kUntil)) {
    if (settings.is_given(kAtMost)) {
      problems.add(settings.place(kAtMost), kAtMost,
                   "there is no ensemble.until that it bounds: without it every year has "
                   "ensemble.samples");
    }
    return;
  }
  const std::string text = settings.text(kUntil);
  if (!settings.has(kUntil) || text == "none") return;
  StopText read = parse_stop_text(text);
  const auto areas = sim::areas_of(scenario.grid.regions);
  const std::string name = read.area.empty() ? areas.front().name : read.area;
  const auto area = std::ranges::find(areas, name, &sim::Area::name);
  if (!read.fault.empty()) {
    problems.add(
        settings.place(kUntil), kUntil,
        fmt::format("\"{}\" {}; write a metric, an area and its standard error in percent, "
                    "such as \"eue.eastern = 5 %\", or \"none\" (metrics: eue, neue, lole, "
                    "lolh; without an area: all regions)",
                    text, read.fault));
    return;
  }
  if (area == areas.end()) {
    const auto known = names_of(areas);
    problems.add(settings.place(kUntil), kUntil,
                 fmt::format("\"{}\" is no area of this grid{}; known: {}", name,
                             suggestion(name, known), fmt::join(known, ", ")));
    return;
  }
  check_beside(settings, scenario, problems);
  scenario.ensemble.until =
      sim::SampleStop{.metric = watched_by(read.metric),
                      .area = static_cast<std::size_t>(area - areas.begin()),
                      .relative_error = read.relative_error,
                      .at_most = static_cast<std::uint32_t>(settings.integer(kAtMost)),
                      .text = text};
}

}  // namespace gigaload::scenarios
