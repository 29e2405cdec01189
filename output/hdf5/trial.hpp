#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace gigaload::output {

/// Says how a trial ended: `text` is what it returned, why it was refused, or the signal.
struct TrialResult {
  /// Tells how a trial ended. `refused`: by an InputError or by HDF5; `failed`: by any other
  /// exception; `killed`: by a signal from outside, as the kernel sends one for want of memory.
  enum class End { finished, refused, failed, out_of_memory, crashed, killed, late };
  End end = End::crashed;
  std::string text;
};

/// Bounds what a trial may take.
struct TrialLimits {
  unsigned seconds = 30;
  std::size_t bytes = std::size_t{768} << 20U;  // of memory, beyond what the program has already
};

/// Returns limits for reading a result: a second more for each MB, for slow disks, and its size
/// twice over.
[[nodiscard]] TrialLimits limits_of(const std::filesystem::path& file);

/// Runs `work` in a process of its own, so that a crash or an endless loop inside a library cannot
/// take this process with it. HDF5 1.10 does both on damaged files. It ends with this process at
/// the latest; a wish to interrupt is this process's to obey, once the trial has ended. Throws
/// std::system_error where the machine gives no process.
[[nodiscard]] TrialResult try_apart(const std::function<std::string()>& work, TrialLimits limits);

/// Returns what `work` makes of a file, in a process of its own. Throws InputError with the file
/// and the reason: what `work` refuses, a crash, or that it took too long or too much memory, which
/// is not called damage; std::system_error where something outside killed that process.
[[nodiscard]] std::string read_apart(const std::filesystem::path& file, TrialLimits limits,
                                     const std::function<std::string()>& work);

}  // namespace gigaload::output
