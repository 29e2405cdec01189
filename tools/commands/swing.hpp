#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// SwingCommand holds a trace of power against limits on swings and ramps.
struct SwingCommand {
  static constexpr const char* kName = "swing";
  static constexpr const char* kText =
      "Whether a trace of power keeps limits on swings and ramps, and what storage would mend it";

  std::filesystem::path trace;
  std::string rule = "ercot";
  std::optional<std::string> capacity;
  std::optional<std::string> training;
  std::uint64_t campuses = 1;
  bool apart = false;
  std::uint64_t seed = 0;
  std::optional<std::string> rack_energy, rack_ramp, rack_floor;
  bool json = false;
  std::optional<std::filesystem::path> output;  // picture

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
