#pragma once

#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// ShowCommand prints the settings of a scenario, or what any scenario may set.
struct ShowCommand {
  static constexpr const char* kName = "show";
  static constexpr const char* kText =
      "Print every effective setting of a scenario with unit, default and source";

  ScenarioOptions scenario;
  bool schema = false;
  bool keys = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
