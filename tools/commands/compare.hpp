#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// CompareCommand prints what results have more or less than the first of them.
struct CompareCommand {
  static constexpr const char* kName = "compare";
  static constexpr const char* kText = "What differs between two results, by year and region";

  std::filesystem::path a;
  std::vector<std::filesystem::path> b;
  std::optional<int> year;  // the last one if not given
  bool json = false, csv = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
