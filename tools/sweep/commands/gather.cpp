#include "tools/sweep/commands/gather.hpp"

#include <fmt/core.h>

#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/sweep/commands/folder_option.hpp"
#include "tools/sweep/results/gather.hpp"
#include "tools/terminal/messages.hpp"

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
  const Gathered gathered = gather(manifest, output);
  if (gathered.done < gathered.members) {
    report(Level::warning, fmt::format("{} of {} members are done, {} failed; the others are NaN",
                                       gathered.done, gathered.members, gathered.failed));
  }
  report_info("{}: {} members", output.string(), gathered.members);
  return kDone;
}

}  // namespace gigaload::tools::sweep
