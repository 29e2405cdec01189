#pragma once

/// 64-bit FNV-1a: tells damaged or different bytes apart; it is no protection against intent.

#include <cstddef>
#include <cstdint>
#include <span>

namespace gigaload::output {

inline constexpr std::uint64_t kChecksumStart = 0xcbf29ce484222325ULL;

/// Of `bytes`, going on from the checksum of those before them.
[[nodiscard]] constexpr std::uint64_t checksum(std::span<const std::byte> bytes,
                                               std::uint64_t before = kChecksumStart) {
  std::uint64_t hash = before;
  for (const std::byte b : bytes) {
    hash = (hash ^ std::to_integer<std::uint64_t>(b)) * 0x100000001b3ULL;
  }
  return hash;
}

}  // namespace gigaload::output
