#include "scenarios/measured/unit_table.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Units {
  explicit Units(const std::string& text, const UnitTableOptions& options = {"", "", 1.0})
      : table(text, problems.add_source("u.csv", text), "units", problems),
        units(read_unit_table(table, options)) {}
  std::vector<Problem> found() const { return problems_of(problems); }
  Problems problems;
  CsvTable table;
  std::vector<grid::adequacy::Generator> units;
};

void check_chain(const Units& read, double failure, double repair) {
  CHECK(read.found().empty());
  REQUIRE(read.units.size() == 1);
  CHECK(read.units[0].chain.failure[0] == doctest::Approx(failure).epsilon(1e-12));
  CHECK(read.units[0].chain.repair[0] == doctest::Approx(repair).epsilon(1e-12));
}

}  // namespace

TEST_CASE("every way to say how a unit fails") {
  check_chain(Units("unit,capacity_mw,mttf_h,mttr_h\nA,10,90,10\n"), 1.0 / 90, 0.1);
  check_chain(Units("unit,capacity_mw,mttf_d,mttr_h\nA,10,1,10\n"), 1.0 / 24, 0.1);
  check_chain(Units("unit,capacity_mw,lambda_per_d,mu_per_h\nA,10,1.2,0.1\n"), 0.05, 0.1);
  check_chain(Units("unit,capacity_mw,for,mttr_h\nA,10,0.1,10\n"), 1.0 / 90, 0.1);
  check_chain(Units("unit,capacity_mw,for [%],mttf_h\nA,10,10,90\n"), 1.0 / 90, 0.1);
  check_chain(Units("unit,capacity_mw,failure_probability,repair_probability\nA,10,0.1,0.9\n"), 0.1,
              0.9);
  check_chain(Units("unit,capacity_mw,for,mttr_h\nA,10,0,\n"), 0.0, 1.0);
  check_chain(Units("unit,capacity_mw,for,mttf_h,mttr_h\nA,10,0.1,,10\n"), 1.0 / 90, 0.1);
  // half an hour a step: half the probability
  check_chain(Units("unit,capacity,mttf,mttr\nA,10,90,10\n", {"MW", "h", 0.5}), 0.5 / 90, 0.05);
}

TEST_CASE("several ways that agree") {
  const Units read(
      "unit,capacity_gw,for,mttf_h,mttr_h,lambda_per_h,mu_per_h,sched_maint_weeks,type\n"
      "U12_1,0.012,0.02,2940,60,0.00034,0.01667,2,steam\n");
  check_chain(read, 1.0 / 2940, 1.0 / 60);
  CHECK(read.units[0].name == "U12_1");
  CHECK(read.units[0].category == "steam");
  CHECK(read.units[0].capacity[0] == doctest::Approx(12.0));
}

TEST_CASE("a row without a count is one unit of its own name") {
  const Units mixed("name,capacity_mw,count,for,mttr_h\nCT,20,2,0.1,50\nN,400,,0.12,150\n");
  CHECK(mixed.found().empty());
  REQUIRE(mixed.units.size() == 3);
  CHECK(mixed.units[1].name == "CT_2");
  CHECK(mixed.units[2].name == "N");
}

TEST_CASE("classes of equal units, and units without a name") {
  const Units classes("name,capacity_mw,count,for,mttr_h\nCT,20,3,0.1,50\nN,400,1,0.12,150\n");
  CHECK(classes.found().empty());
  REQUIRE(classes.units.size() == 4);
  CHECK(classes.units[2].name == "CT_3");
  CHECK(classes.units[3].name == "N_1");
  const Units bare("capacity_mw,for,mttr_h\n20,0.1,50\n30,0.1,50\n");
  REQUIRE(bare.units.size() == 2);
  CHECK(bare.units[1].name == "2");
}

TEST_CASE("a unit that says that it never fails may have times of 0, as tables write them") {
  check_chain(Units("unit,capacity_mw,for,mttr_h\nA,10,0,0\n"), 0.0, 1.0);
  check_chain(Units("unit,capacity_mw,for,mttf_h,mttr_h\nA,10,0.0,0,0\n"), 0.0, 1.0);
  check_chain(Units("unit,capacity_mw,lambda_per_h,mttr_h,mu_per_h\nA,10,0,0,\n"), 0.0, 1.0);
  check_chain(Units("unit,capacity_mw,lambda_per_h,mu_per_h\nA,10,0,0\n"), 0.0, 1.0);
  check_chain(Units("unit,capacity_mw,failure_probability,repair_probability\nA,10,0,0\n"), 0.0,
              1.0);
  const auto found = Units("unit,capacity_mw,for,mttr_h\nA,10,0.1,0\n").found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "a time above 0 is wanted");
}

TEST_CASE("a field that is no number of its kind is told once") {
  for (const char* row : {"A,10,inf,10", "A,10,90,nan", "A,10,-1,10", "A,10,90,x", "A,inf,90,10"}) {
    CAPTURE(row);
    CHECK(Units(std::string("unit,capacity_mw,mttf_h,mttr_h\n") + row + "\n").found().size() == 1);
  }
}

TEST_CASE("columns that are missing") {
  const auto found = Units("unit,capacty_mw,for\nA,1,0.1\n").found();
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == 1);
  CHECK(found[0].message == "a column capacity_mw is wanted (possible units: kW, MW, GW, TW)");
  CHECK(found[1].message.starts_with("how often a unit fails and how long it is out is missing"));
}

TEST_CASE("all that can be wrong in a row has its place") {
  const auto found = Units(
                         "unit,capacity_mw,for,mttf_h,mttr_h,region\n"
                         "A,-1,0.1,90,10,X\n"   // 2: capacity
                         "A,1,0.1,90,10,X\n"    // 3: a second A
                         "B,1,0.3,90,10,X\n"    // 4: FOR and times disagree
                         "C,1,0.1,,,X\n"        // 5: no time
                         "D,1,0.1,0.5,10,X\n"   // 6: shorter than a step
                         "E,1,0.1,0,10,X\n"     // 7: no time at all
                         "F,1,1,90,10,X\n"      // 8: never there
                         "G,1,1.5,90,10,X\n"    // 9: no share
                         "H,1,0.1,90,10,Y\n"    // 10: another region
                         ",1,0.1,90,10,X\n"     // 11: no name
                         "I,one,0.1,90,10,X\n"  // 12: no number
                         "J,1,0.1,90,10\n")     // 13: a field is missing
                         .found();
  std::vector<unsigned> lines;
  for (const Problem& problem : found) {
    if (lines.empty() || lines.back() != problem.line) lines.push_back(problem.line);
  }
  CHECK(lines == std::vector<unsigned>{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
  const auto at = [&found](unsigned line) {
    for (const Problem& problem : found) {
      if (problem.line == line) return problem;
    }
    return Problem{};
  };
  CHECK(at(2).column == 3);
  CHECK(at(2).key == "units.capacity_mw");
  CHECK(at(3).message == "a second unit A");
  CHECK(at(4).message == "0.3 does not agree with 0.1, which follows from the times");
  CHECK(at(5).message.starts_with("how often a unit fails"));
  CHECK(at(6).message.starts_with("0.5 is too short a time for steps of 1 h"));
  CHECK(at(7).message == "a time above 0 is wanted");
  CHECK(at(8).message == "a unit that is never in service is to be left out");
  CHECK(at(9).message == "1.5 is not between 0 and 1");
  CHECK(at(10).message.starts_with("Y is another region than X"));
  CHECK(at(11).message == "the unit has no name");
  CHECK(at(12).message == "a number is wanted, not \"one\"");
}

TEST_CASE("ways that disagree") {
  const auto found = Units(
                         "unit,capacity_mw,mttf_h,mttr_h,lambda_per_h\nA,1,90,10,0.02\n"
                         "B,1,90,10,0.0111\n")
                         .found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 2);
  CHECK(found[0].message == "0.02 does not agree with mttf_h 90");
}

TEST_CASE("a table without a unit") {
  const auto found = Units("unit,capacity_mw,for,mttr_h\n").found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "there is no unit; a row for each is wanted");
}
