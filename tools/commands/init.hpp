#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// InitCommand writes a folder to begin with: a commented scenario, and the tables of a grid of
/// one's own where it is to have one.
struct InitCommand {
  static constexpr const char* kName = "init";
  static constexpr const char* kText =
      "A new folder with a commented scenario: a grid of one's own as tables, or a part of another";

  std::filesystem::path folder;
  bool own = false;
  std::optional<std::filesystem::path> from;
  std::optional<std::string> regions;
  bool neighbours = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
