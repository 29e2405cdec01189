#include "tools/commands/host.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "grid/adequacy/sampling/none_seen.hpp"
#include "grid/core/error.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/text/quantity.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "sim/studies/hosting.hpp"
#include "tools/adequacy/criterion.hpp"
#include "tools/adequacy/hosting_json.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

namespace {

RegionIndex region_of(const sim::Scenario& scenario, const std::string& name) {
  const auto& regions = scenario.grid.regions;
  const auto found = std::ranges::find(regions, name, &grid::Region::name);
  if (found != regions.end()) {
    return RegionIndex(static_cast<std::size_t>(found - regions.begin()));
  }
  std::string known, of_state;
  for (const auto& region : regions) {
    known += (known.empty() ? "" : ", ") + region.name;
    if (region.state == name) of_state += (of_state.empty() ? "" : ", ") + region.name;
  }
  if (!name.empty() && !of_state.empty()) {
    throw InputError(fmt::format("--region {}: it is a state with the regions {}: name one of them",
                                 name, of_state));
  }
  throw InputError(
      fmt::format("--region {}: the scenario has no such region; it has {}", name, known));
}

double power_mw(const char* option, const std::string& text) {
  const auto power = scenarios::parse_quantity(text, "MW");
  if (!power.fault.empty())
    throw InputError(fmt::format("{} \"{}\": {}", option, text, power.fault));
  if (!(power.value > 0.0) || !std::isfinite(power.value)) {
    throw InputError(
        fmt::format("{} \"{}\": a power above 0 is wanted, such as 50 MW", option, text));
  }
  return power.value;
}

std::string with_error(const grid::adequacy::Estimate& e, const sim::Hosting& h, const char* unit) {
  if (e.value == 0.0) {
    return grid::adequacy::none_text(h.metric, h.samples, 1.0 / h.share_of_year, unit);
  }
  return fmt::format("{:.4g} +- {:.2g} {}", e.value, e.standard_error, unit);
}

std::string text_of(const sim::Hosting& h, const HostCommand& asked, const Criterion& criterion,
                    const grid::Region& home) {
  std::string result;
  if (h.none.value > criterion.value) {
    result = fmt::format("{} misses {} in {} as it is, and can host nothing more\n", asked.region,
                         asked.criterion, asked.year);
  } else if (h.beyond) {
    result = fmt::format("{} can host {:.0f} MW of campus in {} and more: even that meets {}\n",
                         asked.region, h.hosted_mw, asked.year, asked.criterion);
  } else {
    result = fmt::format(
        "{} can host {:.0f} MW of campus in {} at {}\n"
        "  two standard errors, sampling alone {:.0f} to {:.0f} MW\n",
        asked.region, h.hosted_mw, asked.year, asked.criterion, h.low_mw, h.high_mw);
  }
  result += fmt::format("  mean load of that campus            {:.0f} MW\n", h.load_mw);
  const auto add = [&](const std::string& name, const grid::adequacy::Estimate& none,
                       const grid::adequacy::Estimate& with) {
    result += fmt::format("  {:<36}{} without it, {} with it\n", name,
                          with_error(none, h, criterion.unit), with_error(with, h, criterion.unit));
  };
  if (h.share_of_year < 1.0) {
    result += fmt::format("  rates of a year, from the {:.1f} % of {} that the run covers\n",
                          100.0 * h.share_of_year, asked.year);
  }
  add(asked.region, h.none, h.hosted);
  if (h.planning_area_none && h.planning_area_hosted) {
    add(home.planning_area, *h.planning_area_none, *h.planning_area_hosted);
  }
  add(home.interconnection, h.interconnection_none, h.interconnection_hosted);
  return result + fmt::format("  assumed: {}\n", sim::in_one_line(h.assumptions));
}

}  // namespace

std::vector<Option> HostCommand::options() {
  return joined(
      scenario.options(),
      {{.names = "--region", .target = &region, .text = "Region, such as VA_DOM", .required = true},
       {.names = "--year",
        .target = &year,
        .text = "Calendar year of the run",
        .check = kCalendarYears,
        .required = true},
       {.names = "--criterion",
        .target = &criterion,
        .text = "lole=0.1d, lolh=2.4h, eue=100MWh or neue=10ppm, of the region in the year",
        .shows_default = true},
       {.names = "--curtailable-share",
        .target = &curtailable_share,
        .text = "Share of the campus that is curtailable by contract",
        .check = RealRange{0.0, 1.0},
        .shows_default = true},
       {.names = "--samples",
        .target = &samples,
        .text = "Samples of outages and weather",
        .check = WholeRange{2, 1'000'000},
        .shows_default = true},
       {.names = "--within",
        .target = &within,
        .text = "Width of the answer",
        .value = "POWER",
        .shows_default = true},
       {.names = "--most",
        .target = &most,
        .text = "Look no further than this",
        .value = "POWER",
        .shows_default = true},
       {.names = "--threads",
        .target = &threads,
        .text = "Threads; the result is the same for any number",
        .check = WholeRange{1, 1024}},
       {.names = "--json", .target = &json, .text = "Print JSON"}});
}

int HostCommand::run(const Call& /*call*/) const {
  const SignalFlag listening;
  const Criterion wanted = parse_criterion(criterion);
  const scenarios::Loaded loaded = scenarios::load(scenario.scenario, scenario.overrides());
  sim::HostingOptions options;
  options.region = region_of(loaded.scenario, region);
  options.year = year;
  options.metric = wanted.metric;
  options.criterion = wanted.value;
  options.curtailable_share = curtailable_share;
  options.samples = samples;
  options.threads = threads;
  options.within_mw = power_mw("--within", within);
  options.most_mw = power_mw("--most", most);
  const auto style = Progress::style_of_stderr(false);
  Progress calibration(style, colours_wanted(), "sample-years of calibration");
  Progress progress(style, colours_wanted(), "assessments", Progress::From::two_seconds);
  options.calibrating = shown_until_signal(calibration);
  options.progress = shown_until_signal(progress);
  options.tried = [&](double mw) {
    progress.clear();
    report_info("{}: tried {:.0f} MW", region, mw);
  };
  const sim::Hosting hosting = sim::host(loaded.scenario, options);
  progress.clear();
  if (hosting.gave_up) {
    report(Level::warning, "interrupted; there is nothing to go on from");
    return kInterrupted;
  }
  const auto& home = loaded.scenario.grid.regions[options.region.get()];
  print_to_stdout(json ? hosting_json(hosting) : text_of(hosting, *this, wanted, home));
  return kDone;
}

}  // namespace gigaload::tools
