#include "tools/sweep/store/shared_lock.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "grid/core/error.hpp"
#include "output/files/file_lock.hpp"

namespace gigaload::tools::sweep {

bool try_lock(int file, const std::filesystem::path& path, std::uint64_t first,
              std::uint64_t count) {
  const output::Lock lock = output::lock_bytes(file, first, count);
  if (lock != output::Lock::impossible) return lock == output::Lock::taken;
  throw InputError(fmt::format(
      "{}: its file system has no locks ({}), by which workers share members. Put the sweep's "
      "folder on one that has, or have it mounted with locks",
      path.string(), std::strerror(errno)));
}

}  // namespace gigaload::tools::sweep
