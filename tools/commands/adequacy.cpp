#include "tools/commands/adequacy.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <span>

#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "grid/core/stopwatch.hpp"
#include "output/adequacy/adequacy_file.hpp"
#include "scenarios/text/quantity.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "tools/adequacy/adequacy_json.hpp"
#include "tools/adequacy/adequacy_text.hpp"
#include "tools/adequacy/assessment.hpp"
#include "tools/adequacy/stop_rule.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/program/scenario_options.hpp"
#include "tools/program/shell_text.hpp"
#include "tools/program/version.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::SystemModel;

constexpr std::uint64_t kSamples = 10'000, kMostSamples = 1'000'000;
constexpr double kKnownWell = 0.01;    // relative standard error at which nothing more is asked
constexpr double kMostSeconds = 60.0;  // of sampling where nobody says how much

void refuse_sampling_options(const AdequacyCommand& asked) {
  const char* given = asked.until            ? "--until"
                      : asked.samples        ? "--samples"
                      : asked.seed           ? "--seed"
                      : asked.initial_charge ? "--initial-charge"
                                             : nullptr;
  if (given == nullptr) return;
  throw InputError(fmt::format("--method exact draws no samples: leave out {}", given));
}

/// Scales every region's load, then adds the same to each.
void change_load(SystemModel& system, const AdequacyCommand& asked) {
  if (asked.scale_load != 1.0) scale_load(system, asked.scale_load);
  if (!asked.add_load) return;
  const auto parsed = scenarios::parse_quantity(*asked.add_load, system.units.power);
  if (!parsed.fault.empty()) throw InputError("--add-load: " + parsed.fault);
  add_load(system, parsed.value);
}

/// A charge that is asked for is that of all stores.
void forget_initial_charges(SystemModel& system) {
  for (auto& store : system.storages) store.initial_charge.reset();
  for (auto& store : system.generator_storages) store.initial_charge.reset();
}

/// Makes the system what is asked for, and checks it.
void prepare(SystemModel& system, const AdequacyCommand& asked) {
  change_load(system, asked);
  if (asked.initial_charge) forget_initial_charges(system);
  if (asked.reserve) {
    for (auto& region : system.regions) region.reserve_share = *asked.reserve;
  }
  check(system);
}

void refuse_weather_years(const SystemCase& of) {
  if (of.weather_systems.empty()) return;
  throw InputError(
      "--method exact assesses one year of weather, and the samples have several in turn: "
      "--set ensemble.weather=fixed takes that of the balance");
}

/// Gives the system the mean load of the years of weather that samples have in turn, which is what
/// is told of the system as one.
void take_mean_load(SystemCase& of) {
  const auto years = static_cast<double>(of.weather_systems.size());
  for (std::size_t r = 0; r < of.system.regions.size(); ++r) {
    std::vector<double> mean(of.system.steps, 0.0);
    for (const SystemModel& year : of.weather_systems) {
      for (std::size_t t = 0; t < mean.size(); ++t) mean[t] += year.regions[r].load[t] / years;
    }
    of.system.regions[r].load = grid::adequacy::Series(std::move(mean));
  }
}

std::span<const SystemModel> years_of(const SystemCase& of) {
  if (of.weather_systems.empty()) return {&of.system, 1};
  return of.weather_systems;
}

grid::adequacy::Options options_of(const AdequacyCommand& asked, const SystemCase& of) {
  grid::adequacy::Options options;
  options.samples = asked.samples.value_or(asked.until ? kMostSamples : kSamples);
  options.seed = asked.seed.value_or(1);
  options.threads = asked.threads;
  options.initial_charge = asked.initial_charge.value_or(of.initial_charge);
  if (!asked.samples) options.until_relative_error = kKnownWell;
  options.cvar_level = of.cvar_level;
  options.standard_offset_s = of.standard_offset_s;
  if (asked.output) options.quantiles = of.quantiles;
  if (asked.until) {
    const StopRule rule = parse_stop_rule(*asked.until);
    options.until = rule.metric;
    options.until_relative_error = rule.relative_error;
  }
  return options;
}

/// Samples under a bar of progress. Without --samples and --until it also stops after a minute, and
/// says how to get the same again.
Assessment sample(const AdequacyCommand& asked, std::span<const SystemModel> years,
                  grid::adequacy::Options options) {
  Progress progress(Progress::style_of_stderr(false), colours_wanted(), "samples",
                    Progress::From::two_seconds);
  const grid::Stopwatch since_start;
  bool late = false;
  const bool by_default = !asked.samples && !asked.until;
  options.go_on = [&](std::uint64_t samples, std::uint64_t in_all) {
    const double taken_s = since_start.seconds();
    const auto done = static_cast<double>(samples);
    const double in_time = by_default ? done * kMostSeconds / taken_s : kMostSamples;
    progress.update(done, std::clamp(in_time, done, static_cast<double>(in_all)));
    late = by_default && taken_s > kMostSeconds;
    return !late;
  };
  Assessment assessment = assess_by_samples(years, options);
  progress.clear();
  const std::uint64_t samples = assessment.result.samples;
  if (late && samples < options.samples) {
    report_info("stopped after {:.0f} s at {} samples: --samples {} gives the same on any machine",
                kMostSeconds, samples, samples);
  }
  return assessment;
}

void warn_if_not_reached(const AdequacyCommand& asked, const grid::adequacy::Result& result,
                         const grid::adequacy::Options& options) {
  if (!asked.until) return;
  const bool lole = options.until == grid::adequacy::Until::lole;
  const auto& watched = lole ? result.system.lole : result.system.eue;
  if (watched.value == 0.0) {
    report(Level::warning,
           fmt::format("no shortfall in {} samples, so no error to stop at", result.samples));
  } else if (watched.standard_error > options.until_relative_error * watched.value) {
    report(Level::warning,
           fmt::format("stopped at {} samples with a standard error of {:.2g} % of {}, not {:.2g} "
                       "%: take more --samples",
                       result.samples, 100.0 * watched.standard_error / watched.value,
                       lole ? "LOLE" : "EUE", 100.0 * options.until_relative_error));
  }
}

output::AdequacyOrigin origin_of(const AdequacyCommand& asked, const Call& call,
                                 const SystemCase& of, std::uint64_t seed) {
  return {.method = asked.method,
          .scenario_text = of.scenario_text,
          .assumptions = sim::in_one_line(of.assumptions),
          .seed = seed,
          .provenance = {.program_version = program_version(),
                         .git_revision = git_revision(),
                         .libraries = libraries(),
                         .command_line = shell_text(call.words),
                         .settings = of.settings,
                         .data_hashes = of.data_hashes}};
}

}  // namespace

std::vector<Option> AdequacyCommand::options() {
  return {
      {.names = "SYSTEM",
       .target = &system.names,
       .text = "PRAS file; table of units and table of the load, or their folder; or scenario",
       .at_most = 2},
      {.names = "--units", .target = &system.units, .text = "Table of units", .value = "CSV"},
      {.names = "--load", .target = &system.load, .text = "Table of the load", .value = "CSV"},
      {.names = "--year",
       .target = &system.year,
       .text = "Calendar year, of a scenario",
       .check = kCalendarYears},
      {.names = "--weather",
       .target = &system.weather,
       .text = "Number of the weather, of a scenario",
       .shows_default = true},
      {.names = "--set",
       .target = &system.overrides,
       .text = "Override a setting of a scenario",
       .value = "KEY=VALUE"},
      {.names = "--without-campuses",
       .target = &system.without_campuses,
       .text = "Of a scenario: build no campus; run.campuses"},
      {.names = "--samples",
       .target = &samples,
       .text = "Samples [at most 10000: until 1 % of EUE, for a minute]",
       .check = WholeRange{2, 1'000'000'000}},
      {.names = "--seed", .target = &seed, .text = "Seed of the outages [1]", .check = kSeeds},
      {.names = "--threads",
       .target = &threads,
       .text = "Threads; the result is the same for any number",
       .check = WholeRange{1, 1024}},
      {.names = "--until",
       .target = &until,
       .text = "Stop at this standard error, such as eue=2%; 1,000,000 samples at most",
       .value = "METRIC=PERCENT%",
       .check = Rule{"", [](const std::string& text) { return parse_stop_rule(text).fault; }}},
      {.names = "--method",
       .target = &method,
       .text = "montecarlo, or exact for one region without storage",
       .check = OneOf{{"montecarlo", "exact"}}},
      {.names = "--scale-load",
       .target = &scale_load,
       .text = "Factor on every load",
       .check = RealRange{0.0, 1000.0}},
      {.names = "--add-load",
       .target = &add_load,
       .text = "More load in every step and region, such as \"700 MW\"",
       .value = "POWER"},
      {.names = "--power-unit",
       .target = &system.power_unit,
       .text = "Of headings of tables that have none, such as MW",
       .value = "UNIT"},
      {.names = "--time-unit",
       .target = &system.time_unit,
       .text = "Of headings of tables that have none, such as h",
       .value = "UNIT"},
      {.names = "--step",
       .target = &system.step,
       .text = "Of the table of the load, such as \"1 h\"",
       .value = "TIME"},
      {.names = "--initial-charge",
       .target = &initial_charge,
       .text = "Share of their energy that stores hold at the start [what a file of version 0.9 "
               "says; else "
               "0; of a scenario 1]",
       .check = RealRange{0.0, 1.0}},
      {.names = "--reserve",
       .target = &reserve,
       .text = "Share of each region's load that is kept as a contingency reserve: less left is a "
               "shortfall [0; of a scenario what it says]",
       .check = RealRange{0.0, 1.0}},
      {.names = "--json", .target = &json, .text = "Print JSON"},
      {.names = "-o,--output",
       .target = &output,
       .text = "File of LOLP, EPNS and quantiles of the shortfall by step",
       .value = "FILE"},
  };
}

int AdequacyCommand::run(const Call& call) const {
  const bool exact = method == "exact";
  if (exact) refuse_sampling_options(*this);
  if (output) check_replaceable(*output, system.names);

  SystemCase of = read_system(system, WeatherYears::of_samples);
  if (output) check_replaceable(*output, of.inputs);
  for (const std::string& notice : of.notices) report_info("{}", notice);
  if (exact) refuse_weather_years(of);
  prepare(of.system, *this);
  for (SystemModel& year_of_weather : of.weather_systems) prepare(year_of_weather, *this);
  if (!of.weather_systems.empty()) take_mean_load(of);
  const grid::adequacy::Options options = options_of(*this, of);
  std::optional<output::AdequacyFile> file;
  if (output) {
    file.emplace(of.system, exact ? std::vector<double>() : options.quantiles,
                 origin_of(*this, call, of, options.seed), *output);
  }

  Assessment assessment =
      exact ? assess_by_convolution(of.system) : sample(*this, years_of(of), options);
  assessment.assumptions = of.assumptions;
  if (!exact) warn_if_not_reached(*this, assessment.result, options);
  if (file) {
    file->write(assessment.result);
    report_info("{}: written", grid::held(output).string());
  }
  print_to_stdout(json ? adequacy_json(assessment, of.system)
                       : adequacy_text(assessment, of.system));
  return kDone;
}

}  // namespace gigaload::tools
