#include "scenarios/measured/own_grid.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kUnits =
    "name,region,technology,capacity_mw,count,for,mttr_h,profile,in_service\n"
    "peaker,South,gas,80,2,,,,\n"
    "mill,North,wind,40,,,,breeze,\n"
    "block,North,gas,100,,0.1,20,,2025-01-01\n";
const std::string kLoad = "time,North,South\n2025-01-01T00:00Z,60,70\n2025-01-01T01:00Z,65,75\n";
const std::string kProfiles = "time,breeze\n2025-01-01T00:00Z,0.5\n2025-01-01T01:00Z,0.25\n";
const std::map<std::string, TechnologyOutages> kTechnologies = {
    {"gas", {.forced_outage_rate = 0.05, .repair_h = 40.0}}, {"wind", {}}};

void write_all(const TestFolder& folder) {
  folder.write("units.csv", kUnits);
  folder.write("load.csv", kLoad);
  folder.write("profiles.csv", kProfiles);
  folder.write("lines.csv", "name,from,to,forward_mw\ntie,South,North,30\n");
  folder.write("storage.csv",
               "name,region,power_mw,duration_h,round_trip_efficiency\nbank,North,10,4,0.8\n");
  folder.write("demand_response.csv", "name,region,power_mw,hours\nmill,South,5,60\n");
}

std::vector<Problem> faults(const TestFolder& folder) {
  try {
    (void)read_own_grid(folder.path(), kTechnologies);
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}

}  // namespace

TEST_CASE("a folder of tables is a system, its devices by region") {
  const TestFolder folder;
  write_all(folder);
  const OwnGrid grid = read_own_grid(folder.path(), kTechnologies);
  const auto& s = grid.system;
  REQUIRE(s.regions.size() == 2);
  CHECK(s.regions[0].name == "South");  // as units.csv has them
  CHECK(s.regions[1].load[1] == 65.0);
  CHECK(s.steps == 2);
  CHECK(s.start == "2025-01-01T00:00:00+00:00");
  REQUIRE(s.generators.size() == 4);
  CHECK(s.generators[1].name == "peaker_2");
  CHECK(s.generators[1].chain.repair[0] == doctest::Approx(1.0 / 40));  // the technology's
  CHECK(s.generators[2].name == "mill");
  CHECK(s.generators[2].capacity[1] == 10.0);
  CHECK(s.generators[2].chain.failure[0] == 0.0);
  CHECK(s.generators[3].chain.repair[0] == doctest::Approx(0.05));  // its own
  CHECK(s.generators[3].category == "gas");
  CHECK(s.storages[0].region == RegionIndex(1));
  CHECK(s.demand_responses[0].region == RegionIndex(0));
  CHECK(s.interfaces.size() == 1);
  CHECK(grid.has_dates);
  CHECK(grid.hashes.size() == 6);
  CHECK(is_own_grid(folder.path()));
}

TEST_CASE("one region without a name, and columns that are not read") {
  const TestFolder folder;
  folder.write("units.csv", "unit,capacity_mw,for,mttr_h,weeks\nA,10,0.1,10,2\n");
  folder.write("load.csv", "load_mw\n5\n");
  const OwnGrid grid = read_own_grid(folder.path(), {});
  CHECK(grid.system.regions[0].name == "all");
  REQUIRE(grid.notices.size() == 1);
  CHECK(grid.notices[0] == "units.csv: columns that are not read: weeks");
  CHECK_FALSE(is_own_grid(folder.path()));
}

TEST_CASE("faults of all tables come together, each with its file and place") {
  const TestFolder folder;
  write_all(folder);
  folder.write("units.csv",
               "name,region,technology,capacity_mw,profile\nA,South,gas,x,\nB,North,gass,1,\n"
               "C,North,wind,1,calm\nA,North,gas,1,\n");
  folder.write("lines.csv", "name,from,to,forward_mw\ntie,South,South,30\n");
  folder.write("storage.csv", "name,region,power_mw\nbank,North,10\n");
  const auto found = faults(folder);
  REQUIRE(found.size() == 7);
  CHECK(found[0].file.ends_with("units.csv"));
  CHECK(found[0].line == 2);
  CHECK(found[1].message.find("\"gass\" is no technology") != std::string::npos);
  CHECK(found[2].message.find("breeze") != std::string::npos);
  CHECK(found[3].message == "a second unit A");
  CHECK(found[4].file.ends_with("lines.csv"));
  CHECK(found[5].file.ends_with("storage.csv"));
}

TEST_CASE("folders that are no grid") {
  const TestFolder folder;
  CHECK_THROWS_WITH_AS((void)read_own_grid(folder.path() / "none", {}),
                       doctest::Contains("no such folder"), InputError);
  CHECK(faults(folder)[0].message.find("no such file") != std::string::npos);
  folder.write("units.csv", "name,capacity_mw,for\nA,1,0\n");
  folder.write("load.csv", "load_mw\n1\n");
  CHECK(faults(folder).size() == 1);  // for alone says nothing
  folder.write("units.csv", "name,region,capacity_mw,for,mttr_h\nA,,1,0,\n");
  CHECK(faults(folder)[0].message == "a region is wanted");
  folder.write("units.csv", "name,capacity_mw,for,mttr_h\nA,1,0,\n");
  folder.write("lines.csv", "name,from,to,forward_mw\ntie,South,North,30\n");
  CHECK(faults(folder)[0].message.find("South, North") != std::string::npos);
}

TEST_CASE("a system by itself has its dates held against the load's hours") {
  const TestFolder folder;
  write_all(folder);
  folder.write("units.csv",
               "name,region,capacity_mw,for,mttr_h,in_service\nA,South,9,0,,2025-01-01\n"
               "B,North,9,0,,2026-01-01\n");
  OwnGrid grid = read_own_grid(folder.path(), {});
  apply_own_dates(grid);
  CHECK(grid.system.generators[0].capacity[1] == 9.0);
  CHECK(grid.system.generators[1].capacity[1] == 0.0);
  const TestFolder timeless;
  timeless.write("units.csv", "name,capacity_mw,for,mttr_h,in_service\nA,9,0,,2025-01-01\n");
  timeless.write("load.csv", "load_mw\n1\n");
  OwnGrid without = read_own_grid(timeless.path(), {});
  CHECK_THROWS_WITH_AS(apply_own_dates(without), doctest::Contains("column time"), InputError);
}
