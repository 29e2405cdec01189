#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/sweep/store/manifest.hpp"

namespace gigaload::tools::sweep {

/// WholeSweep is what a command takes that tells of a whole sweep: a sweep's file, which is
/// expanded, or the folder of a frozen one; what is missing of its members is run.
struct WholeSweep {
  std::filesystem::path sweep;  // file or folder
  std::optional<std::filesystem::path> folder;
  unsigned jobs = 0;
  bool quiet = false;

  [[nodiscard]] std::vector<Option> options();
  /// Names the folder: that of the sweep, or the one given, or one of the file's name here.
  [[nodiscard]] std::filesystem::path place() const;
  /// Expands a sweep's file, has `check` look at the frozen sweep, which throws where it has
  /// nothing to tell, and runs the members that are not done. Returns the program's exit code:
  /// kMembersFailed where there is something to tell all the same, kInterrupted where the command
  /// ends here.
  [[nodiscard]] int complete(const Call& call,
                             const std::function<void(const Manifest&)>& check) const;
};

}  // namespace gigaload::tools::sweep
