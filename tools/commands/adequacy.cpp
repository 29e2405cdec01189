#include <fmt/core.h>

#include <algorithm>
#include <csignal>
#include <optional>

#include "grid/core/error.hpp"
#include "output/adequacy/adequacy_file.hpp"
#include "scenarios/text/quantity.hpp"
#include "tools/adequacy/adequacy_json.hpp"
#include "tools/adequacy/adequacy_text.hpp"
#include "tools/adequacy/assessment.hpp"
#include "tools/adequacy/system_argument.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/program/version.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::System;

constexpr std::uint64_t kSamples = 10'000, kMostSamples = 1'000'000;

void refuse_sampling_options(const AdequacyOptions& asked) {
  const char* given = asked.until            ? "--until"
                      : asked.samples        ? "--samples"
                      : asked.seed           ? "--seed"
                      : asked.initial_charge ? "--initial-charge"
                                             : nullptr;
  if (given == nullptr) return;
  throw InputError(fmt::format("--method exact draws no samples: leave out {}", given));
}

/// Every region's load in every step: scaled, then more.
void change_load(System& system, const AdequacyOptions& asked) {
  if (asked.scale_load != 1.0) scale_load(system, asked.scale_load);
  if (!asked.add_load) return;
  const auto parsed = scenarios::parse_quantity(*asked.add_load, system.units.power);
  if (!parsed.fault.empty()) throw InputError("--add-load: " + parsed.fault);
  add_load(system, parsed.value);
}

grid::adequacy::Options options_of(const CommandLine& line, const SystemCase& of) {
  const AdequacyOptions& asked = line.adequacy;
  grid::adequacy::Options options;
  options.samples = asked.samples.value_or(asked.until ? kMostSamples : kSamples);
  options.seed = asked.seed.value_or(1);
  options.threads = line.threads;
  options.initial_charge = asked.initial_charge.value_or(of.initial_charge);
  options.cvar_level = of.cvar_level;
  if (line.output) options.quantiles = of.quantiles;
  if (asked.until) {
    options.until = asked.until->metric;
    options.until_relative_error = asked.until->relative_error;
  }
  return options;
}

void warn_if_not_reached(const grid::adequacy::Result& result,
                         const grid::adequacy::Options& options) {
  if (options.until_relative_error == 0.0) return;
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

output::AdequacyOrigin origin_of(const CommandLine& line, const SystemCase& of,
                                 std::uint64_t seed) {
  return {.method = line.adequacy.exact ? "exact" : "montecarlo",
          .scenario_text = of.scenario_text,
          .seed = seed,
          .provenance = {.program_version = program_version(),
                         .git_revision = git_revision(),
                         .libraries = libraries(),
                         .command_line = shell_text(line.words),
                         .settings = of.settings,
                         .data_hashes = of.data_hashes}};
}

}  // namespace

int command_adequacy(const CommandLine& line) {
  // a file size limit then is a failed write with a message, not the end of the program
  std::signal(SIGXFSZ, SIG_IGN);
  const AdequacyOptions& asked = line.adequacy;
  if (asked.exact) refuse_sampling_options(asked);
  if (line.output) check_replaceable(*line.output);

  SystemCase of = read_system({.names = asked.system,
                               .units = asked.units,
                               .load = asked.load,
                               .power_unit = asked.power_unit,
                               .time_unit = asked.time_unit,
                               .step = asked.step,
                               .year = line.year,
                               .weather = line.weather,
                               .overrides = line.overrides});
  for (const std::string& notice : of.notices) report_info("{}", notice);
  change_load(of.system, asked);
  check(of.system);
  const grid::adequacy::Options options = options_of(line, of);
  std::optional<output::AdequacyFile> file;
  if (line.output) {
    file.emplace(of.system, asked.exact ? std::vector<double>() : options.quantiles,
                 origin_of(line, of, options.seed), *line.output);
  }

  const Assessment assessment =
      asked.exact ? assess_by_convolution(of.system) : assess_by_samples(of.system, options);
  if (!asked.exact) warn_if_not_reached(assessment.result, options);
  if (file) {
    file->write(assessment.result);
    report_info("{}: written", line.output->string());
  }
  print_to_stdout(asked.json ? adequacy_json(assessment, of.system)
                             : adequacy_text(assessment, of.system));
  return kDone;
}

}  // namespace gigaload::tools
