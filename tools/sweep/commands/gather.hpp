#pragma once

#include <filesystem>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools::sweep {

/// GatherCommand writes the results of all members into one file.
struct GatherCommand {
  static constexpr const char* kName = "gather";
  static constexpr const char* kText = "One file of all members";

  std::filesystem::path folder;
  std::filesystem::path output;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
