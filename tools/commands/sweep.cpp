#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <optional>

#include "grid/core/error.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/sweep/results/gather.hpp"
#include "tools/sweep/results/sensitivity.hpp"
#include "tools/sweep/run/expand.hpp"
#include "tools/sweep/run/runner.hpp"
#include "tools/sweep/run/slurm_script.hpp"
#include "tools/sweep/run/status.hpp"
#include "tools/sweep/store/result_index.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

/// A file of each worker is open: an array of thousands of tasks has more than the usual 1,024.
void allow_many_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int expand(const CommandLine& line) {
  const SweepOptions& options = line.sweep;
  const SignalFlag listening;
  const auto style = Progress::style_of_stderr(line.verbosity == Verbosity::quiet);
  Progress progress(style, colours_wanted(), 0, "members checked");
  const auto start = std::chrono::steady_clock::now();
  const auto expanded =
      sweep::expand(options.sweep, options.folder, [&](std::size_t checked, std::size_t members) {
        // short ones need no word
        if (std::chrono::steady_clock::now() - start > std::chrono::seconds(2)) {
          progress.update(checked, members);
        }
      });
  progress.clear();
  if (expanded.interrupted) {
    report(Level::warning, "interrupted; nothing was written");
    return kInterrupted;
  }
  if (expanded.left_out > 0) {
    report_info("{}: constraints leave out {} of {} members", options.sweep.string(),
                expanded.left_out, expanded.left_out + expanded.members);
  }
  report_info("{}: {} members{}", options.folder.string(), expanded.members,
              expanded.was_there ? ", there already: the same sweep" : ", all of them sound");
  return kDone;
}

int run(const CommandLine& line) {
  const SweepOptions& options = line.sweep;
  const SignalFlag listening;
  const auto start = std::chrono::steady_clock::now();
  const auto style = Progress::style_of_stderr(line.verbosity == Verbosity::quiet);
  std::optional<Progress> progress;
  const auto tally =
      sweep::run_members(options.folder,
                         {.first = options.index,
                          .count = options.count,
                          .jobs = options.jobs,
                          .threads = std::max(line.threads, 1U),
                          .retry_failed = options.retry_failed},
                         [&](const sweep::RunTally& so_far) {
                           const std::size_t ended = so_far.before + so_far.done + so_far.failed;
                           if (!progress) {
                             progress.emplace(style, colours_wanted(), ended, "members");
                             return;
                           }
                           progress->update(ended, so_far.members);
                         });
  progress.reset();
  const double elapsed_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const std::string failed =
      tally.failed > 0 ? fmt::format(", {} failed: see gigaload sweep status", tally.failed) : "";
  if (tally.interrupted) {
    report(Level::warning,
           fmt::format("interrupted after {} members{}; what is done is kept. To go on:\n  {}",
                       tally.done + tally.failed, failed, shell_text(line.words)));
    return kInterrupted;
  }
  report_info("{}: {} members done in {}, {} of {} were done before{}", options.folder.string(),
              tally.done, duration_text(elapsed_s), tally.before, tally.members, failed);
  return kDone;
}

int status(const SweepOptions& options) {
  const sweep::Manifest manifest(options.folder);
  const auto status = sweep::status_of(manifest);
  if (options.missing) {
    print_to_stdout(
        sweep::array_list(sweep::tasks_of(status.missing, options.per_task.value_or(1))) + "\n");
  } else {
    print_to_stdout(sweep::status_text(status, options.folder));
  }
  return kDone;
}

int gather(const CommandLine& line) {
  check_replaceable(*line.output);
  const sweep::Manifest manifest(line.sweep.folder);
  const auto gathered = sweep::gather(manifest, *line.output);
  if (gathered.done < gathered.members) {
    report(Level::warning, fmt::format("{} of {} members are done, {} failed; the others are NaN",
                                       gathered.done, gathered.members, gathered.failed));
  }
  report_info("{}: {} members", line.output->string(), gathered.members);
  return kDone;
}

int slurm(const SweepOptions& options) {
  const sweep::Manifest manifest(options.folder);
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  print_to_stdout(sweep::slurm_script(sweep::status_of(manifest),
                                      fs::absolute(options.folder).lexically_normal(),
                                      program.empty() ? "gigaload" : program, manifest.plan().name,
                                      {.per_task = *options.per_task,
                                       .processors = options.processors,
                                       .time = options.time,
                                       .partition = options.partition}));
  return kDone;
}

int sensitivity(const SweepOptions& options) {
  const sweep::Manifest manifest(options.folder);
  const auto all = sweep::sensitivities(manifest);
  print_to_stdout(options.json ? sweep::sensitivity_json(manifest, all)
                               : sweep::sensitivity_text(manifest, all));
  return kDone;
}

}  // namespace

int command_sweep(const CommandLine& line) {
  allow_many_files();
  std::signal(SIGXFSZ, SIG_IGN);  // a limit of a file's size is a failed write with a message
  switch (line.sweep.action) {
    case SweepAction::expand:
      return expand(line);
    case SweepAction::run:
      return run(line);
    case SweepAction::status:
      return status(line.sweep);
    case SweepAction::gather:
      return gather(line);
    case SweepAction::slurm:
      return slurm(line.sweep);
    case SweepAction::sensitivity:
      return sensitivity(line.sweep);
  }
  return kInternalError;
}

}  // namespace gigaload::tools
