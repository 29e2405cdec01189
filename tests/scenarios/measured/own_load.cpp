#include "scenarios/measured/own_load.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

OwnLoad load(const std::string& text, const std::vector<std::string>& regions) {
  const TestFolder folder;
  return read_own_load(folder.write("load.csv", text), regions);
}

std::vector<Problem> faults(const std::string& text, const std::vector<std::string>& regions) {
  try {
    (void)load(text, regions);
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}

}  // namespace

TEST_CASE("a column for each region, a row for each, or an operator's file") {
  const auto wide = load("time,B,A\n2025-01-01T00:00Z,2,1\n2025-01-01T01:00Z,4,3\n", {"A", "B"});
  CHECK(wide.mw == std::vector<std::vector<double>>{{1.0, 3.0}, {2.0, 4.0}});
  CHECK(wide.start == "2025-01-01T00:00:00+00:00");
  CHECK(wide.step_s == 3600.0);
  const auto narrow = load(
      "time,zone,load_mw\n2025-01-01T00:00Z,A,1\n2025-01-01T00:00Z,B,2\n"
      "2025-01-01T01:00Z,A,3\n2025-01-01T01:00Z,B,4\n",
      {"A", "B"});
  CHECK(narrow.mw == wide.mw);
  const auto pjm = load(
      "datetime_beginning_utc,load_area,mw\n1/1/2025 12:00:00 AM,AE,1\n1/1/2025 12:00:00 AM,DOM,2\n"
      "1/1/2025 1:00:00 AM,AE,3\n1/1/2025 1:00:00 AM,DOM,4\n",
      {"AE", "DOM"});
  CHECK(pjm.mw == wide.mw);
}

TEST_CASE("the load of a single region by a column of that name, in any steps") {
  const auto plain = load("load_gw\n0.001\n0.003\n", {"all"});
  CHECK(plain.mw == std::vector<std::vector<double>>{{1.0, 3.0}});
  CHECK(plain.start.empty());
  const auto quarter = load("time,demand_mw\n2025-01-01 00:00,1\n2025-01-01 00:15,2\n", {"all"});
  CHECK(quarter.step_s == 900.0);
}

TEST_CASE("what is wrong with a load is told at its place") {
  const auto unknown = faults("time,A,C\n2025-01-01T00:00Z,1,2\n", {"A", "B"});
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].line == 1);
  CHECK(unknown[0].column == 8);
  CHECK(unknown[0].message.starts_with("C is no region"));
  const auto missing = faults("time,A\n2025-01-01T00:00Z,1\n", {"A", "B"});
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].message.starts_with("no column of the region B"));
  CHECK(faults("A,B\n1,2\n", {"A", "B"})[0].message.find("time") != std::string::npos);
  const auto text = faults("time,A\n2025-01-01T00:00Z,1\n2025-01-01T01:00Z,x\n", {"A"});
  REQUIRE(text.size() == 1);
  CHECK(text[0].line == 3);
  const auto gap = faults("time,A\n2025-01-01T00:00Z,1\n2025-01-01T05:00Z,1\n", {"A"});
  REQUIRE(gap.size() == 1);
  CHECK(gap[0].line == 3);
  CHECK(faults("load_mw\n-1\n", {"all"})[0].line == 2);
  CHECK(gap[0].message.find("--drop-outliers") == std::string::npos);
  const auto below =
      faults("time,A,B\n2025-01-01T00:00Z,1,1\n2025-01-01T01:00Z,1,-5\n", {"A", "B"});
  REQUIRE(below.size() == 1);
  CHECK(below[0].line == 3);
  CHECK(below[0].column == 21);
  CHECK(below[0].message.starts_with("the load is -5 MW in the hour from 2025-01-01T01:00:00"));
  CHECK_THROWS_WITH_AS((void)read_own_load("/none/load.csv", {"A"}),
                       doctest::Contains("no such file"), ScenarioError);
}

TEST_CASE("regions of different hours") {
  CHECK_THROWS_WITH_AS(
      (void)load("time,zone,load_mw\n2025-01-01T00:00Z,A,1\n2025-01-01T00:00Z,B,2\n"
                 "2025-01-01T01:00Z,A,3\n",
                 {"A", "B"}),
      doctest::Contains("all regions are to have the same"), InputError);
}
