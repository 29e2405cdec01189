#include "scenarios/tables/measured_column.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload::scenarios;

namespace {

struct Heading {
  explicit Heading(const std::string& header)
      : table(header + "\n", problems.add_source("t.csv", header + "\n"), "t", problems) {}
  std::vector<Problem> found() const { return problems_of(problems); }
  Problems problems;
  CsvTable table;
};

double factor(const std::string& header, const std::string& name, Measure measure,
              const std::string& usual = {}) {
  const Heading heading(header);
  const auto column = find_measured(heading.table, {name}, measure, usual);
  CHECK(heading.found().empty());
  return column ? column->factor : -1.0;
}

}  // namespace

TEST_CASE("headings with their units") {
  for (const char* heading : {"capacity_mw", "Capacity [MW]", "capacity (MW)", "CAPACITY MW"}) {
    CAPTURE(heading);
    CHECK(factor(heading, "capacity", Measure::power) == 1.0);
  }
  CHECK(factor("capacity_gw", "capacity", Measure::power) == 1000.0);
  CHECK(factor("mttf_d", "mttf", Measure::duration) == 24.0);
  CHECK(factor("mttf (yr)", "mttf", Measure::duration) == 8766.0);
  CHECK(factor("lambda_per_h", "lambda", Measure::rate) == 1.0);
  CHECK(factor("lambda [1/d]", "lambda", Measure::rate) == doctest::Approx(1.0 / 24.0));
  CHECK(factor("for", "for", Measure::share, "share") == 1.0);
  CHECK(factor("FOR (%)", "for", Measure::share, "share") == 0.01);
  CHECK(factor("for_percent", "for", Measure::share, "share") == 0.01);
}

TEST_CASE("a usual unit for headings that have none") {
  CHECK(factor("capacity", "capacity", Measure::power, "GW") == 1000.0);
  CHECK(factor("capacity_kw", "capacity", Measure::power, "GW") == 1e-3);
  CHECK(is_column_unit(Measure::power, "gw"));
  CHECK_FALSE(is_column_unit(Measure::power, "h"));
}

TEST_CASE("other words are other columns") {
  CHECK(factor("capacity_factor,capacityX", "capacity", Measure::power) == -1.0);
  CHECK(factor("forced_outage_rate", "for", Measure::share, "share") == -1.0);
}

TEST_CASE("a unit that is missing, and a quantity that is there twice") {
  const Heading bare("unit,capacity");
  CHECK(find_measured(bare.table, {"capacity"}, Measure::power));
  auto found = bare.found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 1);
  CHECK(found[0].column == 6);
  CHECK(found[0].message ==
        "its unit is missing; call the column capacity_mw (possible are kW, MW, GW, TW)");

  const Heading twice("load_mw,demand_gw");
  CHECK(find_measured(twice.table, {"load", "demand"}, Measure::power)->heading == "load_mw");
  found = twice.found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].column == 9);
  CHECK(found[0].message == "there is load_mw already; one of the two must go");
}
