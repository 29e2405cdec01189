#include "tools/commands/run.hpp"

#include <fmt/core.h>

#include <memory>
#include <optional>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "grid/core/stopwatch.hpp"
#include "output/result/result_file.hpp"
#include "output/trajectory/trajectory_file.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/run/run.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/program/page_file.hpp"
#include "tools/program/shell_text.hpp"
#include "tools/program/version.hpp"
#include "tools/summary/sampled_years.hpp"
#include "tools/summary/settings_text.hpp"
#include "tools/summary/summary.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

output::Provenance provenance_of(const Call& call, const scenarios::Loaded& loaded) {
  return {.program_version = program_version(),
          .git_revision = git_revision(),
          .libraries = libraries(),
          .command_line = shell_text(call.words),
          .settings = settings_lines(loaded.settings),
          .data_hashes = loaded.data_hashes};
}

/// Opened holds the file to write to, which is new or taken up again.
struct Opened {
  std::unique_ptr<output::TrajectoryFile> file;
  const sim::ResumePoint* resume = nullptr;
  std::size_t done_h = 0;
};

Opened open(const RunCommand& asked, const Call& call, const scenarios::Loaded& loaded,
            const fs::path& path) {
  const output::Provenance provenance = provenance_of(call, loaded);
  const sim::Scenario& scenario = loaded.scenario;
  Opened opened;
  if (asked.resume) {
    opened.file = output::TrajectoryFile::open_partial(scenario, provenance, path);
    if (opened.file) {
      opened.resume = &opened.file->resume_point();
      const sim::Hour from = sim::exchange_times(scenario).at(opened.resume->exchange);
      opened.done_h = static_cast<std::size_t>(from - scenario.begin);
      if (opened.done_h > 0) {
        report_info("{}.partial: going on from {}", path.string(),
                    grid::to_string(grid::to_date(from)));
      } else {
        report_info("{}.partial: it has nothing to go on from: starting at the beginning",
                    path.string());
      }
      return opened;
    }
    report_info("{}.partial: not there, so there is nothing to resume: starting anew",
                path.string());
  }
  using output::TrajectoryFile;
  opened.file = std::make_unique<TrajectoryFile>(
      scenario, provenance, path,
      asked.restart ? TrajectoryFile::Interrupted::discard : TrajectoryFile::Interrupted::keep);
  return opened;
}

int interrupted(const RunCommand& asked, const Call& call, output::TrajectoryFile& file,
                const fs::path& path, sim::Hour reached) {
  const bool kept = file.interrupt();
  std::vector<std::string> words = call.words;
  std::erase(words, "--restart");
  if (!asked.resume) words.emplace_back("--resume");
  const std::string day = grid::to_string(grid::to_date(reached));
  report(Level::warning,
         kept ? fmt::format("interrupted at {}; what is done is in {}.partial. To go on:\n  {}",
                            day, path.string(), shell_text(words))
              : fmt::format("interrupted at {}, before anything could be kept that a run can go on "
                            "from. To start again:\n  {}",
                            day, shell_text(words)));
  return kInterrupted;
}

/// Writes the page of the result, which is whole whatever becomes of the page.
void make_page(const fs::path& path) {
  try {
    write_page(path, page_beside(path));
    report_info("{}: the result to look at, in any browser", page_beside(path).string());
  } catch (const InputError& error) {
    report(Level::warning, fmt::format("no page of the result: {}", error.what()));
  }
}

/// Runs the scenario into the opened file. Returns the hour at which a signal ended it, if one did.
std::optional<sim::Hour> simulate(const RunCommand& asked, const sim::Scenario& scenario,
                                  const Opened& opened) {
  const auto style = Progress::style_of_stderr(asked.quiet);
  Progress calibration(style, colours_wanted(), "sample-years of calibration");
  Progress sampling(style, colours_wanted(), "samples to count those needed");
  Progress progress(style, colours_wanted(), "h", Progress::From::start,
                    static_cast<double>(opened.done_h));
  std::size_t reached_h = opened.done_h;
  const bool whole = sim::run(scenario,
                              {.threads = asked.threads,
                               .resume = opened.resume,
                               .progress =
                                   [&](std::size_t done_h, std::size_t total_h) {
                                     reached_h = done_h;
                                     progress.update(done_h, total_h);
                                     return !SignalFlag::raised();
                                   },
                               .calibrating = shown_until_signal(calibration),
                               .sampling = shown_until_signal(sampling)},
                              *opened.file);
  if (whole) return std::nullopt;
  return scenario.begin + static_cast<sim::Hour>(reached_h);
}

}  // namespace

std::vector<Option> RunCommand::options() {
  return joined(
      scenario.options(),
      {{.names = "-o,--output",
        .target = &output,
        .text = "Result file [NAME.h5 in the current folder]",
        .value = "FILE"},
       {.names = "--threads",
        .target = &threads,
        .text = "Threads; the result is the same for any number [all]",
        .check = WholeRange{1, 1024}},
       {.names = "--sensitivities",
        .target = &sensitivities,
        .text = "Write derivatives of the build-out too; output.sensitivities"},
       {.names = "--resume",
        .target = &resume,
        .text = "Go on with FILE.partial of an interrupted run"},
       {.names = "--restart",
        .target = &restart,
        .text = "Throw FILE.partial of an interrupted run away and start anew",
        .excludes = {"--resume"}},
       {.names = "--report", .target = &report, .text = "Write FILE's page too: NAME.html"},
       {.names = "-q,--quiet",
        .target = &quiet,
        .text = "Warnings and errors only: no progress, no summary"},
       {.names = "-v,--verbose", .target = &verbose, .text = "Say more", .excludes = {"--quiet"}}});
}

std::vector<std::string> RunCommand::overrides() const {
  std::vector<std::string> all = scenario.overrides();
  if (sensitivities) all.emplace_back("output.sensitivities=true");
  return all;
}

int RunCommand::run(const Call& call) const {
  set_up_messages(quiet ? Verbosity::quiet : verbose ? Verbosity::verbose : Verbosity::normal);
  const SignalFlag listening;
  const grid::Stopwatch since_start;
  const scenarios::Loaded loaded = scenarios::load(scenario.scenario, overrides());
  const sim::Scenario& sound = loaded.scenario;
  for (const std::string& notice : loaded.notices) report_info("{}", notice);

  const fs::path path = output.value_or(sound.name + ".h5");
  check_replaceable(path, loaded.systems);
  const Opened opened = open(*this, call, loaded, path);
  report_info("{}: {} to {} into {}", scenario.scenario.string(),
              grid::to_string(grid::to_date(sound.begin)),
              grid::to_string(grid::to_date(sound.end)), path.string());
  report_detail("{} regions, {} campuses, {} deals, {} exchanges; seed {}",
                sound.grid.regions.size(), sound.campuses.size(), sound.deals.size(),
                sim::exchange_times(sound).size() - 1, sound.seed);
  if (const auto reached = simulate(*this, sound, opened)) {
    return interrupted(*this, call, *opened.file, path, *reached);
  }
  opened.file->finish();
  const double elapsed_s = since_start.seconds();
  report_info("{}: done in {}", path.string(), duration_text(elapsed_s));
  if (report) make_page(path);
  if (quiet && !sound.ensemble.until) return kDone;
  const Summary summary = read_summary(output::ResultFile(path));
  for (const std::string& year : errors_not_reached(summary)) {
    tools::report(Level::warning, year);
  }
  if (!quiet) print_to_stdout(summary_text(summary));
  return kDone;
}

}  // namespace gigaload::tools
