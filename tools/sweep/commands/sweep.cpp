#include "tools/sweep/commands/sweep.hpp"

#include "tools/sweep/commands/expand.hpp"
#include "tools/sweep/commands/gather.hpp"
#include "tools/sweep/commands/page.hpp"
#include "tools/sweep/commands/run.hpp"
#include "tools/sweep/commands/sensitivity.hpp"
#include "tools/sweep/commands/slurm.hpp"
#include "tools/sweep/commands/status.hpp"
#include "tools/sweep/commands/table.hpp"

namespace gigaload::tools::sweep {

Command sweep_command() {
  return {
      .name = "sweep",
      .text = "Many variants of a scenario, anywhere",
      .commands = {command<ExpandCommand>(), command<RunCommand>(), command<StatusCommand>(),
                   command<GatherCommand>(), command<SlurmCommand>(), command<SensitivityCommand>(),
                   command<TableCommand>(), command<PageCommand>()}};
}

}  // namespace gigaload::tools::sweep
