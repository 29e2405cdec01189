#include "output/trajectory/checksum.hpp"

#include <xxhash.h>

namespace gigaload::output {

std::uint64_t checksum(std::span<const std::byte> bytes, std::uint64_t before) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), before);
}

}  // namespace gigaload::output
