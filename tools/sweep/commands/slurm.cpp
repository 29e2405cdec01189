#include "tools/sweep/commands/slurm.hpp"

#include "tools/program/exit_code.hpp"
#include "tools/sweep/commands/folder_option.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> SlurmCommand::options() {
  return {folder_option(folder),
          {.names = "--per-task",
           .target = &script.per_task,
           .text = "Members of a task",
           .check = AboveZero{},
           .required = true},
          {.names = "--cpus",
           .target = &script.processors,
           .text = "Processors of a task",
           .check = WholeRange{1, 1024},
           .shows_default = true},
          {.names = "--time",
           .target = &script.time,
           .text = "Time limit of a task, such as 01:00:00",
           .check = Rule{"TIME", slurm_time_fault}},
          {.names = "--partition",
           .target = &script.partition,
           .text = "Partition",
           .check = Rule{"NAME", slurm_partition_fault}}};
}

int SlurmCommand::run(const Call& /*call*/) const {
  const Manifest manifest(folder);
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  print_to_stdout(
      slurm_script(status_of(manifest), std::filesystem::absolute(folder).lexically_normal(),
                   program.empty() ? "gigaload" : program, manifest.plan().name, script));
  return kDone;
}

}  // namespace gigaload::tools::sweep
