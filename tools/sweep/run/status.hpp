#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/sweep/store/manifest.hpp"

namespace gigaload::tools::sweep {

struct Failure {
  std::size_t member = 0;
  std::string reason;
};

struct Status {
  std::size_t members = 0;
  std::size_t done = 0;
  std::vector<std::size_t> failed, missing;
  std::vector<Failure> failures;  // of the first failed ones
  std::size_t at_work = 0;        // files of results that a process has open
  double seconds = 0.0;           // of the members that are done, together
  double run_seconds = 0.0;       // of them in the simulation itself
};

[[nodiscard]] Status status_of(const Manifest& manifest);

/// Writes for a person which members are done, failed with reasons, and missing as an array list.
/// The text ends in a newline.
[[nodiscard]] std::string status_text(const Status& status, const std::filesystem::path& folder);

/// Lists the tasks of `per_task` members that have a missing one.
[[nodiscard]] std::vector<std::size_t> tasks_of(const std::vector<std::size_t>& members,
                                                std::size_t per_task);

}  // namespace gigaload::tools::sweep
