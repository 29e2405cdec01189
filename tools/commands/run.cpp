#include "sim/run/run.hpp"

#include <fmt/core.h>

#include <chrono>
#include <csignal>
#include <memory>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "output/trajectory/trajectory_file.hpp"
#include "scenarios/readers/load.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/program/page_file.hpp"
#include "tools/program/version.hpp"
#include "tools/summary/settings_text.hpp"
#include "tools/summary/summary.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

output::Provenance provenance_of(const CommandLine& line, const scenarios::Loaded& loaded) {
  return {.program_version = program_version(),
          .git_revision = git_revision(),
          .libraries = libraries(),
          .command_line = shell_text(line.words),
          .settings = settings_lines(loaded.settings),
          .data_hashes = loaded.data_hashes};
}

/// The file to write to, new or taken up again.
struct Opened {
  std::unique_ptr<output::TrajectoryFile> file;
  const sim::ResumePoint* resume = nullptr;
  std::size_t done_h = 0;
};

Opened open(const CommandLine& line, const scenarios::Loaded& loaded, const fs::path& path) {
  const output::Provenance provenance = provenance_of(line, loaded);
  const sim::Scenario& scenario = loaded.scenario;
  Opened opened;
  if (line.resume) {
    opened.file = output::TrajectoryFile::open_partial(scenario, provenance, path);
    if (opened.file) {
      opened.resume = &opened.file->resume_point();
      const sim::Hour from = sim::exchange_times(scenario).at(opened.resume->exchange);
      opened.done_h = static_cast<std::size_t>(from - scenario.begin);
      report_info("{}.partial: going on from {}", path.string(),
                  grid::to_string(grid::to_date(from)));
      return opened;
    }
    report_info("{}.partial: not there, so there is nothing to resume: starting anew",
                path.string());
  }
  opened.file = std::make_unique<output::TrajectoryFile>(scenario, provenance, path);
  return opened;
}

int interrupted(const CommandLine& line, output::TrajectoryFile& file, const fs::path& path,
                sim::Hour reached) {
  file.interrupt();
  std::vector<std::string> words = line.words;
  if (!line.resume) words.emplace_back("--resume");
  report(Level::warning,
         fmt::format("interrupted at {}; what is done is in {}.partial. To go on:\n  {}",
                     grid::to_string(grid::to_date(reached)), path.string(), shell_text(words)));
  return kInterrupted;
}

/// The result is whole whatever becomes of its page.
void make_page(const fs::path& path) {
  try {
    write_page(path, page_beside(path));
    report_info("{}: the result to look at, in any browser", page_beside(path).string());
  } catch (const InputError& error) {
    report(Level::warning, fmt::format("no page of the result: {}", error.what()));
  }
}

}  // namespace

int command_run(const CommandLine& line) {
  // a file size limit then is a failed write with a message, not the end of the program
  std::signal(SIGXFSZ, SIG_IGN);
  const SignalFlag listening;
  const auto start = std::chrono::steady_clock::now();
  const scenarios::Loaded loaded = scenarios::load(line.scenario, line.overrides);
  const sim::Scenario& scenario = loaded.scenario;
  for (const std::string& notice : loaded.notices) report_info("{}", notice);

  const fs::path path = line.output.value_or(scenario.name + ".h5");
  check_replaceable(path);
  const bool quiet = line.verbosity == Verbosity::quiet;
  const Opened opened = open(line, loaded, path);
  report_info("{}: {} to {} into {}", line.scenario.string(),
              grid::to_string(grid::to_date(scenario.begin)),
              grid::to_string(grid::to_date(scenario.end)), path.string());
  report_detail("{} regions, {} campuses, {} deals, {} exchanges; seed {}",
                scenario.grid.regions.size(), scenario.campuses.size(), scenario.deals.size(),
                sim::exchange_times(scenario).size() - 1, scenario.seed);

  std::size_t reached_h = opened.done_h;
  bool whole = false;
  {
    Progress progress(Progress::style_of_stderr(quiet), colours_wanted(), opened.done_h, "h");
    whole = sim::run(scenario,
                     {.threads = line.threads,
                      .resume = opened.resume,
                      .progress =
                          [&](std::size_t done_h, std::size_t total_h) {
                            reached_h = done_h;
                            progress.update(done_h, total_h);
                            return !SignalFlag::raised();
                          }},
                     *opened.file);
  }
  if (!whole) {
    return interrupted(line, *opened.file, path,
                       scenario.begin + static_cast<sim::Hour>(reached_h));
  }
  opened.file->finish();
  const double elapsed_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report_info("{}: done in {}", path.string(), duration_text(elapsed_s));
  if (line.report) make_page(path);
  if (!quiet) print_to_stdout(summary_text(read_summary(output::ResultFile(path))));
  return kDone;
}

}  // namespace gigaload::tools
