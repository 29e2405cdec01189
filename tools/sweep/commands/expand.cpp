#include "tools/sweep/commands/expand.hpp"

#include "grid/core/counted.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/sweep/run/expand.hpp"
#include "tools/sweep/run/processors.hpp"
#include "tools/sweep/run/sweep_time.hpp"
#include "tools/sweep/store/manifest.hpp"
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
  Progress progress(Progress::style_of_stderr(false), colours_wanted(), "members checked",
                    Progress::From::two_seconds);
  const Expanded expanded =
      expand(sweep_file, folder,
             [&](std::size_t checked, std::size_t members) { progress.update(checked, members); });
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
  const unsigned jobs = processors();
  report_info(
      "{}: gigaload sweep run takes {} on this machine, {} at a time: an estimate from a few "
      "of them",
      folder.string(), about_text(estimate_sweep_s(Manifest(folder), jobs)),
      counted(jobs, "member"));
  return kDone;
}

}  // namespace gigaload::tools::sweep
