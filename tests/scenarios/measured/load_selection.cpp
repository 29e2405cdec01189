#include "scenarios/measured/load_selection.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload::scenarios;

namespace {

struct Selected {
  Selected(const std::string& text, const std::string& region)
      : table(text, problems.add_source("x.csv", text), "demand", problems),
        selection(select_load(table, region, false)),
        found(problems_of(problems)) {}
  Problems problems;
  CsvTable table;
  std::optional<LoadSelection> selection;
  std::vector<Problem> found;
};

using Texts = std::vector<std::string>;
using Rows = std::vector<std::size_t>;

}  // namespace

TEST_CASE("load selection: a column, or the columns of a group") {
  const std::string text = "time,A,B-ONE,B-TWO\n2024-01-01,1,2,3\n";
  CHECK(Selected(text, "A").selection->columns == Texts{"A"});
  CHECK(Selected(text, "B").selection->columns == Texts{"B-ONE", "B-TWO"});
  CHECK(Selected(text, "A").selection->told.empty());
  const Selected none(text, "C");
  CHECK_FALSE(none.selection);
  REQUIRE(none.found.size() == 1);
  CHECK(none.found[0].message.find("There are A, B") != std::string::npos);
}

TEST_CASE("load selection: rows of a region in a table that no operator publishes") {
  const std::string text =
      "time,area,code,load_mw,price\n2024-01-01,north,1,10,5\n2024-01-01,south,2,20,6\n";
  const Selected south(text, "south");
  REQUIRE(south.selection);
  CHECK(south.selection->rows == Rows{1});
  CHECK(south.selection->columns == Texts{"load_mw"});
  CHECK(south.selection->told == "rows with area south");
  const Selected late("time,area,load_mw\n2024-01-01,south,NA\n2024-01-01,north,10\n", "south");
  REQUIRE(late.selection);
  CHECK(late.selection->columns == Texts{"load_mw"});
  const Selected two("time,area,load_mw,demand_mw\n2024-01-01,north,10,5\n", "north");
  CHECK_FALSE(two.selection);
  REQUIRE(two.found.size() == 1);
  CHECK(two.found[0].message.find("2 columns may hold its load (load_mw, demand_mw)") !=
        std::string::npos);
}

TEST_CASE("load selection: a region that an operator's table does not have is one problem") {
  const Selected none(
      "datetime_utc,balancing_authority_code_eia,demand_reported_mwh\n2024-01-01,DUK,1\n"
      "2024-01-01,PJM,2\n",
      "PMJ");
  CHECK_FALSE(none.selection);
  REQUIRE(none.found.size() == 1);
  CHECK(none.found[0].message.find(
            "has rows for each balancing_authority_code_eia, none for PMJ") != std::string::npos);
  CHECK(none.found[0].message.find("There are DUK, PJM") != std::string::npos);
}

TEST_CASE("load selection: what differs between rows of a moment") {
  const Selected table("time,id,name,mw\n2024-01-01,1,X,1\n2024-01-01,2,Y,1\n", "mw");
  CHECK(what_differs(table.table, {0, 1}) == "name (X, Y)");
  CHECK(what_differs(table.table, {0, 0}).empty());
}
