#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "grid/core/error.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/text/quantity.hpp"
#include "sim/studies/hosting.hpp"
#include "tools/adequacy/criterion.hpp"
#include "tools/adequacy/hosting_json.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

namespace {

RegionIndex region_of(const sim::Scenario& scenario, const std::string& name) {
  const auto& regions = scenario.grid.regions;
  const auto found = std::ranges::find(regions, name, &grid::Region::name);
  if (found != regions.end()) {
    return RegionIndex(static_cast<std::size_t>(found - regions.begin()));
  }
  std::string known;
  for (const auto& region : regions) known += (known.empty() ? "" : ", ") + region.name;
  throw InputError(
      fmt::format("--region {}: the scenario has no such region; it has {}", name, known));
}

double power_mw(const char* option, const std::string& text) {
  const auto power = scenarios::parse_quantity(text, "MW");
  if (!power.fault.empty())
    throw InputError(fmt::format("{} \"{}\": {}", option, text, power.fault));
  if (!(power.value > 0.0) || !std::isfinite(power.value)) {
    throw InputError(fmt::format("{} \"{}\": more than nothing is wanted", option, text));
  }
  return power.value;
}

std::string with_error(const sim::Estimated& e, const char* unit) {
  return fmt::format("{:.4g} +- {:.2g} {}", e.value, e.standard_error, unit);
}

std::string text(const sim::Hosting& h, const HostOptions& asked, const Criterion& criterion,
                 const std::string& interconnection) {
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
        "  two standard errors of the samples  {:.0f} to {:.0f} MW\n",
        asked.region, h.hosted_mw, asked.year, asked.criterion, h.low_mw, h.high_mw);
  }
  result += fmt::format("  mean load of that campus            {:.0f} MW\n", h.load_mw);
  const auto add = [&](const std::string& name, const sim::Estimated& none,
                       const sim::Estimated& with) {
    result += fmt::format("  {:<36}{} without it, {} with it\n", name,
                          with_error(none, criterion.unit), with_error(with, criterion.unit));
  };
  add(asked.region, h.none, h.hosted);
  add(interconnection, h.interconnection_none, h.interconnection_hosted);
  return result;
}

}  // namespace

int command_host(const CommandLine& line) {
  const SignalFlag listening;
  const HostOptions& asked = line.host;
  const Criterion criterion = parse_criterion(asked.criterion);
  const scenarios::Loaded loaded = scenarios::load(line.scenario, line.overrides);
  sim::HostingOptions options;
  options.region = region_of(loaded.scenario, asked.region);
  options.year = asked.year;
  options.metric = criterion.metric;
  options.criterion = criterion.value;
  options.curtailable_share = asked.curtailable_share;
  options.samples = asked.samples;
  options.threads = line.threads;
  options.within_mw = power_mw("--within", asked.within);
  options.most_mw = power_mw("--most", asked.most);
  options.progress = [&](double mw) {
    report_info("{}: tried {:.0f} MW", asked.region, mw);
    return !SignalFlag::raised();
  };
  const sim::Hosting hosting = sim::host(loaded.scenario, options);
  if (hosting.gave_up) {
    report(Level::warning, "interrupted; there is nothing to go on from");
    return kInterrupted;
  }
  const auto& region = loaded.scenario.grid.regions[options.region.get()];
  print_to_stdout(asked.json ? hosting_json(hosting)
                             : text(hosting, asked, criterion, region.interconnection));
  return kDone;
}

}  // namespace gigaload::tools
