#include "tools/commands/man.hpp"

#include "tools/program/exit_code.hpp"
#include "tools/program/parser.hpp"
#include "tools/program/version.hpp"
#include "tools/reference/man_page.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> ManCommand::options() { return {}; }

int ManCommand::run(const Call& call) const {
  print_to_stdout(man_page(documentation(call.program), program_version()));
  return kDone;
}

}  // namespace gigaload::tools
