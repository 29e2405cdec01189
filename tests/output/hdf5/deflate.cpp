#include "output/hdf5/deflate.hpp"

#include <doctest/doctest.h>
#include <libdeflate.h>

#include <vector>

namespace gigaload::output {

TEST_CASE("deflated bytes come back, of any level, and a higher one takes no more room") {
  std::vector<std::byte> bytes;
  for (unsigned i = 0; i < 20'000; ++i) bytes.push_back(std::byte((i * i) % 251 / (1 + i % 9)));
  std::size_t before = bytes.size();
  for (const int level : {1, 6, 12}) {
    CAPTURE(level);
    const auto packed = deflated(bytes, level);
    CHECK(packed.size() <= before);
    before = packed.size();
    std::vector<std::byte> back(bytes.size());
    std::size_t size = 0;
    libdeflate_decompressor* const decompressor = libdeflate_alloc_decompressor();
    const auto status = libdeflate_zlib_decompress(decompressor, packed.data(), packed.size(),
                                                   back.data(), back.size(), &size);
    libdeflate_free_decompressor(decompressor);
    CHECK(status == LIBDEFLATE_SUCCESS);
    CHECK(size == bytes.size());
    CHECK(back == bytes);
  }
  CHECK_FALSE(deflated({}, 1).empty());
}

}  // namespace gigaload::output
