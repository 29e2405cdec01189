#include "tools/commands/show.hpp"

#include "scenarios/language/json_schema.hpp"
#include "scenarios/language/key_reference.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/readers/load.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/summary/settings_text.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> ShowCommand::options() {
  return joined(scenario.options({"--schema", "--keys"}),
                {{.names = "--schema",
                  .target = &schema,
                  .text = "Print the language of scenarios as JSON Schema instead, for editors",
                  .excludes = {"--keys"}},
                 {.names = "--keys",
                  .target = &keys,
                  .text = "Print the reference of all keys instead, as Markdown"}});
}

int ShowCommand::run(const Call& /*call*/) const {
  if (schema) {
    print_to_stdout(scenarios::json_schema(scenarios::schema()));
    return kDone;
  }
  if (keys) {
    print_to_stdout(scenarios::key_reference(scenarios::schema()));
    return kDone;
  }
  const scenarios::Loaded loaded = scenarios::load(scenario.scenario, scenario.overrides());
  for (const std::string& notice : loaded.notices) report_info("{}", notice);
  print_to_stdout(settings_text(loaded.settings));
  return kDone;
}

}  // namespace gigaload::tools
