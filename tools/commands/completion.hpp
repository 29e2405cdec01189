#pragma once

#include <string>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// CompletionCommand prints a shell's completion script.
struct CompletionCommand {
  static constexpr const char* kName = "completion";
  static constexpr const char* kText =
      "Print what lets a shell complete commands: source <(gigaload completion bash)";

  std::string shell;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
