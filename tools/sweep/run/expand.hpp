#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>

namespace gigaload::tools::sweep {

struct Expanded {
  std::size_t members = 0;
  std::size_t left_out = 0;  // by constraints
  bool was_there = false;    // the folder holds this very sweep already
  bool interrupted = false;  // by a signal (SignalFlag); nothing was written
};

/// ExpandProgress is told how many members are checked, and how many there are.
using ExpandProgress = std::function<void(std::size_t, std::size_t)>;

/// Checks a sweep and every member's scenario, and freezes the members in the folder, which is made
/// if need be. Throws ScenarioError with all problems, each with the first member that has it;
/// InputError for a folder that holds another sweep or anything else: it is left as it is.
/// `progress` is told after each member.
Expanded expand(const std::filesystem::path& sweep, const std::filesystem::path& folder,
                const ExpandProgress& progress = {});

}  // namespace gigaload::tools::sweep
