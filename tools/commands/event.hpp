#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/event/event_asked.hpp"
#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// EventCommand loses load or generation in an hour and follows the frequency for a minute.
struct EventCommand {
  static constexpr const char* kName = "event";
  static constexpr const char* kText =
      "The frequency in the seconds after campuses, load or a unit are lost in an hour";

  ScenarioOptions scenario;
  std::optional<std::string> time;
  std::optional<int> year;
  std::string worst = "inertia";
  EventAsked event;
  bool json = false;
  std::optional<std::filesystem::path> output;  // the course

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
