#pragma once

/// Locks of bytes belong to an open file, and the kernel frees those of a dead process (fcntl(2),
/// open file description locks), so that none can be stale. The bytes need not exist. They do not
/// depend on the locks of HDF5.

#include <cstdint>

namespace gigaload::output {

enum class Lock { taken, held_by_others, impossible };

/// Locks [first, first + count), to the end of all if `count` is 0. It is impossible where the file
/// system has no locks; errno says how it was refused.
[[nodiscard]] Lock lock_bytes(int file, std::uint64_t first, std::uint64_t count);
void unlock(int file, std::uint64_t first, std::uint64_t count);

struct LockedBytes {
  std::uint64_t first = 0, count = 0;  // none: count 0
};
/// Finds a lock that somebody else has on some of [first, first + count).
[[nodiscard]] LockedBytes locked_by_others(int file, std::uint64_t first, std::uint64_t count);

}  // namespace gigaload::output
