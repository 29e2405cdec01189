#include "scenarios/readers/event_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenarios/text/scenario_error.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

std::vector<grid::Region> regions_of_event() {
  std::vector<grid::Region> regions(3);
  regions[0] = {.name = "TX_E", .title = "", .interconnection = "ercot", .time_zone = "UTC"};
  regions[1] = {.name = "TX_W", .title = "", .interconnection = "ercot", .time_zone = "UTC"};
  regions[2] = {.name = "TN", .title = "", .interconnection = "eastern", .time_zone = "UTC"};
  regions[0].state = regions[1].state = "TX";
  regions[0].planning_area = regions[1].planning_area = "ERCOT";
  regions[2].planning_area = "TVA";
  return regions;
}

/// Knows a region that the grid leaves out, too.
RegionNames names_of_event() {
  const std::vector<std::string> taken = {"TX_E", "TX_W", "TN"};
  RegionNames names({"TX_E", "TX_W", "TN", "CA_N", "CA_S"}, taken, {},
                    {"TX", "TX", "TN", "CA", "CA"});
  names.know_areas({{"ERCOT", {}}, {"TVA", {}}, {"CAISO", {}}},
                   {{"ercot", {}}, {"eastern", {}}, {"western", {}}});
  return names;
}

const std::string kTwoHours =
    "name = \"Frost\"\nbegin = 2021-02-15T06:00:00Z\nend = 2021-02-15T08:00:00Z\n";

std::vector<Problem> problems_of_event(const TestFolder& folder, const std::string& toml) {
  try {
    const auto event = read_event(folder.write("frost.toml", toml).string());
    (void)event_of(event, names_of_event(), regions_of_event());
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}

}  // namespace

TEST_CASE("the shipped events are known by name, with their days") {
  CHECK(shipped_events() == std::vector<std::string>{"august-2020", "elliott", "uri"});
  const EventFile elliott = read_event("elliott");
  CHECK(elliott.name == "elliott");
  CHECK(grid::to_date(elliott.begin) == grid::Date{2022, 12, 21});
  CHECK(elliott.end - elliott.begin == 7 * 24);
  CHECK(read_event("uri").end - read_event("uri").begin == 11 * 24);
  CHECK(read_event("august-2020").end - read_event("august-2020").begin == 8 * 24);
  const auto event = event_of(elliott, names_of_event(), regions_of_event());
  CHECK(event.demand_mw.empty());
  CHECK(event.outages_mw.empty());
}

TEST_CASE("an event that is none is told of, with those that there are") {
  CHECK_THROWS_WITH_AS((void)read_event("eliott"), doctest::Contains("did you mean elliott"),
                       InputError);
  CHECK_THROWS_WITH_AS((void)read_event(""), doctest::Contains("august-2020, elliott, uri"),
                       InputError);
}

TEST_CASE("a file brings demand, air and outages of its own") {
  const TestFolder folder;
  folder.write("demand.csv",
               "time,ERCOT,TN\n2021-02-15T06:00Z,70000,20000\n2021-02-15T07:00Z,71000,21000\n");
  folder.write("air.csv", "time,TX\n2021-02-15T06:00Z,-10\n2021-02-15T07:00Z,-11.5\n");
  folder.write("out.csv", "time,ercot\n2021-02-15T06:00Z,45000\n2021-02-15T07:00Z,46000\n");
  const auto path = folder.write(
      "frost.toml", kTwoHours +
                        "demand = \"demand.csv\"\ndry_bulb = \"air.csv\"\noutages = \"out.csv\"\n"
                        "[capacity]\nercot = \"80 GW\"\n");
  const EventFile file = read_event(path.string());
  CHECK(file.name == "Frost");
  CHECK(file.end - file.begin == 2);
  const auto event = event_of(file, names_of_event(), regions_of_event());
  REQUIRE(event.demand_mw.size() == 2);
  CHECK(event.demand_mw[0].regions == std::vector<RegionIndex>{RegionIndex(0), RegionIndex(1)});
  CHECK(event.demand_mw[0].values == std::vector<double>{70000.0, 71000.0});
  CHECK(event.demand_mw[1].regions == std::vector<RegionIndex>{RegionIndex(2)});
  CHECK(event.dry_bulb_c.at(0).values[1] == -11.5);
  CHECK(event.outages_mw.at(0).of_mw == doctest::Approx(80e3));
  CHECK(event.demand_of_mean.empty());
  const auto unit =
      folder.write("unit.toml", kTwoHours + "demand = \"unit.csv\"\ndemand_unit = \"per unit\"\n");
  folder.write("unit.csv", "time,TVA\n2021-02-15T06:00Z,1.5\n2021-02-15T07:00Z,1.6\n");
  const auto per_unit = event_of(read_event(unit.string()), names_of_event(), regions_of_event());
  CHECK(per_unit.demand_mw.empty());
  CHECK(per_unit.demand_of_mean.at(0).values[0] == 1.5);
}

TEST_CASE("a table alone is an event: its demand in MW, from its first hour to its last") {
  const TestFolder folder;
  const auto path =
      folder.write("heat.csv", "time,TX\n2020-08-14T23:00Z,60000\n2020-08-15T00:00Z,61000\n");
  const EventFile file = read_event(path.string());
  CHECK(file.name == "heat");
  CHECK(file.begin == grid::to_hour({2020, 8, 14}) + 23);
  CHECK(file.end == file.begin + 2);
  CHECK(event_of(file, names_of_event(), regions_of_event()).demand_mw.at(0).values[1] == 61000.0);
}

TEST_CASE("what is wrong with an event's file has its place") {
  const TestFolder folder;
  const auto first = [&](const std::string& toml) {
    const auto found = problems_of_event(folder, toml);
    REQUIRE_FALSE(found.empty());
    return found.front();
  };
  CHECK(first("begin = 2021-02-15\n").key == "end");
  CHECK(first("begin = 2021-02-15\nend = 2021-02-15\n").line == 2);
  CHECK(first("begin = 2021-02-15\nend = 2021-02-14\n").key == "end");
  CHECK(first("begin = 2021-02-15\nend = 2021-05-14\n").message.find("28 days") !=
        std::string::npos);
  CHECK(first("begin = \"soon\"\nend = 2021-02-14\n").key == "begin");
  CHECK(first(kTwoHours + "demnd = \"x.csv\"\n").message.find("did you mean demand") !=
        std::string::npos);
  CHECK(first(kTwoHours + "demand = 3\n").line == 4);
  CHECK(first(kTwoHours + "source = 3\n").key == "source");
  CHECK(first(kTwoHours + "demand_unit = \"GW\"\n").key == "demand_unit");
  CHECK(first(kTwoHours + "demand = \"none.csv\"\n").file.find("none.csv") != std::string::npos);
  folder.write("out.csv", "time,ercot\n2021-02-15T06:00Z,1\n2021-02-15T07:00Z,1\n");
  const std::string out = kTwoHours + "outages = \"out.csv\"\n[capacity]\n";
  CHECK(first(out + "TVA = \"30 GW\"\n").key == "capacity.TVA");
  CHECK(first(out + "ercot = \"-3 GW\"\n").key == "capacity.ercot");
  CHECK(first(out + "ercot = 30\n").line == 6);
}

TEST_CASE("a national event's columns and capacities of what the grid leaves out are left out") {
  const TestFolder folder;
  folder.write("demand.csv",
               "time,ERCOT,CA_N,CA_S,TN\n2021-02-15T06:00Z,7,1,2,3\n2021-02-15T07:00Z,7,1,2,3\n");
  folder.write("out.csv", "time,ERCOT,CAISO\n2021-02-15T06:00Z,5,1\n2021-02-15T07:00Z,5,1\n");
  const std::string toml = kTwoHours +
                           "demand = \"demand.csv\"\noutages = \"out.csv\"\n[capacity]\n"
                           "ERCOT = \"80 GW\"\nCAISO = \"40 GW\"\n";
  const EventFile file = read_event(folder.write("frost.toml", toml).string());
  const auto event = event_of(file, names_of_event(), regions_of_event());
  REQUIRE(event.demand_mw.size() == 2);
  CHECK(event.demand_mw[1].values == std::vector<double>{3.0, 3.0});
  REQUIRE(event.outages_mw.size() == 1);
  CHECK(event.outages_mw[0].of_mw == doctest::Approx(80e3));
  const auto found = problems_of_event(folder, toml + "CAISOO = \"40 GW\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found.front().key == "capacity.CAISOO");
}
