#pragma once

#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// ManCommand prints the manual page.
struct ManCommand {
  static constexpr const char* kName = "man";
  static constexpr const char* kText = "Print the manual page: gigaload man | man -l -";

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
