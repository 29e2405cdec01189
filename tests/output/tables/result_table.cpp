#include "output/tables/result_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

std::vector<std::string> names_of(const std::vector<ResultTable>& tables) {
  std::vector<std::string> names;
  for (const ResultTable& table : tables) names.push_back(table.name);
  return names;
}

}  // namespace

TEST_CASE("each variable that is no axis and no interval's end belongs to one table") {
  std::map<const Variable*, int> tables_with;
  for (const ResultTable& table : result_tables()) {
    for (const Variable* variable : table.variables) {
      ++tables_with[variable];
      CHECK(variable->axes == table.axes);
    }
  }
  for (const Variable& variable : variables()) {
    CAPTURE(path_of(variable));
    const bool none = is_own_dimension(variable) || variable.axes.back() == Axis::bounds;
    CHECK(tables_with[&variable] == (none ? 0 : 1));
  }
}

TEST_CASE("tables have names of their own, of words and low lines") {
  const auto names = names_of(result_tables());
  CHECK(std::set(names.begin(), names.end()).size() == names.size());
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos);
  }
  for (const char* name : {"hours",
                           "hours_by_campus",
                           "hours_by_technology",
                           "years",
                           "years_by_campus",
                           "years_by_technology",
                           "years_of_all",
                           "states",
                           "planning_areas",
                           "adequacy",
                           "adequacy_by_month_hour_of_day",
                           "areas",
                           "build_out",
                           "build_out_by_deal",
                           "build_out_of_all",
                           "exchanges",
                           "regions",
                           "campuses",
                           "campuses_by_deal",
                           "technologies",
                           "deals",
                           "sensitivity_by_campus"}) {
    CAPTURE(name);
    CHECK(std::ranges::find(names, name) != names.end());
  }
}

TEST_CASE("no two columns of a table have one name") {
  for (const ResultTable& table : result_tables()) {
    std::set<std::string> names;
    for (const TableColumn& column : columns_of(table)) {
      CAPTURE(table.name + " " + column.name);
      CHECK(names.insert(column.name).second);
      CHECK_FALSE(column.meaning.empty());
    }
  }
}

TEST_CASE("a file has the tables of its variables, and tells them to who asks for another") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const auto names = names_of(tables_of(file));
  CHECK(std::ranges::find(names, "years") != names.end());
  CHECK(std::ranges::find(names, "adequacy") == names.end());  // it has no ensemble
  const ResultTable years = find_table(file, "years");
  CHECK_FALSE(years.is_hourly());
  CHECK(years.has_years());
  CHECK(years.has_regions());
  CHECK(find_table(file, "hours").is_hourly());
  CHECK_FALSE(find_table(file, "campuses").has_years());
  CHECK_FALSE(find_table(file, "campuses").has_regions());
  const std::string told = message_of<InputError>([&] { (void)find_table(file, "adequacy"); });
  CHECK(told.find("has no table \"adequacy\"; it has ") != std::string::npos);
  CHECK(told.find(", years, ") != std::string::npos);
}

TEST_CASE("columns are axes with their kinds, then variables with their units") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const auto columns = columns_of(find_table(file, "hours"));
  REQUIRE(columns.size() > 3);
  CHECK(columns[0].name == "time");
  CHECK(columns[0].cells == Cells::time);
  CHECK(columns[0].unit == "UTC");
  CHECK(columns[1].name == "region");
  CHECK(columns[1].cells == Cells::text);
  CHECK(columns[2].name == "demand");
  CHECK(columns[2].unit == "MW");
  CHECK(columns[2].cells == Cells::number32);
  CHECK(columns_of(find_table(file, "years"))[0].cells == Cells::whole);
  CHECK(columns_of(find_table(file, "build_out"))[0].name == "exchange_time");
}

}  // namespace gigaload::output
