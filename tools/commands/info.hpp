#pragma once

#include <filesystem>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// InfoCommand prints what a result holds, or what any result may hold.
struct InfoCommand {
  static constexpr const char* kName = "info";
  static constexpr const char* kText =
      "What is in a result: dimensions, headline table, provenance";

  std::filesystem::path file;
  bool variables = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
