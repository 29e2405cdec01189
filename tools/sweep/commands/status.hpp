#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools::sweep {

/// StatusCommand tells how far a frozen sweep is.
struct StatusCommand {
  static constexpr const char* kName = "status";
  static constexpr const char* kText = "What is done, failed and missing";

  std::filesystem::path folder;
  bool missing = false;                 // the array list alone
  std::optional<std::size_t> per_task;  // members

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
