#include "scenarios/text/sha256.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "tests/temporary_folder.hpp"

using gigaload::scenarios::sha256;
using gigaload::scenarios::sha256_of_file;

TEST_CASE("SHA-256: vectors of FIPS 180-4 and of NIST") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256: the lengths around a block differ from each other") {
  for (std::size_t n = 54; n < 130; ++n) {
    CHECK(sha256(std::string(n, 'x')) != sha256(std::string(n + 1, 'x')));
  }
}

TEST_CASE("SHA-256: a file's is that of its bytes, however many pieces it is read in") {
  const gigaload::tests::TemporaryFolder folder;
  for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 200000U}) {
    CAPTURE(size);
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * i);
    std::ofstream(folder / "bytes", std::ios::binary) << bytes;
    CHECK(sha256_of_file(folder / "bytes") == sha256(bytes));
  }
  CHECK(sha256_of_file(folder / "none") == sha256(""));
}
