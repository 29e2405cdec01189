#include "scenarios/text/zip_archive.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/sample_zip.hpp"

using namespace gigaload::scenarios;

TEST_CASE("zip archive: deflated and stored files come back") {
  for (const bool deflated : {true, false}) {
    CAPTURE(deflated);
    const std::string text(5000, 'x');
    const std::string bytes = sample_zip({{"a.txt", text}, {"b/c.txt", "short"}}, deflated);
    REQUIRE(ZipArchive::is_one(bytes));
    const ZipArchive archive(bytes);
    CHECK(archive.names() == std::vector<std::string>{"a.txt", "b/c.txt"});
    CHECK(archive.read("a.txt", 1 << 20).text == text);
    CHECK(archive.read("b/c.txt", 1 << 20).text == "short");
    CHECK(archive.read("none", 1 << 20).fault == "the archive has no file none");
    CHECK(archive.read("a.txt", 100).fault.find("unzips to more than") != std::string::npos);
  }
}

TEST_CASE("zip archive: nothing that is damaged is believed") {
  const std::string good = sample_zip({{"a.txt", std::string(300, 'x')}, {"b.txt", "short"}});
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char flip : {'\x01', '\x80', '\xff'}) {
      std::string bytes = good;
      bytes[i] = static_cast<char>(bytes[i] ^ flip);
      const ZipArchive archive(bytes);
      for (const std::string& name : archive.names()) {
        const TextFile file = archive.read(name, 1 << 20);
        if (file.fault.empty()) CHECK((file.text.size() == 300 || file.text == "short"));
      }
    }
    const ZipArchive cut(std::string_view(good).substr(0, i));
    CHECK(cut.names().empty());
  }
}
