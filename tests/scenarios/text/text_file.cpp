#include "scenarios/text/text_file.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

TEST_CASE("the bytes of a file, or why not") {
  const TestFolder folder;
  const std::string bytes("a\0b\xff\r\n", 6);
  const auto path = folder.write("x", bytes);
  CHECK(read_text_file(path, 1 << 20).text == bytes);
  CHECK(read_text_file(path, 1 << 20).fault.empty());
  CHECK(read_text_file(folder.path() / "none", 1).fault == "there is no such file");
  CHECK(read_text_file(folder.path(), 1).fault == "this is a folder; a file is wanted");
  CHECK(read_text_file("/dev/zero", 1).fault == "this is no regular file");
  const auto large = folder.write("large", std::string((1 << 20) + 1, 'x'));
  CHECK(read_text_file(large, 1 << 20).fault ==
        "the file has more than 1 MiB; that is no scenario or table of one");
}

TEST_CASE("a byte-order mark goes, at the front alone") {
  std::string text = "\xef\xbb\xbfhour\n\xef\xbb\xbf";
  drop_byte_order_mark(text);
  CHECK(text == "hour\n\xef\xbb\xbf");
  CHECK(extension_of("a/b.tar/X.EPW") == ".epw");
  CHECK(extension_of("plain").empty());
}
