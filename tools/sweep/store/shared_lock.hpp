#pragma once

#include <cstdint>
#include <filesystem>

namespace gigaload::tools::sweep {

/// Locks the bytes [first, first + count) of a file that the workers of a sweep share, to the end
/// of all if `count` is 0 (output/files/file_lock.hpp). Returns false if somebody else has some of
/// it. Throws InputError with the path if the file system has no locks.
[[nodiscard]] bool try_lock(int file, const std::filesystem::path& path, std::uint64_t first,
                            std::uint64_t count);

}  // namespace gigaload::tools::sweep
