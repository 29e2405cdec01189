#include "tools/program/page_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "grid/core/error.hpp"

using namespace gigaload::tools;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a page has the name of its result") {
  CHECK(page_beside("a/us-33gw.h5") == "a/us-33gw.html");
  CHECK(page_beside("us-33gw.h5.partial") == "us-33gw.html");
  CHECK(page_beside("v1.2/run") == "v1.2/run.html");
}

TEST_CASE("a picture replaces a picture of its kind and nothing else") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "gigaload-picture-test";
  fs::create_directories(folder);
  const fs::path svg = folder / "event.svg", page = folder / "event.html";
  write_picture(svg, "<svg>1</svg>");
  write_picture(svg, "<svg>2</svg>");
  CHECK(read(svg) == "<svg>2</svg>");
  write_picture(page, "<!DOCTYPE html>1");
  CHECK(read(page) == "<!DOCTYPE html>1");
  std::ofstream(page) << "notes of mine";
  CHECK_THROWS_AS(write_picture(page, "<!DOCTYPE html>2"), gigaload::InputError);
  CHECK(read(page) == "notes of mine");
  CHECK_THROWS_AS(check_replaceable_picture(folder), gigaload::InputError);
  fs::remove_all(folder);
}
