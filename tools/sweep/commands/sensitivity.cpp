#include "tools/sweep/commands/sensitivity.hpp"

#include "tools/program/exit_code.hpp"
#include "tools/sweep/commands/folder_option.hpp"
#include "tools/sweep/results/sensitivity.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> SensitivityCommand::options() {
  return {folder_option(folder), {.names = "--json", .target = &json, .text = "Print JSON"}};
}

int SensitivityCommand::run(const Call& /*call*/) const {
  const Manifest manifest(folder);
  const auto all = sensitivities(manifest);
  print_to_stdout(json ? sensitivity_json(manifest, all) : sensitivity_text(manifest, all));
  return kDone;
}

}  // namespace gigaload::tools::sweep
