#include "output/tables/row_text.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("the parts of a table are the table") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const TableRows rows(file, find_table(file, "hours"));
  for (const RowForm form : {RowForm::csv, RowForm::json}) {
    const std::string whole = rows_text(rows, form, 0, rows.slabs(), rows.slabs());
    std::string parts;
    constexpr std::size_t kStep = 500;
    for (std::size_t first = 0; first < rows.slabs(); first += kStep) {
      const std::size_t count = std::min(kStep, rows.slabs() - first);
      parts += rows_text(rows, form, first, count, rows.slabs());
    }
    CHECK(parts == whole);
  }
}

TEST_CASE("CSV has a line of names, then a line for each row") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const TableRows rows(file, find_table(file, "regions"));
  const std::string text = rows_text(rows, RowForm::csv, 0, rows.slabs(), rows.slabs());
  CHECK(text.starts_with("region,region_title,region_interconnection,"));
  CHECK(text.find("\nVA,Virginia,eastern,") != std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '\n') == 3);
}

TEST_CASE("JSON is one object with units, and null for what is missing") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  write_interrupted(s, folder / "run.h5", 3);  // of which no year has ended
  const ResultFile file(folder / "run.h5.partial");
  const TableRows rows(file, find_table(file, "years"));
  const auto json =
      nlohmann::json::parse(rows_text(rows, RowForm::json, 0, rows.slabs(), rows.slabs()));
  CHECK(json.at("table") == "years");
  CHECK(json.at("columns").at(2).at("name") == "energy");
  CHECK(json.at("columns").at(2).at("unit") == "MW h");
  CHECK(json.at("columns").at(2).at("type") == "number");
  REQUIRE(json.at("rows").size() == rows.rows());
  CHECK(json.at("rows").at(0).at("region") == "VA");
  CHECK(json.at("rows").at(0).at("energy").is_null());
  const TableRows hours(file, find_table(file, "hours"), {.year = {}, .region = "MD"});
  const auto told = nlohmann::json::parse(rows_text(hours, RowForm::json, 0, 1, 1));
  CHECK(told.at("rows").at(0).at("time") == "2025-11-19T00:00:00Z");
  CHECK(told.at("rows").at(0).at("demand") == value(kind_of("demand"), 0, 1));
}

TEST_CASE("a list of columns has a line for each column of each table") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const auto tables = tables_of(ResultFile(folder / "run.h5"));
  std::size_t columns = 0;
  for (const ResultTable& table : tables) columns += columns_of(table).size();
  const std::string text = columns_csv(tables);
  CHECK(text.starts_with("table,column,unit,type,meaning\n"));
  CHECK(text.find("\nyears,energy,MW h,number,") != std::string::npos);
  CHECK(text.find("\nhours,time,UTC,time,\"start of the hour, UTC\"\n") != std::string::npos);
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == columns + 1);
}

}  // namespace gigaload::output
