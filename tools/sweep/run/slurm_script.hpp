#pragma once

#include <filesystem>
#include <string>

#include "tools/sweep/run/status.hpp"

namespace gigaload::tools::sweep {

/// SlurmOptions says what a job array asks a cluster for.
struct SlurmOptions {
  std::size_t per_task = 0;  // members
  unsigned processors = 1;   // of a task
  std::string time;          // limit of a task, as Slurm takes it; empty: the site's
  std::string partition;     // empty: the site's
};

/// Says what is wrong with a text as Slurm's --time; nothing if it is right.
[[nodiscard]] std::string slurm_time_fault(const std::string& text);

/// Says what is wrong with a text as a list of partitions; nothing if it is right.
[[nodiscard]] std::string slurm_partition_fault(const std::string& text);

/// Writes a job-array script for the members that are missing. Throws InputError where none is.
[[nodiscard]] std::string slurm_script(const Status& status, const std::filesystem::path& folder,
                                       const std::filesystem::path& program,
                                       const std::string& name, const SlurmOptions& options);

}  // namespace gigaload::tools::sweep
