#include "output/hdf5/deflate.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

#include "grid/core/error.hpp"

namespace gigaload::output {

std::vector<std::byte> deflated(std::span<const std::byte> bytes, int level) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  std::vector<std::byte> packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
  const std::size_t size = libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                                    packed.data(), packed.size());
  if (size == 0) throw InternalError("libdeflate: bytes take more than their own bound");
  packed.resize(size);
  packed.shrink_to_fit();
  return packed;
}

}  // namespace gigaload::output
