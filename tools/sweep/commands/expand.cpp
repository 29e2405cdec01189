#include "tools/sweep/commands/expand.hpp"

#include <chrono>

#include "tools/program/exit_code.hpp"
#include "tools/sweep/run/expand.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> ExpandCommand::options() {
  return {{.names = "SWEEP", .target = &sweep_file, .text = "Sweep file", .required = true},
          {.names = "-o,--output",
           .target = &folder,
           .text = "Folder to make",
           .value = "DIR",
           .required = true}};
}

int ExpandCommand::run(const Call& /*call*/) const {
  const SignalFlag listening;
  Progress progress(Progress::style_of_stderr(false), colours_wanted(), 0, "members checked");
  const auto start = std::chrono::steady_clock::now();
  const Expanded expanded =
      expand(sweep_file, folder, [&](std::size_t checked, std::size_t members) {
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
    report_info("{}: constraints leave out {} of {} members", sweep_file.string(),
                expanded.left_out, expanded.left_out + expanded.members);
  }
  report_info("{}: {} members{}", folder.string(), expanded.members,
              expanded.was_there ? ", there already: the same sweep" : ", all of them sound");
  return kDone;
}

}  // namespace gigaload::tools::sweep
