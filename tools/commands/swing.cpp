#include "tools/commands/swing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/measured/power_trace_file.hpp"
#include "scenarios/readers/swing_rules.hpp"
#include "scenarios/text/quantity.hpp"
#include "sim/swing/rack_smoothing.hpp"
#include "sim/swing/training_steps.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/option_checks.hpp"
#include "tools/program/page_file.hpp"
#include "tools/program/scenario_options.hpp"
#include "tools/swing/swing_json.hpp"
#include "tools/swing/swing_picture.hpp"
#include "tools/swing/swing_text.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

namespace {

// of a trace that is made: fine enough for corners and slow steps alike
constexpr double kMadeStepS = 0.01, kMadeLengthS = 600.0;
constexpr std::uint64_t kMostCampuses = 1000;

/// Returns the quantity above `least`. `option`: what gave it.
double quantity_of(const char* option, const std::string& text, const char* unit,
                   double least = 0.0) {
  const scenarios::Quantity quantity = scenarios::parse_quantity(text, unit);
  if (!quantity.fault.empty()) {
    throw InputError(fmt::format("{} {}: {}", option, text, quantity.fault));
  }
  if (quantity.value < least || quantity.value > 1e7) {
    throw InputError(fmt::format("{} {}: {:g} to 1e7 {} are wanted", option, text, least, unit));
  }
  return quantity.value;
}

/// Reads "100 MW,40 MW,2 s,0.7".
sim::TrainingSteps training_steps(const std::string& text) {
  std::array<std::string, 4> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = text.find(',', begin);
    if ((end == std::string::npos) != (i + 1 == parts.size())) {
      throw InputError(fmt::format(
          "--training {}: four parts are wanted, as in \"100 MW,40 MW,2 s,0.7\": power while "
          "machines compute and while they exchange, period, share of it that they compute",
          text));
    }
    parts[i] = text.substr(begin, end == std::string::npos ? end : end - begin);
    begin = end + 1;
  }
  if (const std::string fault = real_number_fault(parts[3], {0.001, 0.999}); !fault.empty()) {
    throw InputError(fmt::format("--training {}: the share of the period: {}", text, fault));
  }
  return {.high_mw = quantity_of("--training", parts[0], "MW"),
          .low_mw = quantity_of("--training", parts[1], "MW"),
          .period_s = quantity_of("--training", parts[2], "s", 2.0 * kMadeStepS),
          .duty = std::stod(parts[3])};
}

struct GivenTrace {
  sim::PowerTrace trace;
  std::string name;
  std::size_t gaps = 0;
};

GivenTrace trace_given(const SwingCommand& command) {
  if (command.training) {
    return {sim::training_trace(
                training_steps(*command.training),
                {.campuses = command.campuses, .in_step = !command.apart, .seed = command.seed},
                kMadeStepS, kMadeLengthS),
            "training steps", 0};
  }
  if (command.campuses > 1 || command.apart) {
    throw InputError("--campuses and --apart are of --training; a trace stands for itself");
  }
  scenarios::PowerTraceFile file = scenarios::read_power_trace(command.trace);
  for (const std::string& notice : file.notices) report(Level::warning, notice);
  return {std::move(file.even.trace), command.trace.filename().string(), file.even.all_gaps};
}

/// Puts the racks between the machines and the grid, where some are asked for.
void smooth(const SwingCommand& command, GivenTrace& given) {
  if (command.rack_energy.has_value() != command.rack_ramp.has_value()) {
    throw InputError("--rack-energy and --rack-ramp go together: one keeps what the other needs");
  }
  if (!command.rack_energy && !command.rack_floor) return;
  sim::RackSmoothing racks{.energy_mwh = 0.0, .ramp_mw_per_min = 1e12};
  if (command.rack_energy) {
    racks.energy_mwh = quantity_of("--rack-energy", *command.rack_energy, "MWh");
    racks.ramp_mw_per_min = quantity_of("--rack-ramp", *command.rack_ramp, "MW/min");
  }
  if (command.rack_floor) racks.floor_mw = quantity_of("--rack-floor", *command.rack_floor, "MW");
  sim::SmoothedTrace found = sim::smoothed(given.trace, racks);
  report_info("racks: {:.4g} MW at most, {:.4g} MWh burnt, empty or full in {:.4g} s of {:.4g}",
              found.most_mw, found.burnt_mwh, found.spent_s, given.trace.span_s());
  given.trace = std::move(found.grid);
}

/// Judges the trace by the limits of the rule, and finds the storage where one is broken.
void judge(const sim::SwingRule& rule, const sim::PowerTrace& trace, SwingTold& told) {
  std::vector<sim::LimitSignal> signals;
  signals.reserve(rule.limits.size());
  std::vector<sim::LimitAndSignal> judged;
  for (const sim::SwingLimit& limit : rule.limits) {
    const bool can_be = sim::fault_for(limit, trace).empty();
    if (can_be) judged.push_back({&limit, &signals.emplace_back(trace, limit)});
    told.limits.push_back(sim::judged(limit, trace, can_be ? &signals.back() : nullptr));
    const sim::JudgedLimit& last = told.limits.back();
    if (!can_be) {
      report(Level::warning, fmt::format("{} is not judged: {}", limit.name, last.why_not));
    } else if (!last.seen_in_part.empty()) {
      report(Level::warning,
             fmt::format("{} is judged in part: {}", limit.name, last.seen_in_part));
    }
  }
  told.spectrum = sim::swing_spectrum(trace);
  told.asked_for_buffer = sim::is_kept(told.limits) == false;
  if (told.asked_for_buffer) {
    told.buffer = sim::ideal_buffer(trace, judged, told.spectrum.strongest_hz);
  }
}

}  // namespace

std::vector<Option> SwingCommand::options() {
  return {{.names = "TRACE",
           .target = &trace,
           .text = "Trace with the columns time_s,power_mw (docs/swing.md); CSV, gzip",
           .replaced_by = {"--training"}},
          {.names = "--rule",
           .target = &rule,
           .text = "Limits: ercot, caiso, ieso, southern, atc, lipa, or a TOML file of your own",
           .value = "RULE",
           .shows_default = true},
          {.names = "--capacity",
           .target = &capacity,
           .text = "What shares of the capacity in a rule are of [the trace's peak]",
           .value = "MW"},
          {.names = "--training",
           .target = &training,
           .text = "Make a trace of training steps by power while machines compute and exchange, "
                   "period and share of it that they compute: \"100 MW,40 MW,2 s,0.7\"",
           .value = "STEPS"},
          {.names = "--campuses",
           .target = &campuses,
           .text = "So many such campuses together",
           .value = "N",
           .check = WholeRange{1, kMostCampuses},
           .shows_default = true},
          {.names = "--apart",
           .target = &apart,
           .text = "Each campus has training steps of its own time, and not all the same"},
          {.names = "--seed",
           .target = &seed,
           .text = "Seed of these times",
           .check = kSeeds,
           .shows_default = true},
          {.names = "--rack-energy",
           .target = &rack_energy,
           .text = "Energy stored at the racks, which keeps --rack-ramp while it lasts",
           .value = "MWH"},
          {.names = "--rack-ramp",
           .target = &rack_ramp,
           .text = "How fast what is drawn may change, such as \"20 MW/min\"",
           .value = "RAMP"},
          {.names = "--rack-floor",
           .target = &rack_floor,
           .text = "What is drawn at least; what is not needed is burnt",
           .value = "MW"},
          {.names = "--json", .target = &json, .text = "Print JSON"},
          {.names = "-o,--output",
           .target = &output,
           .text = "Picture of the spectrum, .svg",
           .value = "FILE"}};
}

int SwingCommand::run(const Call& /*call*/) const {
  if (output) {
    if (output->extension() != ".svg") {
      throw InputError(fmt::format("-o {}: a name that ends in .svg is wanted", output->string()));
    }
    check_replaceable_page(*output, PageKind::picture);
  }
  std::optional<double> given_mw;
  if (capacity) given_mw = quantity_of("--capacity", *capacity, "MW", 1e-6);
  // a bad rule is told before a long trace is read
  static_cast<void>(scenarios::read_swing_rule(rule, given_mw.value_or(1.0)));
  GivenTrace given = trace_given(*this);
  smooth(*this, given);
  const double peak_mw = std::max(0.0, std::ranges::max(given.trace.power_mw));
  const double capacity_mw = given_mw.value_or(peak_mw);
  const sim::SwingRule limits = scenarios::read_swing_rule(rule, capacity_mw);
  SwingTold told{.trace = given.name,
                 .rule = limits.name,
                 .source = limits.source,
                 .samples = given.trace.power_mw.size(),
                 .gaps = given.gaps,
                 .step_s = given.trace.step_s,
                 .span_s = given.trace.span_s(),
                 .capacity_mw = capacity_mw,
                 .capacity_is_peak = !given_mw,
                 .limits = {},
                 .spectrum = {},
                 .buffer = {}};
  judge(limits, given.trace, told);
  if (output) {
    write_page(
        *output, "gigaload swing", [&told] { return swing_picture(told); }, PageKind::picture);
    report_info("{}: written", output->string());
  }
  print_to_stdout(json ? swing_json(told) : swing_text(told));
  const auto kept = sim::is_kept(told.limits);
  return !kept ? kNotJudged : *kept ? kDone : kLimitBroken;
}

}  // namespace gigaload::tools
