#include "output/files/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>

#include "grid/core/error.hpp"

namespace gigaload::output {

namespace {

struct flock whole(short type, std::uint64_t first, std::uint64_t count) {
  struct flock lock{};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = static_cast<off_t>(first);
  lock.l_len = static_cast<off_t>(count);
  return lock;
}

}  // namespace

Lock lock_bytes(int file, std::uint64_t first, std::uint64_t count) {
  struct flock lock = whole(F_WRLCK, first, count);
  while (fcntl(file, F_OFD_SETLK, &lock) != 0) {
    if (errno == EAGAIN || errno == EACCES) return Lock::held_by_others;
    if (errno != EINTR) return Lock::impossible;
  }
  return Lock::taken;
}

bool try_lock(int file, const std::filesystem::path& path, std::uint64_t first,
              std::uint64_t count) {
  const Lock lock = lock_bytes(file, first, count);
  if (lock != Lock::impossible) return lock == Lock::taken;
  throw InputError(fmt::format(
      "{}: its file system has no locks ({}), by which workers share members. Put the sweep's "
      "folder on one that has, or have it mounted with locks",
      path.string(), std::strerror(errno)));
}

void unlock(int file, std::uint64_t first, std::uint64_t count) {
  struct flock lock = whole(F_UNLCK, first, count);
  fcntl(file, F_OFD_SETLK, &lock);
}

LockedBytes locked_by_others(int file, std::uint64_t first, std::uint64_t count) {
  struct flock lock = whole(F_WRLCK, first, count);
  if (fcntl(file, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return {};
  const auto start = static_cast<std::uint64_t>(lock.l_start);
  const bool to_the_end = lock.l_len == 0;
  return {start, to_the_end ? std::numeric_limits<std::uint64_t>::max() - start
                            : static_cast<std::uint64_t>(lock.l_len)};
}

}  // namespace gigaload::output
