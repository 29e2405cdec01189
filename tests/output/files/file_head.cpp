#include "output/files/file_head.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

using gigaload::output::begins_with;

TEST_CASE("a plain file begins with its first bytes, anything else with nothing") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("gigaload head " + std::to_string(getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "page") << "<svg>";
  CHECK(begins_with(folder / "page", "<svg"));
  CHECK(begins_with(folder / "page", "<svg>"));
  CHECK_FALSE(begins_with(folder / "page", "<svg>\n"));  // there is less
  CHECK_FALSE(begins_with(folder / "page", "<SVG"));
  fs::create_symlink("page", folder / "link");
  CHECK(begins_with(folder / "link", "<svg"));
  CHECK_FALSE(begins_with(folder / "none", "<svg"));
  CHECK_FALSE(begins_with(folder, "<svg"));
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK_FALSE(begins_with(folder / "pipe", "<svg"));  // and does not wait
  fs::remove_all(folder);
}
