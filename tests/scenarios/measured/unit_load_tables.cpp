#include "scenarios/measured/unit_load_tables.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "grid/adequacy/exact/exact.hpp"
#include "grid/core/error.hpp"
#include "scenarios/text/problems.hpp"
#include "tests/places.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kUnits = "unit,capacity_mw,for,mttr_h\nA,10,0.1,10\nB,20,0.1,10\n";
const std::string kLoad = "load_mw\n5\n25\n";

UnitLoadTables tables(const TestFolder& folder, const std::string& units, const std::string& load) {
  UnitLoadTables tables;
  tables.units = folder.write("u.csv", units);
  tables.load = folder.write("l.csv", load);
  return tables;
}

grid::adequacy::SystemModel read(const UnitLoadTables& tables) {
  std::vector<std::string> notices;
  return read_unit_load_tables(tables, notices);
}

}  // namespace

TEST_CASE("RTS-79 from its tables has its published LOLE") {
  UnitLoadTables rts;
  rts.units = tests::source_folder() / "tests/data/rts79/units.csv";
  rts.load = tests::source_folder() / "tests/data/rts79/hourly_load_8736.csv";
  const auto system = read(rts);
  CHECK(system.steps == 8736);
  CHECK(system.generators.size() == 32);
  const auto exact = grid::adequacy::assess_exact(system);
  CHECK(exact.lole == doctest::Approx(9.394175489).epsilon(1e-6));
  REQUIRE(exact.events);
  CHECK(exact.events->events == doctest::Approx(1.915154499).epsilon(1e-6));
}

TEST_CASE("tables in other units and steps are the same system") {
  const TestFolder folder;
  const auto hourly = read(tables(folder, kUnits, kLoad));
  UnitLoadTables other = tables(folder,
                                "\xef\xbb\xbfunit,capacity,for,mttr\r\nA,0.01,0.1,600\r\n"
                                "B,0.02,0.1,600\r\n",
                                "time,load\n2024-01-01 00:00,0.005\n2024-01-01 00:05,0.025\n");
  other.power_unit = "GW";
  other.time_unit = "min";
  const auto system = read(other);
  CHECK(system.units.time == "min");
  CHECK(system.units.step_length == 5);
  CHECK(system.start == "2024-01-01T00:00:00+00:00");
  CHECK(system.regions[0].load[1] == doctest::Approx(25.0));
  CHECK(system.generators[1].capacity[0] == doctest::Approx(20.0));
  CHECK(system.generators[1].chain.repair[0] ==
        doctest::Approx(hourly.generators[1].chain.repair[0] / 12.0));
  CHECK_NOTHROW(check(system));
}

TEST_CASE("the step can be said, in any unit of time") {
  const TestFolder folder;
  UnitLoadTables daily = tables(folder, "unit,capacity_mw,for,mttr_d\nA,10,0.1,2\n", kLoad);
  daily.step = "1 d";
  CHECK(step_hours(read(daily)) == 24.0);
  for (const char* step : {"1", "0 h", "-1 h", "1.5 s", "3 MW", "2 yr"}) {
    CAPTURE(step);
    daily.step = step;
    CHECK_THROWS_WITH_AS((void)read(daily), doctest::Contains("--step"), InputError);
  }
}

TEST_CASE("all problems of both tables come together") {
  const TestFolder folder;
  try {
    (void)read(tables(folder, "unit,capacity_mw,for,mttr_h\nA,x,0.1,10\n", "load_mw\n-1\n"));
    FAIL("bad tables were taken");
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[0].file.ends_with("u.csv"));
    CHECK(error.problems()[0].line == 2);
    CHECK(error.problems()[1].file.ends_with("l.csv"));
    CHECK(error.problems()[1].line == 2);
  }
}

TEST_CASE("files that are no tables") {
  const TestFolder folder;
  UnitLoadTables missing = tables(folder, kUnits, kLoad);
  missing.load = folder.path() / "none.csv";
  CHECK_THROWS_WITH_AS((void)read(missing), doctest::Contains("no such file"), ScenarioError);
  CHECK_THROWS_WITH_AS((void)read(tables(folder, "unit;capacity_mw\nA;1\n", kLoad)),
                       doctest::Contains("by commas"), ScenarioError);
  CHECK_THROWS_AS((void)read(tables(folder, "", "")), ScenarioError);
  UnitLoadTables unit = tables(folder, kUnits, kLoad);
  unit.power_unit = "horse";
  CHECK_THROWS_WITH_AS((void)read(unit), doctest::Contains("--power-unit"), InputError);
}

TEST_CASE("the table of the load in a folder") {
  const TestFolder folder;
  folder.write("units.csv", kUnits);
  CHECK_THROWS_WITH_AS((void)load_table_of_folder(folder.path()), doctest::Contains("--load"),
                       InputError);
  folder.write("hourly_load.csv", kLoad);
  CHECK(load_table_of_folder(folder.path()).filename() == "hourly_load.csv");
  folder.write("daily_load.csv", kLoad);
  CHECK_THROWS_WITH_AS((void)load_table_of_folder(folder.path()),
                       doctest::Contains("daily_load.csv, hourly_load.csv"), InputError);
  folder.write("load.csv", kLoad);
  CHECK(load_table_of_folder(folder.path()).filename() == "load.csv");
}

TEST_CASE("hours of a load that are told by their ends begin at midnight") {
  const TestFolder folder;
  std::string load = "time,load_mw\n";
  for (int hour = 1; hour <= 48; ++hour) {
    load += fmt::format("2024-01-{:02} {:02}:00,{}\n", 1 + hour / 24, hour % 24, hour % 20);
  }
  std::vector<std::string> notices;
  const auto system = read_unit_load_tables(tables(folder, kUnits, load), notices);
  CHECK(system.start == "2024-01-01T00:00:00+00:00");
  CHECK(system.steps == 48);
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].find("time stamps are the ends of their hours (assumed: the first is 01:00") !=
        std::string::npos);
}
