#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// FitCommand finds the time of construction from a table of sites by date.
struct FitCommand {
  static constexpr const char* kName = "fit";
  static constexpr const char* kText =
      "How long construction takes, by a table of sites of which some are not ready yet";

  std::filesystem::path table;
  std::string until = "half_power";
  std::string begin = "land_clearing";
  std::optional<std::string> as_of, since, seen_from, predict;
  std::string weight = "site";
  double level = 0.9;
  std::size_t bootstrap = 0;
  std::uint64_t seed = 0;
  bool json = false;
  std::optional<std::filesystem::path> output;  // piece of a scenario, or picture

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
