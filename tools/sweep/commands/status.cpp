#include "tools/sweep/commands/status.hpp"

#include "tools/program/exit_code.hpp"
#include "tools/sweep/commands/folder_option.hpp"
#include "tools/sweep/run/status.hpp"
#include "tools/sweep/store/result_index.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> StatusCommand::options() {
  return {folder_option(folder),
          {.names = "--missing",
           .target = &missing,
           .text = "Print the array list of what is missing alone"},
          {.names = "--per-task",
           .target = &per_task,
           .text = "With --missing: tasks of so many members",
           .check = AboveZero{}}};
}

int StatusCommand::run(const Call& /*call*/) const {
  const Manifest manifest(folder);
  const Status status = status_of(manifest);
  print_to_stdout(missing ? array_list(tasks_of(status.missing, per_task.value_or(1))) + "\n"
                          : status_text(status, folder));
  return kDone;
}

}  // namespace gigaload::tools::sweep
