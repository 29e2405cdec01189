#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace gigaload::output {

/// Returns the XXH3 (64 bits) of the bytes under the seed `before`, the checksum of the bytes that
/// go before them. It tells damaged or different bytes apart and is no protection against intent.
[[nodiscard]] std::uint64_t checksum(std::span<const std::byte> bytes, std::uint64_t before = 0);

}  // namespace gigaload::output
