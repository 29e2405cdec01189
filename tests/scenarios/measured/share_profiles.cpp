#include "scenarios/measured/share_profiles.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

constexpr const char* kStart = "2025-01-01T00:00:00+00:00";

std::vector<Problem> faults(const std::string& text, std::size_t steps) {
  Problems problems;
  const CsvTable table(text, problems.add_source("p.csv", text), "profiles", problems);
  (void)read_share_profiles(table, steps, kStart);
  return problems_of(problems);
}

}  // namespace

TEST_CASE("shares by the name of their column") {
  Problems problems;
  const CsvTable table(
      "time,wind,sun\n2025-01-01T00:00Z,0.5,0\n2025-01-01T01:00Z,0.25,1\n2025-01-01T02:00Z,0,1\n",
      problems.add_source("p.csv"), "profiles", problems);
  const auto profiles = read_share_profiles(table, 3, kStart);
  CHECK(problems.count() == 0);
  REQUIRE(profiles.size() == 2);
  CHECK(profiles.at("wind") == std::vector<double>{0.5, 0.25, 0.0});
  CHECK(profiles.at("sun") == std::vector<double>{0.0, 1.0, 1.0});
}

TEST_CASE("profiles of other hours than the load's, and shares that are none") {
  const std::string good = "time,wind\n2025-01-01T00:00Z,0.5\n2025-01-01T01:00Z,0.25\n";
  CHECK(faults(good, 2).empty());
  const auto short_one = faults(good, 3);
  REQUIRE(short_one.size() == 1);
  CHECK(short_one[0].message.find("2 rows, load.csv 3") != std::string::npos);
  const auto later = faults("time,wind\n2026-01-01T00:00Z,0.5\n2026-01-01T01:00Z,0.25\n", 2);
  REQUIRE(later.size() == 1);
  CHECK(later[0].line == 2);
  CHECK(later[0].message.find("hour 1 of the load") != std::string::npos);
  const auto gap = faults("time,wind\n2025-01-01T00:00Z,0.5\n2025-01-01T05:00Z,0.25\n", 2);
  REQUIRE(gap.size() == 1);
  CHECK(gap[0].line == 3);
  const auto percent = faults("time,wind\n2025-01-01T00:00Z,50\n2025-01-01T01:00Z,0.25\n", 2);
  REQUIRE(percent.size() == 1);
  CHECK(percent[0].column == 19);
  const auto timeless = faults("wind\n0.5\n0.25\n", 2);
  REQUIRE(timeless.size() == 1);
  CHECK(timeless[0].line == 1);
}
