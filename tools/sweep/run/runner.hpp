#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>

namespace gigaload::tools::sweep {

struct RunChoice {
  std::optional<std::size_t> first;  // member; from the first of all if not given
  std::optional<std::size_t> count;  // all that follow; one where `first` is given
  unsigned jobs = 0;                 // members at a time; 0: as many as there are processors
  unsigned threads = 1;              // of each
  bool retry_failed = false;
};

struct RunTally {
  std::size_t members = 0;        // of the range
  std::size_t before = 0;         // done or failed already
  std::size_t failed_before = 0;  // of these
  std::size_t done = 0;           // by this call
  std::size_t failed = 0;         // by this call
  double under_way = 0.0;         // members' shares that are done of those at work
  bool interrupted = false;       // by a signal
};

/// Runs the members of a frozen sweep that are not done, together with any number of other calls
/// on the same folder. A member that fails is recorded with its reason; one rank of several
/// (processors.hpp) then returns when the others have ended their members too. A signal
/// (SignalFlag) ends it after the exchanges under way; what is done is on file. `progress` is told
/// at the start and after each member and each exchange of one, one call at a time. Throws
/// InputError where nothing can be run or written.
RunTally run_members(const std::filesystem::path& folder, const RunChoice& choice,
                     const std::function<void(const RunTally&)>& progress);

}  // namespace gigaload::tools::sweep
