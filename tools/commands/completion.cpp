#include "tools/commands/completion.hpp"

#include "tools/program/exit_code.hpp"
#include "tools/program/parser.hpp"
#include "tools/reference/completion.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> CompletionCommand::options() {
  return {{.names = "SHELL",
           .target = &shell,
           .text = "bash or zsh",
           .check = OneOf{{"bash", "zsh"}},
           .required = true}};
}

int CompletionCommand::run(const Call& call) const {
  const CommandDoc program = documentation(call.program);
  print_to_stdout(shell == "zsh" ? zsh_completion(program) : bash_completion(program));
  return kDone;
}

}  // namespace gigaload::tools
