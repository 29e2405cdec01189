#pragma once

#include <functional>
#include <string>

namespace gigaload::scenarios {

/// Says how a trial ended: `message` is the text of the exception it threw, empty when it threw
/// none.
struct TrialResult {
  enum class End { finished, crashed, late };
  End end = End::crashed;
  std::string message;
};

/// Runs `work` in a process of its own, so that a crash or an endless loop inside a library cannot
/// take this process with it. HDF5 1.10 does both on damaged files. `seconds`: time it may take.
[[nodiscard]] TrialResult try_apart(const std::function<void()>& work, unsigned seconds);

}  // namespace gigaload::scenarios
