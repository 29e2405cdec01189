#include "output/trajectory/checksum.hpp"

#include <doctest/doctest.h>

#include <string>

namespace gigaload::output {

namespace {

std::uint64_t checksum_of(const std::string& text, std::uint64_t before = 0) {
  return checksum(std::as_bytes(std::span(text)), before);
}

}  // namespace

TEST_CASE("checksum: XXH3 of nothing and of 'a', as its makers publish them") {
  CHECK(checksum_of("") == 0x2d06800538d394c2ULL);
  CHECK(checksum_of("a") == 0xe6c632b61e964e1fULL);
}

TEST_CASE("checksum: each byte and what goes before count") {
  const std::string text(300, 'x');
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] = 'y';
    REQUIRE(checksum_of(other) != checksum_of(text));
  }
  CHECK(checksum_of(text, checksum_of("a")) != checksum_of(text, checksum_of("b")));
  CHECK(checksum_of(text, checksum_of("a")) != checksum_of(text));
}

}  // namespace gigaload::output
