#pragma once

namespace gigaload::tools {

/// While it lives, the first SIGINT or SIGTERM only raises a flag that the run looks at between
/// two exchanges; a second one of either ends the program as if nobody listened. One at a time.
class SignalFlag {
 public:
  SignalFlag();
  ~SignalFlag();
  SignalFlag(const SignalFlag&) = delete;
  SignalFlag& operator=(const SignalFlag&) = delete;

  [[nodiscard]] static bool raised();
};

}  // namespace gigaload::tools
