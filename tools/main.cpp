#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/hdf5_exit.hpp"

namespace {

int run(const gigaload::tools::CommandLine& line) {
  using gigaload::tools::Command;
  switch (line.command) {
    case Command::run:
      return command_run(line);
    case Command::check:
      return command_check(line);
    case Command::show:
      return command_show(line);
    case Command::info:
      return command_info(line);
    case Command::report:
      return command_report(line);
    case Command::host:
      return command_host(line);
    case Command::export_pras:
      return command_export(line);
    case Command::adequacy:
      return command_adequacy(line);
    case Command::headroom:
      return command_headroom(line);
    case Command::sweep:
      return command_sweep(line);
    case Command::completion:
      return command_completion(line);
    case Command::man:
      return command_man(line);
  }
  return gigaload::tools::kInternalError;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace gigaload::tools;
  return guarded([&] {
    disarm_hdf5_exit_handler();
    set_up_messages(Verbosity::normal);
    const Parsed parsed = parse_command_line(argc, argv);
    if (!parsed.command_line) return parsed.exit_code;
    set_up_messages(parsed.command_line->verbosity);
    return run(*parsed.command_line);
  });
}
