#pragma once

#include <filesystem>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/sweep/run/slurm_script.hpp"

namespace gigaload::tools::sweep {

/// SlurmCommand prints the script by which a cluster with Slurm runs the missing members.
struct SlurmCommand {
  static constexpr const char* kName = "slurm";
  static constexpr const char* kText = "Print a job-array script of what is missing";

  std::filesystem::path folder;
  SlurmOptions script;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
