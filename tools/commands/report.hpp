#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// ReportCommand writes the page of a result.
struct ReportCommand {
  static constexpr const char* kName = "report";
  static constexpr const char* kText =
      "A result as one HTML page to look at: opens from disk, needs no network";

  std::filesystem::path file;
  std::optional<std::filesystem::path> page;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
