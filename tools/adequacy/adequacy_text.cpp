#include "tools/adequacy/adequacy_text.hpp"

#include <fmt/core.h>

#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/adequacy/sampling/none_seen.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

using namespace grid::adequacy;

/// Writes the exact value, without samples, or "-" for a value that there is not.
std::string shown_exact(const Estimate& e) {
  return std::isfinite(e.value) ? fmt::format("{:.10g}", e.value) : "-";
}

/// Writes "9.39418 +- 0.05", or what is known where no sample had any.
std::string shown(const Metric& metric, const Metrics& of, std::uint64_t samples,
                  const std::string& unit = {}) {
  const Estimate& e = of.*metric.estimate;
  const std::string behind = unit.empty() ? "" : " " + unit;
  if (!std::isfinite(e.value)) return "-";
  if (samples == 0) return shown_exact(e) + behind;
  if (e.value == 0.0) return none_text(metric.estimate, samples, 1.0, unit);
  return fmt::format("{:.6g} +- {:.2g}{}", e.value, e.standard_error, behind);
}

/// Says when the system is short of power, for how long and by how much; empty where it is not.
std::string risk_text(const Result& result, const SystemModel& system) {
  const Risk& risk = result.system_risk;
  const std::string when = shape_text(shape_of(risk.lolh));
  if (when.empty()) return {};
  std::string text = fmt::format("  {:<20}{}, of LOLH by standard time\n", "when", when);
  text += fmt::format("  {:<20}{:.0f} % of event-days\n", "November to April",
                      100.0 * risk.winter_share.value);
  text += fmt::format("  {:<20}{:g} h, more in at most {:g} % of the samples\n", "longest event",
                      risk.longest_event_hours, 100.0 * kDurationTolerance);
  text +=
      fmt::format("  {:<20}{:.6g} {}, more in at most {:g} % of the samples\n", "largest shortfall",
                  risk.largest_shortfall, system.units.power, 100.0 * kMagnitudeTolerance);
  return text;
}

std::string unit_of(const Metric& metric, const std::string& energy) {
  return metric.title_unit == std::string_view(kEnergyUnit) ? energy : metric.title_unit;
}

/// Writes the headline metrics of the system's load only, where regions keep reserves.
std::string load_only_text(const ScopeMetrics& of, std::uint64_t samples,
                           const std::string& energy) {
  std::string text = "  above with each region's reserve; of load only:\n";
  for (const Metric& metric : metrics()) {
    if (!metric.headline) continue;
    const std::string value = shown(metric, of.system, samples, unit_of(metric, energy));
    if (value != "-") text += fmt::format("    {:<18}{}\n", metric.title, value);
  }
  return text;
}

}  // namespace

std::string adequacy_text(const Assessment& assessment, const SystemModel& system) {
  const Result& result = assessment.result;
  const bool exact = result.samples == 0;
  const std::string& energy = system.units.energy;
  const Metrics& m = result.system;
  std::string text = fmt::format(
      "{} steps of {:g} h, {} generators; {}\n", system.steps, step_hours(system),
      system.generators.size(),
      exact ? std::string("exact, by convolution")
            : fmt::format("{} samples, value +- sampling error (standard error)", result.samples));
  const auto add = [&text](const std::string& name, const std::string& value) {
    if (value != "-") text += fmt::format("  {:<20}{}\n", name, value);
  };
  for (const Metric& metric : metrics()) {
    add(metric.title, shown(metric, m, result.samples, unit_of(metric, energy)));
    if (metric.estimate == &Metrics::event_days && std::isfinite(assessment.daily_peak_lole)) {
      add("LOLE of daily peaks", shown_exact({assessment.daily_peak_lole, 0.0}) + " d");
    }
  }
  if (result.load_only) text += load_only_text(*result.load_only, result.samples, energy);
  text += risk_text(result, system);
  if (!assessment.assumptions.empty()) {
    text += "  errors are of sampling alone; assumed:\n";
    for (const std::string& sentence : assessment.assumptions) text += "    " + sentence + '\n';
  }
  if (system.regions.size() < 2) return text;

  std::vector<std::string> headings{""};
  for (const Metric& metric : metrics()) {
    if (!metric.headline) continue;
    const bool says_unit = metric.estimate == &Metrics::event_days;
    headings.push_back(says_unit ? metric.title : metric.title + (", " + unit_of(metric, energy)));
  }
  TextTable table(std::move(headings));
  const auto row = [&](const std::string& name, const Metrics& of) {
    std::vector<std::string> cells{name};
    for (const Metric& metric : metrics()) {
      if (metric.headline) cells.push_back(shown(metric, of, result.samples));
    }
    table.add(std::move(cells));
  };
  for (std::size_t g = 0; g < result.groups.size(); ++g) {
    row(system.groups[g].name, result.groups[g]);
  }
  for (std::size_t r = 0; r < result.regions.size(); ++r) {
    row(system.regions[r].name, result.regions[r]);
  }
  return text + '\n' + table.text();
}

}  // namespace gigaload::tools
