#pragma once

#include <functional>

namespace gigaload::tools {

/// ExitCode tells a shell or a scheduler how the program ended.
enum ExitCode : int {
  kDone = 0,
  kLimitBroken = 1,       // of a rule that a trace is held against
  kBadInput = 2,          // InputError, and a command line that is none
  kNumericalFailure = 3,  // NumericalError
  kMembersFailed = 4,     // of a sweep; they stopped no other
  kNotJudged = 5,         // no limit of a rule is broken, but not all can be judged
  kInternalError = 70,    // a fault of the program: EX_SOFTWARE of sysexits.h
  kMachineFault = 71,     // no memory, thread or process to be had: EX_OSERR
  kInterrupted = 75,      // resumable: EX_TEMPFAIL
};

/// Calls `command`; an exception becomes its message on stderr and its exit code.
[[nodiscard]] int guarded(const std::function<int()>& command);

}  // namespace gigaload::tools
