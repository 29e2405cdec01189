#include "tools/program/page_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "grid/core/error.hpp"

using namespace gigaload::tools;

TEST_CASE("a page has the name of its result") {
  CHECK(page_beside("a/us-33gw.h5") == "a/us-33gw.html");
  CHECK(page_beside("us-33gw.h5.partial") == "us-33gw.html");
  CHECK(page_beside("v1.2/run") == "v1.2/run.html");
}

TEST_CASE("a page replaces a page and nothing else, and only as a whole") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("gigaload page " + std::to_string(getpid()));
  fs::create_directories(folder);
  const auto text_of = [](const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const fs::path page = folder / "dial.html", letter = folder / "letter.html";
  write_page(page, "a test", [] { return "<!DOCTYPE html>1"; });
  write_page(page, "a test", [] { return "<!DOCTYPE html>2"; });
  CHECK(text_of(page) == "<!DOCTYPE html>2");
  const auto fails = []() -> std::string { throw gigaload::InputError("no figures"); };
  CHECK_THROWS_WITH_AS(write_page(page, "a test", fails), "no figures", gigaload::InputError);
  CHECK(text_of(page) == "<!DOCTYPE html>2");
  const fs::path picture = folder / "event.svg";
  write_page(picture, "a test", [] { return "<svg>1</svg>"; }, PageKind::picture);
  write_page(picture, "a test", [] { return "<svg>2</svg>"; }, PageKind::picture);
  CHECK(text_of(picture) == "<svg>2</svg>");
  CHECK_THROWS_AS(check_replaceable_page(picture), gigaload::InputError);  // for a page
  CHECK_THROWS_AS(check_replaceable_page(page, PageKind::picture), gigaload::InputError);
  const fs::path piece = folder / "stages.toml", scenario = folder / "mine.toml";
  write_page(piece, "a test", [] { return std::string(kPieceHead) + "1"; }, PageKind::piece);
  write_page(piece, "a test", [] { return std::string(kPieceHead) + "2"; }, PageKind::piece);
  CHECK(text_of(piece) == std::string(kPieceHead) + "2");
  std::ofstream(scenario) << "[run]\nstart = 2025-01-01\nend = 2026-01-01\n";
  CHECK_THROWS_WITH_AS(check_replaceable_page(scenario, PageKind::piece),
                       doctest::Contains("that is no piece of a scenario"), gigaload::InputError);
  std::ofstream(letter) << "Dear reader";
  CHECK_THROWS_WITH_AS(check_replaceable_page(letter), doctest::Contains("that is no page"),
                       gigaload::InputError);
  CHECK_THROWS_AS(check_replaceable_page(folder), gigaload::InputError);
  CHECK_NOTHROW(check_replaceable_page(folder / "new.html"));
  fs::remove_all(folder);
}

TEST_CASE("a pipe where a page should go is refused, not waited for") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("gigaload pipe " + std::to_string(getpid()));
  fs::create_directories(folder);
  const fs::path pipe = folder / "page.html";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  for (const PageKind kind : {PageKind::page, PageKind::picture, PageKind::piece}) {
    CHECK_THROWS_WITH_AS(check_replaceable_page(pipe, kind), doctest::Contains("that is no p"),
                         gigaload::InputError);
  }
  CHECK(fs::is_fifo(pipe));
  fs::remove_all(folder);
}
