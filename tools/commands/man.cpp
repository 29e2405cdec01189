#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/version.hpp"
#include "tools/reference/man_page.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

int command_man(const CommandLine& /*line*/) {
  print_to_stdout(man_page(command_doc(), program_version()));
  return kDone;
}

}  // namespace gigaload::tools
