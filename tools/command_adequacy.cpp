#include <fmt/core.h>

#include <algorithm>
#include <string_view>
#include <thread>

#include "grid/adequacy/exact.hpp"
#include "grid/adequacy/monte_carlo.hpp"
#include "grid/error.hpp"
#include "scenarios/pras_file.hpp"
#include "scenarios/quantity.hpp"
#include "tools/commands.hpp"
#include "tools/exit_code.hpp"

namespace gigaload::tools {

namespace {

using namespace grid::adequacy;

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\u{:04x}", static_cast<int>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string json_metrics(const Metrics& m) {
  std::string all;
  const auto add = [&](const char* name, const Estimate& e) {
    all += fmt::format("{}\"{}\": {{\"value\": {}, \"standard_error\": {}}}",
                       all.empty() ? "" : ", ", name, e.value, e.standard_error);
  };
  add("lole", m.lole);
  add("lolh", m.lolh);
  add("eue", m.eue);
  add("neue", m.neue);
  add("event_days", m.event_days);
  add("events", m.events);
  add("event_hours", m.event_hours);
  add("event_energy", m.event_energy);
  add("cvar", m.cvar);
  return '{' + all + '}';
}

std::string json(const Result& result, const System& system) {
  std::string regions;
  for (std::size_t r = 0; r < result.regions.size(); ++r) {
    regions += fmt::format("{}{}: {}", r == 0 ? "" : ", ", json_text(system.regions[r].name),
                           json_metrics(result.regions[r]));
  }
  return fmt::format("{{\"samples\": {}, \"system\": {}, \"regions\": {{{}}}}}\n", result.samples,
                     json_metrics(result.system), regions);
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

/// The exact method has no errors to tell, and no metrics of days and tails.
std::string exact_text(const System& system, bool as_json) {
  const ExactResult exact = assess_exact(system);
  std::string events;
  if (exact.events) {
    events = as_json ? fmt::format(", \"events\": {}, \"event_hours\": {}, \"event_energy\": {}",
                                   exact.events->events, exact.events->mean_hours,
                                   exact.events->mean_energy)
                     : fmt::format("  events      {:.10g}, {:.10g} h and {:.10g} {} each\n",
                                   exact.events->events, exact.events->mean_hours,
                                   exact.events->mean_energy, system.units.energy);
  }
  if (as_json) {
    return fmt::format(
        "{{\"method\": \"exact\", \"system\": {{\"lole\": {}, \"lolh\": {}, \"eue\": {}, \"neue\": "
        "{}, "
        "\"daily_peak_lole\": {}{}}}}}\n",
        exact.lole, exact.lolh, exact.eue, exact.neue, exact.daily_peak_lole, events);
  }
  return fmt::format(
      "exact, by convolution\n  LOLE        {:.10g} steps, {:.10g} h\n  EUE         {:.10g} {}\n"
      "  NEUE        {:.10g} ppm\n  LOLE of daily peaks {:.10g} days\n{}",
      exact.lole, exact.lolh, exact.eue, system.units.energy, exact.neue, exact.daily_peak_lole,
      events);
}

double power(const std::string& text, const System& system) {
  const auto parsed = scenarios::parse_quantity(text, system.units.power);
  if (!parsed.fault.empty()) throw InputError("--add-load: " + parsed.fault);
  return parsed.value;
}

}  // namespace

int command_adequacy(const CommandLine& line) {
  System system = scenarios::read_pras(line.file);
  const AdequacyOptions& asked = line.adequacy;
  const double add_power = asked.add_load ? power(*asked.add_load, system) : 0.0;
  change_load(system, asked.scale_load, add_power);
  if (asked.exact) {
    print_to_stdout(exact_text(system, asked.json));
    return kDone;
  }
  Options options;
  options.samples = asked.samples;
  options.seed = asked.seed;
  options.until_relative_error = asked.until_percent / 100.0;
  options.threads =
      line.threads != 0 ? line.threads : std::max(1U, std::thread::hardware_concurrency());
  const Result result = assess(system, options);
  print_to_stdout(asked.json ? json(result, system) : table(result, system));
  return kDone;
}

}  // namespace gigaload::tools
