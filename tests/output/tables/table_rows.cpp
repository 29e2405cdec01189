#include "output/tables/table_rows.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

using Row = std::vector<std::variant<std::string, double>>;

std::vector<Row> rows_of(const TableRows& table, std::size_t first, std::size_t count) {
  std::vector<Row> rows;
  table.visit(first, count, [&](std::span<const Cell> cells) {
    Row& row = rows.emplace_back();
    for (const Cell& cell : cells) {
      if (const auto* const text = std::get_if<std::string_view>(&cell)) {
        row.emplace_back(std::string(*text));
      } else {
        row.emplace_back(std::get<double>(cell));
      }
    }
  });
  return rows;
}

std::size_t column(const TableRows& table, const std::string& name) {
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (table.columns()[c].name == name) return c;
  }
  FAIL("no column " << name);
  return 0;
}

struct Small {
  TemporaryFolder folder;
  sim::Scenario scenario;
  ResultFile file;
  explicit Small(sim::Scenario s) : scenario(std::move(s)), file(written()) {}
  ResultFile written() const {
    write_whole(scenario, folder / "run.h5");
    return ResultFile(folder / "run.h5");
  }
  [[nodiscard]] TableRows table(const char* name, const RowFilter& filter = {}) const {
    return TableRows(file, find_table(file, name), filter);
  }
};

}  // namespace

TEST_CASE("rows of hours have the numbers of the run, whatever slabs they are read by") {
  const Small small(small_scenario());
  const TableRows hours = small.table("hours");
  const std::size_t count = small.file.hours();
  CHECK(hours.slabs() == count);
  CHECK(hours.rows() == 2 * count);
  const auto all = rows_of(hours, 0, count);
  REQUIRE(all.size() == 2 * count);
  const std::size_t load = column(hours, "grid_load");
  const char* const regions[] = {"VA", "MD"};
  for (const std::size_t h : {std::size_t{0}, std::size_t{671}, std::size_t{672}, count - 1}) {
    for (std::size_t r = 0; r < 2; ++r) {
      const Row& row = all[2 * h + r];
      CHECK(std::get<double>(row[0]) == static_cast<double>(small.scenario.begin) + double(h));
      CHECK(std::get<std::string>(row[1]) == regions[r]);
      CHECK(std::get<double>(row[load]) == value(kind_of("grid_load"), h, r));
    }
  }
  const auto some = rows_of(hours, 670, 5);
  REQUIRE(some.size() == 10);
  for (std::size_t i = 0; i < some.size(); ++i) CHECK(some[i] == all[2 * 670 + i]);
}

TEST_CASE("rows of three axes stand in the order of the file") {
  const Small small(small_scenario());
  const TableRows table = small.table("hours_by_technology");
  const auto rows = rows_of(table, 10, 1);
  REQUIRE(rows.size() == 4);  // two regions, two technologies
  const std::size_t generation = column(table, "generation");
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(std::get<std::string>(rows[i][1]) == (i < 2 ? "VA" : "MD"));
    CHECK(std::get<std::string>(rows[i][2]) == (i % 2 == 0 ? "gas_cc" : "battery"));
    CHECK(std::get<double>(rows[i][generation]) == value(kind_of("generation"), 10, i));
  }
}

TEST_CASE("a year and a region leave rows out, and the rest as it was") {
  const Small small(small_scenario());
  const TableRows all = small.table("hours");
  const TableRows some = small.table("hours", {.year = 2026, .region = "MD"});
  constexpr std::size_t kBefore = 43 * 24;  // hours of 2025
  CHECK(some.slabs() == small.file.hours() - kBefore);
  CHECK(some.rows() == some.slabs());
  const auto rows = rows_of(some, 0, 3);
  const auto same = rows_of(all, kBefore, 3);
  REQUIRE(rows.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(rows[i] == same[2 * i + 1]);
  CHECK(rows_of(small.table("years", {.year = 2026, .region = ""}), 0, 1).size() == 2);
  const TableRows region = small.table("regions", {.year = {}, .region = "MD"});
  const auto maryland = rows_of(region, 0, region.slabs());
  REQUIRE(maryland.size() == 1);
  CHECK(std::get<std::string>(maryland[0][column(region, "region_title")]) == "Maryland");
}

TEST_CASE("adequacy has rows of areas, with its months and hours in a table of their own") {
  const Small small(small_ensemble());
  const TableRows areas = small.table("adequacy", {.year = 2026, .region = "eastern"});
  const auto rows = rows_of(areas, 0, areas.slabs());
  REQUIRE(rows.size() == 1);
  CHECK(std::get<double>(rows[0][column(areas, "eue")]) ==
        small.file.read("adequacy/eue").values.at(4 + 1));
  const TableRows risk = small.table("adequacy_by_month_hour_of_day");
  CHECK(risk.rows() == 2 * 4 * 12 * 24);
  const auto cells = rows_of(risk, 1, 1);
  const std::size_t eue = column(risk, "eue_by_month_hour");
  const auto on_file = small.file.read("adequacy/eue_by_month_hour").values;
  REQUIRE(cells.size() == on_file.size() / 2);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    CHECK(std::get<double>(cells[i][eue]) == on_file[on_file.size() / 2 + i]);
  }
}

TEST_CASE("what a table does not have cannot be asked of it") {
  const Small small(small_scenario());
  const auto refusal = [&](const char* table, const RowFilter& filter) {
    return message_of<InputError>([&] { (void)small.table(table, filter); });
  };
  CHECK(refusal("campuses", {.year = 2026, .region = ""}) ==
        "--year 2026: the rows of campuses are of no year");
  CHECK(refusal("years", {.year = 2027, .region = ""}).starts_with("--year 2027: years of "));
  CHECK(refusal("hours", {.year = 2027, .region = ""}).find("has no row of it") !=
        std::string::npos);
  CHECK(refusal("build_out", {.year = {}, .region = "VA"}) ==
        "--region VA: the rows of build_out are of no region");
  CHECK(refusal("years", {.year = {}, .region = "TX"}).find("has no such region") !=
        std::string::npos);
}

TEST_CASE("a run that stopped has rows of the hours it has") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_interrupted(s, folder / "run.h5", 3);
  const ResultFile file(folder / "run.h5.partial");
  const TableRows hours(file, find_table(file, "hours"));
  CHECK(hours.slabs() == file.hours());
  CHECK(rows_of(hours, 0, hours.slabs()).size() == 2 * file.hours());
}

}  // namespace gigaload::output
