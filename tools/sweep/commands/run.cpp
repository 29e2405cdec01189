#include "tools/sweep/commands/run.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "grid/core/stopwatch.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/shell_text.hpp"
#include "tools/sweep/commands/folder_option.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> RunCommand::options() {
  return {folder_option(folder),
          {.names = "--index", .target = &choice.first, .text = "First member [0]"},
          {.names = "--count",
           .target = &choice.count,
           .text = "Members [one with --index, otherwise all]",
           .check = AboveZero{}},
          {.names = "--jobs",
           .target = &choice.jobs,
           .text = "Members at a time [one a processor]",
           .check = WholeRange{1, 1024}},
          {.names = "--threads",
           .target = &choice.threads,
           .text = "Threads of each member [1]",
           .check = WholeRange{1, 1024}},
          {.names = "--retry-failed",
           .target = &choice.retry_failed,
           .text = "Run failed members once more"},
          {.names = "-q,--quiet", .target = &quiet, .text = "Warnings and errors only"}};
}

int RunCommand::run(const Call& call) const {
  if (quiet) set_up_messages(Verbosity::quiet);
  const SignalFlag listening;
  const grid::Stopwatch since_start;
  const auto style = Progress::style_of_stderr(quiet);
  std::optional<Progress> progress;
  const RunTally tally = run_members(folder, choice, [&](const RunTally& so_far) {
    const std::size_t ended = so_far.before + so_far.done + so_far.failed;
    const auto before = static_cast<double>(ended), members = static_cast<double>(so_far.members);
    if (!progress) {
      progress.emplace(style, colours_wanted(), "members", Progress::From::start, before);
    }
    // what shares add up to may miss a whole number by its last digits
    progress->update(std::min(before + so_far.under_way + 1e-9, members), members);
  });
  progress.reset();
  const double elapsed_s = since_start.seconds();
  const std::size_t all_failed = tally.failed + tally.failed_before;
  const std::string failed = all_failed > 0
                                 ? fmt::format(", {} failed: see gigaload sweep status {}",
                                               all_failed, shell_text({folder.string()}))
                                 : "";
  if (tally.interrupted) {
    report(
        Level::warning,
        fmt::format("interrupted after {} members{}{}. To go on:\n  {}", tally.done + tally.failed,
                    failed, tally.done + tally.failed > 0 ? "; what is done is kept" : "",
                    shell_text(call.words)));
    return kInterrupted;
  }
  report(all_failed > 0 ? Level::warning : Level::info,
         fmt::format("{}: {} members done in {}, {} of {} were done before{}", folder.string(),
                     tally.done, duration_text(elapsed_s), tally.before - tally.failed_before,
                     tally.members, failed));
  return all_failed > 0 ? kMembersFailed : kDone;
}

}  // namespace gigaload::tools::sweep
