#pragma once

#include <filesystem>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools::sweep {

/// SensitivityCommand prints which axis of a sweep decides its scalars.
struct SensitivityCommand {
  static constexpr const char* kName = "sensitivity";
  static constexpr const char* kText = "Sobol indices of the scalars, of Saltelli's design";

  std::filesystem::path folder;
  bool json = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
