#pragma once

/// All threads, processes and machines that work on a folder at the same time share the members to
/// run without a master: whoever holds the lock of byte m of the manifest (file_lock.hpp)
/// runs member m. A worker that dies gives its members back, and those who still work take them.

#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

#include "output/files/descriptor.hpp"
#include "tools/sweep/store/result_index.hpp"

namespace gigaload::tools::sweep {

struct MemberBlock {
  std::size_t first = 0, count = 0;  // locked
  std::vector<std::size_t> members;  // of these, what is to be run
};

class MemberQueue {
 public:
  /// Shares the members [first, first + count) of the manifest, which must outlive the queue. With
  /// `retry_failed`, members that had failed before are run once more, by one of the workers that
  /// begin together. Throws InputError if the manifest cannot be locked.
  MemberQueue(const Manifest& manifest, std::size_t first, std::size_t count, bool retry_failed);

  /// Claims at most `most` members that nobody has run or is running; nothing when none are left.
  [[nodiscard]] std::optional<MemberBlock> next(std::size_t most);
  /// Releases a block when all of it is on file, or given up.
  void release(const MemberBlock& block);

  /// Counts the members of the range that were run before.
  [[nodiscard]] std::size_t settled_at_start() const { return settled_at_start_; }
  /// Counts those of them that had failed.
  [[nodiscard]] std::size_t failed_at_start() const { return failed_at_start_; }
  /// Tells whether another queue holds members of the range.
  [[nodiscard]] bool others_at_work() const;

 private:
  [[nodiscard]] bool is_settled(std::size_t member) const;
  [[nodiscard]] bool is_open(std::size_t member) const {
    return !claimed_[member - first_] && !is_settled(member);
  }
  std::optional<MemberBlock> claim(std::size_t most);

  const Manifest& manifest_;
  std::size_t first_, end_;
  bool retry_failed_;
  std::mutex mutex_;
  output::Descriptor file_;
  ResultIndex index_;
  std::vector<std::uint64_t> attempt_at_start_;  // where failed ones are run again
  std::vector<bool> claimed_;                    // by this process
  std::size_t cursor_;
  bool found_some_ = false;  // in this pass
  std::size_t settled_at_start_ = 0, failed_at_start_ = 0;
};

}  // namespace gigaload::tools::sweep
