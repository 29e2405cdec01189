#include "scenarios/measured/own_table.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("columns that nobody reads are told, with the nearest name") {
  Problems problems;
  const std::string text =
      "name,power_mw,Power [GW],power_horses,mttr_h,hours_h,source,Notes,regoin\n";
  const CsvTable table(text, problems.add_source("t.csv", text), "t", problems);
  const std::vector<OwnColumn> columns = {
      {"name"}, {"region"}, {"power", Measure::power}, {"hours"}};
  CHECK(other_columns(table, columns, true) ==
        std::vector<std::string>{"power_horses", "hours_h", "regoin"});
  CHECK(other_columns(table, columns, false).size() == 4);
  refuse_other_columns(table, columns, true);
  const auto found = problems_of(problems);
  REQUIRE(found.size() == 3);
  CHECK(found[2].line == 1);
  CHECK(found[2].message.find("region") != std::string::npos);
  CHECK(found[2].message.find("outages") != std::string::npos);
}

TEST_CASE("names are given once, and values with their unit") {
  Problems problems;
  const std::string text = "name,power_gw\nA,1.5\nA,-1\n,\n";
  const CsvTable table(text, problems.add_source("t.csv", text), "t", problems);
  const auto power = find_measured(table, {"power"}, Measure::power);
  std::set<std::string> names;
  for (std::size_t row = 0; row < 3; ++row) (void)name_of_own_row(table, row, names);
  CHECK(*measured_value(table, 0, power) == doctest::Approx(1500.0));
  CHECK_FALSE(measured_value(table, 2, power));
  CHECK_FALSE(measured_value(table, 0, std::nullopt));
  (void)measured_or_complain(table, 1, power);
  (void)measured_or_complain(table, 2, power);
  CHECK(text_if_there(table, 0, "category").empty());
  const auto found = problems_of(problems);
  REQUIRE(found.size() == 4);
  CHECK(found[0].message == "a second row of A");
  CHECK(found[1].column == 3);
  CHECK(found[2].message == "a name is wanted");
  CHECK(found[3].message == "a number is wanted");
}
