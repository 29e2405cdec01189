#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <thread>

#include "grid/adequacy/exact.hpp"
#include "grid/adequacy/monte_carlo.hpp"
#include "grid/error.hpp"
#include "scenarios/quantity.hpp"
#include "tools/commands.hpp"
#include "tools/exit_code.hpp"
#include "tools/system_argument.hpp"

namespace gigaload::tools {

namespace {

using namespace grid::adequacy;

using nlohmann::ordered_json;

ordered_json of(const Estimate& e) {
  return {{"value", e.value}, {"standard_error", e.standard_error}};
}

ordered_json of(const Metrics& m) {
  return {{"lole", of(m.lole)},
          {"lolh", of(m.lolh)},
          {"eue", of(m.eue)},
          {"neue", of(m.neue)},
          {"event_days", of(m.event_days)},
          {"events", of(m.events)},
          {"event_hours", of(m.event_hours)},
          {"event_energy", of(m.event_energy)},
          {"cvar", of(m.cvar)}};
}

/// One line; what is not a number is null.
std::string line_of(const ordered_json& document) { return document.dump() + "\n"; }

std::string json(const Result& result, const System& system) {
  ordered_json document = {{"method", "montecarlo"},
                           {"samples", result.samples},
                           {"energy_unit", system.units.energy},
                           {"system", of(result.system)},
                           {"regions", ordered_json::object()}};
  for (std::size_t r = 0; r < result.regions.size(); ++r) {
    document["regions"][system.regions[r].name] = of(result.regions[r]);
  }
  for (std::size_t g = 0; g < result.groups.size(); ++g) {
    document["groups"][system.groups[g].name] = of(result.groups[g]);
  }
  return line_of(document);
}

std::string table(const Result& result, const System& system) {
  std::string text = fmt::format("{} samples; value and standard error\n", result.samples);
  const auto add = [&](std::string_view name, const Metrics& m) {
    text += fmt::format(
        "{}\n  LOLE        {:.6g} +- {:.2g} steps, {:.6g} h\n  EUE         {:.6g} +- {:.2g} {}\n"
        "  NEUE        {:.6g} +- {:.2g} ppm\n  event-days  {:.6g} +- {:.2g}\n"
        "  events      {:.6g} +- {:.2g}, {:.4g} h and {:.4g} {} each\n  CVaR 95 %   {:.6g} +- "
        "{:.2g} {}\n",
        name, m.lole.value, m.lole.standard_error, m.lolh.value, m.eue.value, m.eue.standard_error,
        system.units.energy, m.neue.value, m.neue.standard_error, m.event_days.value,
        m.event_days.standard_error, m.events.value, m.events.standard_error, m.event_hours.value,
        m.event_energy.value, system.units.energy, m.cvar.value, m.cvar.standard_error,
        system.units.energy);
  };
  add("system", result.system);
  if (result.regions.size() > 1) {
    for (std::size_t r = 0; r < result.regions.size(); ++r) {
      add(system.regions[r].name, result.regions[r]);
    }
  }
  return text;
}

/// Every region's load in every step: scaled, then `add_power` more.
void change_load(System& system, double scale, double add_power) {
  for (Region& region : system.regions) {
    std::vector<double> load(system.steps);
    for (std::size_t t = 0; t < load.size(); ++t) load[t] = region.load[t] * scale + add_power;
    region.load = Series(std::move(load));
  }
}

/// The same shape without errors of sampling; null for what the method does not give.
std::string exact_json(const ExactResult& exact, const System& system) {
  const auto exactly = [](double value) { return of(Estimate{value, 0.0}); };
  ordered_json metrics = {
      {"lole", exactly(exact.lole)}, {"lolh", exactly(exact.lolh)}, {"eue", exactly(exact.eue)},
      {"neue", exactly(exact.neue)}, {"event_days", nullptr},       {"events", nullptr},
      {"event_hours", nullptr},      {"event_energy", nullptr},     {"cvar", nullptr}};
  if (exact.events) {
    metrics["events"] = exactly(exact.events->events);
    metrics["event_hours"] = exactly(exact.events->mean_hours);
    metrics["event_energy"] = exactly(exact.events->mean_energy);
  }
  metrics["daily_peak_lole"] = exactly(exact.daily_peak_lole);
  return line_of({{"method", "exact"},
                  {"samples", nullptr},
                  {"energy_unit", system.units.energy},
                  {"system", metrics},
                  {"regions", {{system.regions[0].name, metrics}}}});
}

std::string exact_table(const ExactResult& exact, const System& system) {
  std::string text = fmt::format(
      "exact, by convolution\n  LOLE        {:.10g} steps, {:.10g} h\n  EUE         {:.10g} {}\n"
      "  NEUE        {:.10g} ppm\n  LOLE of daily peaks {:.10g} days\n",
      exact.lole, exact.lolh, exact.eue, system.units.energy, exact.neue, exact.daily_peak_lole);
  if (exact.events) {
    text +=
        fmt::format("  events      {:.10g}, {:.10g} h and {:.10g} {} each\n", exact.events->events,
                    exact.events->mean_hours, exact.events->mean_energy, system.units.energy);
  }
  return text;
}

/// Relative standard error of EUE to stop at, from "eue=2%".
double relative_error(const std::string& text) {
  const auto refused = [&](const std::string& why) {
    return InputError(fmt::format("--until \"{}\": {}. Write eue=2%", text, why));
  };
  const auto equals = text.find('=');
  if (equals == std::string::npos) throw refused("a metric, = and a percentage are wanted");
  const std::string metric = text.substr(0, equals);
  // NEUE is EUE by a constant: their relative errors are the same
  if (metric != "eue" && metric != "neue") throw refused("the metric must be eue or neue");
  const auto quantity = scenarios::parse_quantity(text.substr(equals + 1), "%");
  if (!quantity.fault.empty()) throw refused(quantity.fault);
  if (!(quantity.value > 0.0 && quantity.value < 100.0)) {
    throw refused("the percentage must lie between 0 and 100");
  }
  return quantity.value / 100.0;
}

double power(const std::string& text, const System& system) {
  const auto parsed = scenarios::parse_quantity(text, system.units.power);
  if (!parsed.fault.empty()) throw InputError("--add-load: " + parsed.fault);
  return parsed.value;
}

}  // namespace

int command_adequacy(const CommandLine& line) {
  const AdequacyOptions& asked = line.adequacy;
  Options options;
  if (asked.until) options.until_relative_error = relative_error(*asked.until);
  System system = read_system({.name = line.file,
                               .power_unit = asked.power_unit,
                               .time_unit = asked.time_unit,
                               .step = asked.step,
                               .year = line.year,
                               .weather = line.weather,
                               .overrides = line.overrides});
  const double add_power = asked.add_load ? power(*asked.add_load, system) : 0.0;
  change_load(system, asked.scale_load, add_power);
  if (asked.exact) {
    const ExactResult exact = assess_exact(system);
    print_to_stdout(asked.json ? exact_json(exact, system) : exact_table(exact, system));
    return kDone;
  }
  constexpr std::uint64_t kSamples = 10'000, kMostSamples = 1'000'000;
  options.samples = asked.samples.value_or(asked.until ? kMostSamples : kSamples);
  options.seed = asked.seed;
  options.threads =
      line.threads != 0 ? line.threads : std::max(1U, std::thread::hardware_concurrency());
  // a scenario's stores are as full as at the start of its run, those of a PRAS file are empty
  options.initial_charge = asked.initial_charge.value_or(line.year ? 1.0 : 0.0);
  const Result result = assess(system, options);
  print_to_stdout(asked.json ? json(result, system) : table(result, system));
  return kDone;
}

}  // namespace gigaload::tools
