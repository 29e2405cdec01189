#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// StressCommand runs the days of an event on the grid of a year.
struct StressCommand {
  static constexpr const char* kName = "stress";
  static constexpr const char* kText =
      "A storm or heat wave as it was, on the grid of a year: outages and load shed by area";

  ScenarioOptions scenario;
  std::string event;
  int year = 0;
  std::size_t samples = 200;
  std::string by = "area";
  unsigned threads = 0;  // 0: as many as the machine has
  bool json = false;
  std::optional<std::filesystem::path> output;  // page or picture

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
