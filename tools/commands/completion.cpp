#include "tools/reference/completion.hpp"

#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

int command_completion(const CommandLine& line) {
  const CommandDoc program = command_doc();
  print_to_stdout(line.shell == Shell::zsh ? zsh_completion(program) : bash_completion(program));
  return kDone;
}

}  // namespace gigaload::tools
