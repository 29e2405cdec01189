#include "tools/sweep/commands/whole_sweep.hpp"

#include "grid/core/error.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/sweep/commands/expand.hpp"
#include "tools/sweep/commands/run.hpp"
#include "tools/sweep/results/member_results.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> WholeSweep::options() {
  return {{.names = "SWEEP",
           .target = &sweep,
           .text = "Sweep file, or folder of a frozen sweep; what is missing is run",
           .required = true},
          {.names = "--folder",
           .target = &folder,
           .text = "Folder in which a sweep file is run [its name, here]",
           .value = "DIR"},
          {.names = "--jobs",
           .target = &jobs,
           .text = "Members at a time [one a processor]",
           .check = WholeRange{1, 1024}},
          {.names = "-q,--quiet", .target = &quiet, .text = "Warnings and errors only"}};
}

std::filesystem::path WholeSweep::place() const {
  std::error_code ignored;
  if (std::filesystem::is_directory(sweep, ignored)) return sweep;
  return folder.value_or(sweep.stem());
}

int WholeSweep::complete(const Call& call,
                         const std::function<void(const Manifest&)>& check) const {
  if (quiet) set_up_messages(Verbosity::quiet);
  std::error_code ignored;
  if (!std::filesystem::is_directory(sweep, ignored)) {
    ExpandCommand expanding;
    expanding.sweep_file = sweep;
    expanding.folder = place();
    const int expanded = expanding.run(call);
    if (expanded != kDone) return expanded;
  } else if (folder) {
    throw InputError(sweep.string() +
                     ": it is the folder of a frozen sweep; --folder is for a sweep's file");
  }
  const Manifest manifest(place());
  check(manifest);
  if (members_missing(manifest, ResultIndex(manifest)) == 0) return kDone;
  RunCommand running;
  running.folder = place();
  running.choice.jobs = jobs;
  running.quiet = quiet;
  return running.run(call);
}

}  // namespace gigaload::tools::sweep
