#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// HeadroomCommand finds how much constant load fits under a region's seasonal peaks if a small
/// share of it is curtailed.
struct HeadroomCommand {
  static constexpr const char* kName = "headroom";
  static constexpr const char* kText =
      "The constant new load that fits under the peaks of summer and winter if it is curtailed "
      "where it would stand above them";

  std::vector<std::filesystem::path> demand;
  std::string region;
  std::string limit = "0.5%";
  bool drop_outliers = false;
  bool json = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
