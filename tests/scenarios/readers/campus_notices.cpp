#include "scenarios/readers/campus_notices.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// What is said of a scenario of two years beside the sample grid.
std::vector<std::string> notices(const std::string& campuses) {
  const TestFolder folder;
  write_sample_grid(folder);
  const auto path = folder.write(
      "s.toml", "grid.data = \"data\"\nrun = {start = 2025-01-01, end = 2027-01-01}\n" + campuses);
  return load(path).notices;
}

bool tells(const std::vector<std::string>& notices, const std::string& part) {
  return std::ranges::any_of(
      notices, [&](const std::string& notice) { return notice.find(part) != std::string::npos; });
}

std::string campus(const std::string& name, const std::string& keys) {
  return "[campus." + name + "]\nregion = \"AA\"\ncapacity = \"1 GW\"\n" + keys;
}

}  // namespace

TEST_CASE("a campus announced after the run's end has no effect, and that is said") {
  const auto found = notices(campus("late", "announced = 2027-01-01\n") +
                             campus("soon", "announced = 2026-12-31\n"));
  CHECK(tells(found, "announced after the run's end, 2027-01-01, and without effect: late"));
  CHECK_FALSE(tells(notices(campus("soon", "announced = 2026-12-31\n")), "without effect"));
}

TEST_CASE("an allowance of water where the cooling takes none is said to do nothing") {
  const std::string allowance = "water.per_day = \"10 m3\"\n";
  const auto found = notices(campus("dry", "cooling = \"direct_liquid\"\n" + allowance) +
                             campus("wet", "cooling = \"waterside\"\n" + allowance));
  CHECK(tells(found, "does nothing where the cooling takes none: dry"));
  CHECK_FALSE(tells(found, "dry, wet"));
}

TEST_CASE("of many campuses the first ten are named") {
  std::string campuses;
  for (char c = 'a'; c < 'm'; ++c) campuses += campus({c}, "announced = 2030-01-01\n");
  CHECK(tells(notices(campuses), "effect: a, b, c, d, e, f, g, h, i, j and 2 more"));
}
