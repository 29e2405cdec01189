#include "tools/sweep/run/member_queue.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "grid/core/error.hpp"
#include "output/files/file_lock.hpp"
#include "tools/sweep/store/shared_lock.hpp"

namespace gigaload::tools::sweep {

namespace {

output::Descriptor opened_for_locks(const std::filesystem::path& manifest) {
  output::Descriptor file(open(manifest.c_str(), O_RDWR | O_CLOEXEC));
  if (file.is_open()) return file;
  throw InputError(
      fmt::format("{}: {}; it must be writable, for its locks are how workers share members",
                  manifest.string(), std::strerror(errno)));
}

}  // namespace

MemberQueue::MemberQueue(const Manifest& manifest, std::size_t first, std::size_t count,
                         bool retry_failed)
    : manifest_(manifest),
      first_(first),
      end_(first + count),
      retry_failed_(retry_failed),
      file_(opened_for_locks(manifest.path())),
      index_(manifest),
      claimed_(count, false),
      cursor_(first) {
  if (retry_failed_) {
    for (std::size_t m = first_; m < end_; ++m) attempt_at_start_.push_back(index_.attempt(m));
  }
  for (std::size_t m = first_; m < end_; ++m) {
    if (!is_settled(m)) continue;
    ++settled_at_start_;
    if (index_.outcome(m) == Outcome::failed) ++failed_at_start_;
  }
}

bool MemberQueue::is_settled(std::size_t member) const {
  const auto outcome = index_.outcome(member);
  if (!outcome || *outcome == Outcome::done || !retry_failed_) return outcome.has_value();
  // another worker's new attempt counts as this one's
  return index_.attempt(member) != attempt_at_start_[member - first_];
}

std::optional<MemberBlock> MemberQueue::next(std::size_t most) {
  const std::scoped_lock guard(mutex_);
  for (;;) {
    if (auto block = claim(most)) {
      found_some_ = true;
      return block;
    }
    // members that others held at the first pass may be free by now, their worker dead
    if (!found_some_) return std::nullopt;
    found_some_ = false;
    cursor_ = first_;
    index_.refresh();
  }
}

std::optional<MemberBlock> MemberQueue::claim(std::size_t most) {
  while (cursor_ < end_) {
    if (!is_open(cursor_)) {
      ++cursor_;
      continue;
    }
    MemberBlock block{cursor_, 1, {}};
    while (block.count < most && block.first + block.count < end_ &&
           is_open(block.first + block.count)) {
      ++block.count;
    }
    if (!try_lock(file_.get(), manifest_.path(), block.first, block.count)) {
      const output::LockedBytes others =
          output::locked_by_others(file_.get(), block.first, block.count);
      if (others.count == 0) continue;  // free again meanwhile
      if (others.first <= block.first) {
        cursor_ = std::max<std::size_t>(others.first + others.count, cursor_ + 1);
        continue;
      }
      block.count = others.first - block.first;
      if (!try_lock(file_.get(), manifest_.path(), block.first, block.count)) continue;
    }
    cursor_ = block.first + block.count;
    // what others finished before this lock was free is on file by now
    index_.refresh();
    for (std::size_t m = block.first; m < block.first + block.count; ++m) {
      if (is_settled(m)) continue;
      block.members.push_back(m);
      claimed_[m - first_] = true;
    }
    if (!block.members.empty()) return block;
    release(block);
  }
  return std::nullopt;
}

bool MemberQueue::others_at_work() const {
  return output::locked_by_others(file_.get(), first_, end_ - first_).count > 0;
}

void MemberQueue::release(const MemberBlock& block) {
  output::unlock(file_.get(), block.first, block.count);
}

}  // namespace gigaload::tools::sweep
