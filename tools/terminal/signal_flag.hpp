#pragma once

namespace gigaload::tools {

/// SignalFlag makes the first SIGINT or SIGTERM raise a flag, as long as it lives, that the run
/// looks at between two exchanges; a second one of either ends the program as if nobody listened.
/// There is one at a time.
class SignalFlag {
 public:
  SignalFlag();
  ~SignalFlag();
  SignalFlag(const SignalFlag&) = delete;
  SignalFlag& operator=(const SignalFlag&) = delete;

  [[nodiscard]] static bool raised();
};

}  // namespace gigaload::tools
