#pragma once

#include <filesystem>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// ClearCommand says who pays what, and who fails, in networks of claims that fall due at once.
struct ClearCommand {
  static constexpr const char* kName = "clear";
  static constexpr const char* kText =
      "Who fails and who loses what when claims of parties on each other fall due at once";

  std::filesystem::path file;
  bool json = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
