#include "scenarios/text/gzip.hpp"

#include <doctest/doctest.h>
#include <libdeflate.h>

using namespace gigaload::scenarios;

namespace {

std::string zipped(const std::string& text) {
  libdeflate_compressor* tool = libdeflate_alloc_compressor(6);
  std::string bytes(libdeflate_gzip_compress_bound(tool, text.size()), '\0');
  bytes.resize(
      libdeflate_gzip_compress(tool, text.data(), text.size(), bytes.data(), bytes.size()));
  libdeflate_free_compressor(tool);
  return bytes;
}

}  // namespace

TEST_CASE("gzip: a text, one larger than the first guess, and several in one file") {
  const std::string small = "a,b\n1,2\n";
  const std::string large(20U << 20U, 'x');
  CHECK(is_gzip(zipped(small)));
  CHECK_FALSE(is_gzip(small));
  CHECK(unzip(zipped(small), 1000).text == small);
  CHECK(unzip(zipped(large), 32U << 20U).text == large);
  CHECK(unzip(zipped(small) + zipped(small), 1000).text == small + small);
  CHECK(unzip(zipped(""), 1000).text.empty());
  CHECK(unzip(zipped(small), 32U << 20U).text.capacity() < 1000);  // no room for more is kept
}

TEST_CASE("gzip: what is too large, damaged or cut") {
  const std::string bytes = zipped(std::string(5U << 20U, 'x'));
  CHECK(unzip(bytes, 2U << 20U).fault == "the file unzips to more than 2 MiB");
  CHECK(unzip(bytes, 2U << 20U).is_too_large);
  CHECK(unzip(bytes.substr(0, bytes.size() / 2), 32U << 20U).fault.find("damaged") !=
        std::string::npos);
  std::string wrong = bytes;
  wrong[wrong.size() - 6] = static_cast<char>(wrong[wrong.size() - 6] ^ 1);  // the check sum
  CHECK_FALSE(unzip(wrong, 32U << 20U).fault.empty());
  CHECK_FALSE(unzip("\x1f\x8b", 1000).fault.empty());
}
