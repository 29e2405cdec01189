#pragma once

#include <string>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::tools {

/// Says what the estimate of a run's time is made of.
[[nodiscard]] std::string estimate_made_of(const sim::Scenario& scenario);

/// CheckCommand tells all problems of a scenario, or in one line that it is sound.
struct CheckCommand {
  static constexpr const char* kName = "check";
  static constexpr const char* kText = "Check a scenario without running it";

  ScenarioOptions scenario;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
