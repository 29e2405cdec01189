#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gigaload::output {

/// Returns the bytes as a zlib stream (RFC 1950), made by libdeflate at a level of 1 to 12, higher
/// ones smaller and slower: what HDF5's deflate filter reads, and browsers.
[[nodiscard]] std::vector<std::byte> deflated(std::span<const std::byte> bytes, int level);

}  // namespace gigaload::output
