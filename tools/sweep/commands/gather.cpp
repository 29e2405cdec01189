#include "tools/sweep/commands/gather.hpp"

#include <fmt/core.h>

#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/sweep/commands/folder_option.hpp"
#include "tools/sweep/results/gather.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> GatherCommand::options() {
  return {folder_option(folder),
          {.names = "-o,--output",
           .target = &output,
           .text = "File to write",
           .value = "FILE",
           .required = true}};
}

int GatherCommand::run(const Call& /*call*/) const {
  check_replaceable(output);
  const Manifest manifest(folder);
  Progress progress(Progress::style_of_stderr(false), colours_wanted(), "numbers",
                    Progress::From::two_seconds);
  const Gathered gathered =
      gather(manifest, output,
             [&progress](std::size_t done, std::size_t total) { progress.update(done, total); });
  progress.clear();
  if (gathered.done < gathered.members) {
    report(Level::warning, fmt::format("{} of {} members are done, {} failed; the others are NaN",
                                       gathered.done, gathered.members, gathered.failed));
  }
  const auto& scalars = manifest.plan().selection.scalars;
  for (std::size_t s = 0; s < scalars.size(); ++s) {
    if (gathered.undefined[s] == 0) continue;
    report(Level::warning,
           fmt::format("{}: {} has no finite value in {} of {} members that are done",
                       output.string(), scalars[s].name, gathered.undefined[s], gathered.done));
  }
  report_info("{}: {} members", output.string(), gathered.members);
  return kDone;
}

}  // namespace gigaload::tools::sweep
