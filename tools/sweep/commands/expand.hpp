#pragma once

#include <filesystem>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools::sweep {

/// ExpandCommand checks a sweep and writes down its members in a folder.
struct ExpandCommand {
  static constexpr const char* kName = "expand";
  static constexpr const char* kText = "Check a sweep and freeze its members";

  std::filesystem::path sweep_file, folder;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
