#include "tools/commands/program.hpp"

#include "tools/commands/adequacy.hpp"
#include "tools/commands/campus_cost.hpp"
#include "tools/commands/check.hpp"
#include "tools/commands/clear.hpp"
#include "tools/commands/compare.hpp"
#include "tools/commands/completion.hpp"
#include "tools/commands/event.hpp"
#include "tools/commands/export.hpp"
#include "tools/commands/fit.hpp"
#include "tools/commands/headroom.hpp"
#include "tools/commands/host.hpp"
#include "tools/commands/info.hpp"
#include "tools/commands/init.hpp"
#include "tools/commands/man.hpp"
#include "tools/commands/report.hpp"
#include "tools/commands/run.hpp"
#include "tools/commands/show.hpp"
#include "tools/commands/stress.hpp"
#include "tools/commands/swing.hpp"
#include "tools/sweep/commands/sweep.hpp"

namespace gigaload::tools {

Command gigaload_program() {
  return {
      .name = "gigaload",
      .text = "Load, water and shortfall of gigawatt data-centre campuses on state grids.",
      .commands = {
          command<InitCommand>(),       command<RunCommand>(),      command<CheckCommand>(),
          command<ShowCommand>(),       command<InfoCommand>(),     command<ReportCommand>(),
          command<CompareCommand>(),    command<HostCommand>(),     command<CampusCostCommand>(),
          command<AdequacyCommand>(),   command<StressCommand>(),   command<EventCommand>(),
          command<ExportCommand>(),     command<HeadroomCommand>(), command<FitCommand>(),
          command<ClearCommand>(),      command<SwingCommand>(),    sweep::sweep_command(),
          command<CompletionCommand>(), command<ManCommand>()}};
}

}  // namespace gigaload::tools
