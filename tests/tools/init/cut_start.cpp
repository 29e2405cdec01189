#include "tools/init/cut_start.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "grid/core/error.hpp"
#include "scenarios/readers/load.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools;

namespace {

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

std::filesystem::path whole(const tests::TemporaryFolder& folder) {
  std::ofstream(folder / "whole.toml") << "[run]\nstart = 2026-01-01\nend = 2027-01-01\n";
  return folder / "whole.toml";
}

}  // namespace

TEST_CASE("a part of a scenario lies over it, with the lines that are cut") {
  const tests::TemporaryFolder folder;
  const StarterFile file =
      cut_start({.from = whole(folder), .regions = {"VA", "MD"}}, folder / "part");
  CHECK(file.name == "part.toml");
  CHECK(has(file.text, "include = \"../whole.toml\""));
  CHECK(has(file.text, "regions = [\"VA\", \"MD\"]"));
  CHECK(has(file.text, "# Lines that are cut"));
  CHECK(has(file.text, "MD - DC: "));
  write_starter(folder / "part", {file});
  const auto part = scenarios::load(folder / "part" / "part.toml", {}).scenario;
  CHECK(part.grid.regions.size() == 3);  // VA_DOM, VA_PJM, MD
}

TEST_CASE("with the neighbours the regions behind the lines are there too") {
  const tests::TemporaryFolder folder;
  const StarterFile file =
      cut_start({.from = whole(folder), .regions = {"MD"}, .neighbours = true}, folder / "ring");
  CHECK(has(file.text, "\"DC\""));
  CHECK_FALSE(has(file.text, "MD - DC: "));
  write_starter(folder / "ring", {file});
  CHECK(scenarios::load(folder / "ring" / "ring.toml", {}).scenario.grid.regions.size() > 2);
}

TEST_CASE("what cannot be cut") {
  const tests::TemporaryFolder folder;
  const auto from = whole(folder);
  CHECK_THROWS_WITH_AS((void)cut_start({.from = from, .regions = {"XX"}}, folder / "a"),
                       doctest::Contains("XX"), InputError);
  CHECK_THROWS_WITH_AS((void)cut_start({.from = from, .regions = {"V\"A"}}, folder / "a"),
                       doctest::Contains("--regions"), InputError);
  CHECK_THROWS_AS((void)cut_start({.from = folder / "none", .regions = {"VA"}}, folder / "a"),
                  InputError);
}
