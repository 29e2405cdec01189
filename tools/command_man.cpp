#include "tools/commands.hpp"
#include "tools/exit_code.hpp"
#include "tools/man_page.hpp"
#include "tools/messages.hpp"
#include "tools/version.hpp"

namespace gigaload::tools {

int command_man(const CommandLine& /*line*/) {
  print_to_stdout(man_page(command_doc(), program_version()));
  return kDone;
}

}  // namespace gigaload::tools
