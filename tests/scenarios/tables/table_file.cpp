#include "scenarios/tables/table_file.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"
#include "tests/scenarios/sample_zip.hpp"

using namespace gigaload::scenarios;

TEST_CASE("table file: a report keeps the lines of its file") {
  const TestFolder folder;
  Problems problems;
  const auto file = folder.write(
      "a.csv", "\xef\xbb\xbfHourly load\r\ntime;A\r\n1.1.2024;1,5\r\n2.1.2024;2,5\r\n");
  const auto [table, decimal_comma] = read_report_file(file, "demand", problems);
  CHECK(decimal_comma);
  REQUIRE(table.rows() == 2);
  CHECK(table.text(0, "A") == "1,5");
  CHECK(table.line(0) == 3);
  CHECK(problems_of(problems).empty());
}

TEST_CASE("table file: the first sheet of a workbook") {
  const TestFolder folder;
  Problems problems;
  const auto file = folder.write(
      "a.xlsx",
      sample_zip({{"xl/workbook.xml", ""},
                  {"xl/worksheets/sheet1.xml",
                   "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>time</v></c><c r=\"B1\" t=\"str\">"
                   "<v>A</v></c></row><row r=\"2\"><c r=\"A2\"><v>45322</v></c>"
                   "<c r=\"B2\"><v>7</v></c></row>"}}));
  CHECK(read_report_file(file, "demand", problems).table.number(0, "A") == 7.0);
  CHECK(read_report_file(folder.write("b.xlsx", sample_zip({{"xl/workbook.xml", ""}})), "demand",
                         problems)
            .table.is_absent());
  REQUIRE(problems_of(problems).size() == 1);
  CHECK(problems_of(problems)[0].message == "the workbook has no sheet");
}

TEST_CASE("table file: a plain table has commas between its fields") {
  const TestFolder folder;
  Problems problems;
  CHECK(read_table_file(folder.write("a.csv", "a;b\n1;2\n"), "load", problems).is_absent());
  CHECK(problems_of(problems)[0].message.find("not by semicolons") != std::string::npos);
}
