#include "scenarios/text/gzip.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

namespace gigaload::scenarios {

namespace {

constexpr std::size_t kFirstSize = std::size_t{1} << 20U;

}  // namespace

bool is_gzip(const std::string& bytes) { return bytes.starts_with("\x1f\x8b"); }

TextFile unzip(const std::string& bytes, std::size_t most_bytes) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> tool(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (!tool) throw std::bad_alloc();
  // the size that the last bytes tell can be wrong: room grows until the text fits
  std::string text(std::min(most_bytes, std::max(kFirstSize, 4 * bytes.size())), '\0');
  std::size_t filled = 0, taken = 0;
  while (taken < bytes.size()) {
    std::size_t in = 0, out = 0;
    const auto status =
        libdeflate_gzip_decompress_ex(tool.get(), bytes.data() + taken, bytes.size() - taken,
                                      text.data() + filled, text.size() - filled, &in, &out);
    if (status == LIBDEFLATE_INSUFFICIENT_SPACE) {
      if (text.size() == most_bytes) {
        return {{}, fmt::format("the file unzips to more than {} MiB", most_bytes >> 20U), true};
      }
      text.resize(std::min(most_bytes, 4 * text.size()));
      continue;
    }
    if (status != LIBDEFLATE_SUCCESS) {
      return {{}, "the file is gzip, but damaged or cut short; unzip it by hand to see"};
    }
    taken += in;
    filled += out;
  }
  text.resize(filled);
  text.shrink_to_fit();  // the room that it was tried in may be many times the text's
  return {std::move(text), {}};
}

}  // namespace gigaload::scenarios
