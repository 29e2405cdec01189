#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

std::vector<Option> ScenarioOptions::options(std::vector<std::string> replaced_by) {
  const bool required = replaced_by.empty();
  return {{.names = "SCENARIO",
           .target = &scenario,
           .text = "Scenario file, or the name of a shipped one",
           .required = required,
           .replaced_by = std::move(replaced_by)},
          {.names = "--set",
           .target = &sets,
           .text = "Override a setting, as often as needed",
           .value = "KEY=VALUE"},
          {.names = "--seed",
           .target = &seed,
           .text = "Seed of the weather; run.seed",
           .check = kSeeds},
          {.names = "--from", .target = &from, .text = "First day; run.start", .value = "DATE"},
          {.names = "--to", .target = &to, .text = "Day after the last; run.end", .value = "DATE"},
          {.names = "--without-campuses",
           .target = &without_campuses,
           .text = "Build no campus; the other data centres stay as they are; run.campuses"}};
}

std::vector<std::string> ScenarioOptions::overrides() const {
  std::vector<std::string> all = sets;
  if (seed) all.push_back("run.seed=" + std::to_string(*seed));
  if (from) all.push_back("run.start=" + *from);
  if (to) all.push_back("run.end=" + *to);
  if (without_campuses) all.emplace_back("run.campuses=false");
  return all;
}

}  // namespace gigaload::tools
