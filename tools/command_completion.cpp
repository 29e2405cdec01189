#include "tools/commands.hpp"
#include "tools/completion.hpp"
#include "tools/exit_code.hpp"
#include "tools/messages.hpp"

namespace gigaload::tools {

int command_completion(const CommandLine& line) {
  const CommandDoc program = command_doc();
  print_to_stdout(line.shell == Shell::zsh ? zsh_completion(program) : bash_completion(program));
  return kDone;
}

}  // namespace gigaload::tools
