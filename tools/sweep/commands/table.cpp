#include "tools/sweep/commands/table.hpp"

#include "tools/program/exit_code.hpp"
#include "tools/sweep/results/sweep_table.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> TableCommand::options() {
  return joined(whole.options(), {{.names = "--json", .target = &json, .text = "Print JSON"}});
}

int TableCommand::run(const Call& call) const {
  const int code = whole.complete(call, check_has_table);
  if (code == kInterrupted) return code;
  const Manifest manifest(whole.place());
  print_to_stdout(json ? sweep_table_json(manifest) : sweep_table_text(manifest));
  return code;
}

}  // namespace gigaload::tools::sweep
