#include "output/files/file_lock.hpp"

#include <fcntl.h>

#include <cerrno>
#include <limits>

namespace gigaload::output {

namespace {

struct flock range(short type, std::uint64_t first, std::uint64_t count) {
  struct flock lock{};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = static_cast<off_t>(first);
  lock.l_len = static_cast<off_t>(count);
  return lock;
}

}  // namespace

Lock lock_bytes(int file, std::uint64_t first, std::uint64_t count) {
  struct flock lock = range(F_WRLCK, first, count);
  while (fcntl(file, F_OFD_SETLK, &lock) != 0) {
    if (errno == EAGAIN || errno == EACCES) return Lock::held_by_others;
    if (errno != EINTR) return Lock::impossible;
  }
  return Lock::taken;
}

void unlock(int file, std::uint64_t first, std::uint64_t count) {
  struct flock lock = range(F_UNLCK, first, count);
  fcntl(file, F_OFD_SETLK, &lock);
}

LockedBytes locked_by_others(int file, std::uint64_t first, std::uint64_t count) {
  struct flock lock = range(F_WRLCK, first, count);
  if (fcntl(file, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return {};
  const auto start = static_cast<std::uint64_t>(lock.l_start);
  const bool to_the_end = lock.l_len == 0;
  return {start, to_the_end ? std::numeric_limits<std::uint64_t>::max() - start
                            : static_cast<std::uint64_t>(lock.l_len)};
}

}  // namespace gigaload::output
