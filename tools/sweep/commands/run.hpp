#pragma once

#include <filesystem>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/sweep/run/runner.hpp"

namespace gigaload::tools::sweep {

/// RunCommand runs members of a frozen sweep.
struct RunCommand {
  static constexpr const char* kName = "run";
  static constexpr const char* kText =
      "Run members that are not done, together with all other calls on the folder";

  std::filesystem::path folder;
  RunChoice choice;
  bool quiet = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
