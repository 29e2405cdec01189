#include "scenarios/tables/csv_table.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload::scenarios;

namespace {
struct Table {
  explicit Table(const std::string& text)
      : table(text, problems.add_source("t.csv", text), "data.t", problems) {}
  std::vector<Problem> found() const { return problems_of(problems); }
  Problems problems;
  CsvTable table;
};
}  // namespace

TEST_CASE("fields, comments, quotes and line ends") {
  const Table t("# about\r\na,b,c\r\n\n1,\"x, \"\"y\"\"\",\n2,z,-3.5e1\n");
  REQUIRE(t.table.rows() == 2);
  CHECK(t.table.columns() == std::vector<std::string>{"a", "b", "c"});
  CHECK(t.table.text(0, "b") == "x, \"y\"");
  CHECK(t.table.is_empty(0, "c"));
  CHECK(t.table.number_or(0, "c", 7.0) == 7.0);
  CHECK(t.table.number(1, "c") == -35.0);
  CHECK(t.table.integer(1, "a", 0, 5) == 2);
  CHECK(t.found().empty());
}

TEST_CASE("a bad field is named with line and column") {
  const Table t("a,b\n1,two\n2,nan\n3,9\n4,1.5\n");
  for (std::size_t row = 0; row < 3; ++row) CHECK(t.table.number(row, "b", 0, 5) == 0.0);
  CHECK(t.table.integer(3, "b", 0, 5) == 0);
  const auto found = t.found();
  REQUIRE(found.size() == 4);
  CHECK(found[0].file == "t.csv");
  CHECK(found[0].line == 2);
  CHECK(found[0].column == 3);
  CHECK(found[0].key == "data.t.b");
  CHECK(found[0].message == "a number is wanted, not \"two\"");
  CHECK(found[1].message == "a number is wanted, not \"nan\"");
  CHECK(found[2].message == "9 is not between 0 and 5");
  CHECK(found[3].message == "a whole number is wanted, not 1.5");
}

TEST_CASE("shape faults of a table") {
  CHECK(Table("").found()[0].message == "the table is empty; a header line is wanted");
  CHECK(Table("a,b\n1\n").found()[0].message == "1 fields, the header has 2");
  CHECK(Table("a,a\n").found()[0].message == "two columns a");
  CHECK(Table("a\n\"1,2\n").found()[0].message == "the closing quote is missing");
  CHECK(Table("a,b\n\"1\"x,2\n").found()[0].message ==
        "a comma is wanted behind the closing quote");
  const Table t("region,mw\nAA,1\n");
  CHECK(t.table.number(0, "mv") == 0.0);
  CHECK(t.found()[0].message == "the column mv is missing; did you mean mw?");
}

TEST_CASE("a heading is named with line and column, a missing one by the header line") {
  const Table t("# about\na,b\n1,2\n");
  t.table.complain_of_heading("b", "is odd");
  t.table.complain_of_heading("c", "is missing");
  const auto found = t.found();
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == 2);
  CHECK(found[0].column == 1);
  CHECK(found[1].line == 2);
  CHECK(found[1].column == 3);
}

TEST_CASE("fields of wide rows are found from any side, quoted ones too") {
  std::string text;
  const auto value = [](std::size_t row, std::size_t column) {
    return std::to_string(row) + (column % 5 == 0 ? ", \"\"" : "") + std::to_string(column);
  };
  constexpr std::size_t kColumns = 100;
  for (std::size_t c = 0; c < kColumns; ++c) text += (c > 0 ? ",c" : "c") + std::to_string(c);
  for (std::size_t row = 0; row < 3; ++row) {
    text += "\r\n";
    for (std::size_t c = 0; c < kColumns; ++c) {
      text += (c > 0 ? ",\"" : "\"") + value(row, c) + "\"";
    }
    if (row == 1) text += "\n1,2,3";  // a bad row between them
  }
  const Table t(text);
  REQUIRE(t.table.rows() == 3);
  for (std::size_t c = kColumns; c-- > 0;) {
    std::string told = value(2, c);
    if (c % 5 == 0) told.replace(told.find("\"\""), 2, "\"");
    CHECK(t.table.text(2, "c" + std::to_string(c)) == told);
  }
  REQUIRE(t.found().size() == 1);
  CHECK(t.found()[0].message == "3 fields, the header has 100");
  CHECK(t.table.line(2) == 5);
}

TEST_CASE("an empty last field is a field, an open quote takes the rest of the line") {
  const Table t("a,b\n1,\n,\n\"x,y\n");
  REQUIRE(t.table.rows() == 2);
  CHECK(t.table.text(0, "b").empty());
  CHECK(t.table.text(1, "a").empty());
  REQUIRE(t.found().size() == 2);
  CHECK(t.found()[0].message == "1 fields, the header has 2");
  CHECK(t.found()[1].message == "the closing quote is missing");
}
