#pragma once

#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// CheckCommand tells all problems of a scenario, or in one line that it is sound.
struct CheckCommand {
  static constexpr const char* kName = "check";
  static constexpr const char* kText = "Check a scenario without running it";

  ScenarioOptions scenario;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
