#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// EventCommand loses load or generation in an hour and follows the frequency for a minute.
struct EventCommand {
  static constexpr const char* kName = "event";
  static constexpr const char* kText =
      "The frequency in the seconds after campuses, load or a unit are lost in an hour";

  ScenarioOptions scenario;
  std::string time;
  std::vector<std::string> trips;  // "campus.NAME" or "unit"
  std::optional<std::string> loss;
  std::optional<std::filesystem::path> dips;
  std::string rule = "NOGRR282";
  std::optional<std::filesystem::path> rules;
  std::string interconnection = "eastern";
  bool json = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
