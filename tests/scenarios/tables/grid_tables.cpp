#include "scenarios/tables/grid_tables.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/scenario.hpp"
#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Read {
  explicit Read(const TestFolder& folder, const GridOptions& options = {})
      : data(folder.path() / "data", problems), grid(read_grid(data, options, problems)) {}
  std::vector<Problem> found() const { return problems_of(problems); }
  Problems problems;
  std::size_t scenario = problems.add_source("scenario.toml");
  DataFolder data;
  GridTables grid;
};

}  // namespace

TEST_CASE("winter's rating is a column that a table may do without, and an option") {
  const TestFolder folder;
  write_sample_grid(folder);
  CHECK(Read(folder).grid.system.technologies[0].winter_rating == 1.0);
  folder.write("data/technologies.csv",
               "technology,title,kind,fuel,heat_rate_mmbtu_per_mwh,heat_rate_spread,"
               "variable_om_usd_per_mwh,co2_t_per_mmbtu,water_m3_per_mwh,forced_outage_rate,"
               "mean_time_to_repair_h,unit_size_mw,winter_rating,duration_h,round_trip_efficiency\n"
               "gas,Gas,thermal,natural_gas,8,,3,,,0.06,48,200,1.07,,\n"
               "wind,Wind,wind,,,,,,,,,3,,,\n"
               "battery,Battery,storage,,,,,,,0.02,,50,,4,0.85\n"
               "hydro,Water,hydro,,,,,,,,,40,,,\n");
  const Read read(folder);
  CHECK(read.found().empty());
  CHECK(read.grid.system.technologies[0].winter_rating == 1.07);
  CHECK(read.grid.system.technologies[1].winter_rating == 1.0);
  GridOptions summer;
  summer.winter_ratings = false;
  CHECK(Read(folder, summer).grid.system.technologies[0].winter_rating == 1.0);
}

TEST_CASE("all regions of the sample tables") {
  const TestFolder folder;
  write_sample_grid(folder);
  const Read read(folder);
  const auto found = read.found();
  REQUIRE_MESSAGE(found.empty(), found.front().message);
  const grid::System& system = read.grid.system;
  CHECK(system.first_year == 2022);
  REQUIRE(system.regions.size() == 3);
  CHECK(system.regions[1].name == "BB");
  CHECK(system.regions[1].title == "Beta");
  CHECK(system.regions[2].time_zone == "America/Denver");
  CHECK(system.regions[1].state.empty());
  CHECK(grid::state_of(system.regions[1]) == "BB");
  CHECK(system.regions[1].planning_area.empty());
  CHECK(system.data[1].loss_factor == 1.1);

  REQUIRE(system.technologies.size() == 4);
  CHECK(system.technologies[0].title == "Gas, all");
  CHECK(system.technologies[0].scheduled_outage[11] == 0.1);
  CHECK(system.technologies[1].kind == grid::TechnologyKind::wind);
  CHECK(system.technologies[1].scheduled_outage[0] == 0.0);
  CHECK(system.technologies[2].is_storage());
  CHECK(system.technologies[2].round_trip_efficiency == 0.85);
  CHECK(system.technologies[3].water_m3_per_mwh == 0.0);

  REQUIRE(system.fleet.size() == 3);
  CHECK(system.fleet[0].years == std::vector<int>{2022, 2023, 2024});
  CHECK(system.fleet[0].capacity_mw == std::vector<double>{900, 1000, 1100});
  CHECK(system.fleet[0].unit_mw == 200.0);

  REQUIRE(system.interfaces.size() == 2);
  CHECK(system.interfaces[0].forward_mw == 100.0);
  CHECK(system.interfaces[0].reverse_mw == 80.0);
  CHECK(std::isinf(system.interfaces[1].forward_mw));
  CHECK(system.interfaces[1].to == RegionIndex(2));
  CHECK(read.data.hashes().size() == 28);
}

TEST_CASE("a part of the regions keeps the tables' order and drops what leads outside") {
  const TestFolder folder;
  write_sample_grid(folder);
  GridOptions options;
  options.regions = {"CC", "BB"};
  options.interface_scale = 2.0;
  options.hydro_water = "macknick";
  const Read read(folder, options);
  CHECK(read.found().empty());
  const grid::System& system = read.grid.system;
  REQUIRE(system.regions.size() == 2);
  CHECK(system.regions[0].name == "BB");
  CHECK(system.fleet.size() == 2);
  REQUIRE(system.interfaces.size() == 1);
  CHECK(system.interfaces[0].from == RegionIndex(0));
  CHECK(system.technologies[3].water_m3_per_mwh == 17.0);
  options.hydro_water = "lbnl";
  CHECK(Read(folder, options).grid.system.technologies[3].water_m3_per_mwh == 60.0);
  options.hydro_water = "none";
  CHECK(Read(folder, options).grid.system.technologies[3].water_m3_per_mwh == 0.0);
  CHECK(system.demand_correlation == std::vector<double>{1, 0.2, 0.2, 1});
  // shares stay those of the nation: 500 of 2000 GWh each
  CHECK(read.grid.data_centre_share == std::vector<double>{0.25, 0.25});
  CHECK(read.grid.notices.back() ==
        "1 interface is dropped: the other end is outside this scenario");
}

TEST_CASE("the interfaces' limits can be scaled") {
  const TestFolder folder;
  write_sample_grid(folder);
  GridOptions options;
  options.interface_scale = 1.5;
  CHECK(Read(folder, options).grid.system.interfaces[0].reverse_mw == doctest::Approx(120.0));
}

TEST_CASE("interfaces are made of circuits, poles and ties, which fail by their kinds") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/interfaces.csv",
               "region_from,region_to,kind,forward_mw,reverse_mw,circuits,source\n"
               "AA,BB,AC,2100,80,,x\nAA,CC,AC,2100,80,5,x\nBB,CC,HVDC,900,900,2,x\n"
               "AA,CC,B2B,200,200,,x\nBB,CC,unlimited,,,,x\n");
  GridOptions options;
  auto lines = Read(folder, options).grid.system.interfaces;
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].circuits == 3);
  CHECK(lines[1].circuits == 5);
  CHECK(lines[2].circuits == 2);
  CHECK(lines[3].circuits == 1);
  CHECK(lines[0].availability() == 1.0);  // the loss of a circuit is borne
  CHECK(lines[2].forced_outage_rate == 0.02);
  CHECK(lines[3].forced_outage_rate == 0.01);
  CHECK(lines[3].mean_time_to_repair_h == 48.0);
  CHECK(lines[4].availability() == 1.0);
  options.lines = {.ac_rate = 0.001,
                   .ac_repair_h = 12.0,
                   .circuit_mw = 500.0,
                   .hvdc_rate = 0.0,
                   .b2b_rate = 0.0};
  lines = Read(folder, options).grid.system.interfaces;
  CHECK(lines[0].circuits == 5);
  CHECK(lines[0].forced_outage_rate == 0.001);
  CHECK(lines[0].mean_time_to_repair_h == 12.0);
  CHECK(lines[2].availability() == 1.0);
  CHECK(lines[4].availability() == 1.0);
  options.lines.circuit_mw = 2.0;
  REQUIRE(Read(folder, options).found().size() == 1);
  CHECK(Read(folder, options).found()[0].key == "data.interfaces.forward_mw");
  options.lines.ac_rate = 0.0;
  CHECK(Read(folder, options).found().empty());
}

TEST_CASE("a region the tables do not know") {
  const TestFolder folder;
  write_sample_grid(folder);
  GridOptions options;
  options.regions = {"AA", "AX"};
  const auto found = Read(folder, options).found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "grid.regions");
  CHECK(found[0].message == "\"AX\" is no region; did you mean AA?; known: AA, BB, CC");
}

TEST_CASE("faults of the tables are found together") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/interfaces.csv",
               "region_from,region_to,kind,forward_mw,reverse_mw,source\n"
               "AA,ZZ,AC,100,80,x\nAA,BB,DC,100,80,x\nAA,AA,AC,1,1,x\nAA,BB,AC,-5,1,x\n");
  folder.write("data/fleet.csv",
               "region,technology,mw_2022,unit_mw,units,source\nAA,gass,900,200,5,x\n"
               "AA,gas,900,200,5,x\nAA,gas,900,200,5,x\n");
  const auto found = Read(folder).found();
  REQUIRE(found.size() == 6);
  CHECK(found[0].file == (folder.path() / "data/fleet.csv").string());
  CHECK(found[0].message == "\"gass\" is no technology of technologies.csv; did you mean gas?");
  CHECK(found[1].message == "a second row of this region and technology");
  CHECK(found[2].message == "\"ZZ\" is no region of regions.csv");
  CHECK(found[3].message == "one of AC, B2B, HVDC, unlimited is wanted, not \"DC\"");
  CHECK(found[4].message == "an interface joins two regions");
  CHECK(found[5].key == "data.interfaces.forward_mw");
  CHECK(found[5].line == 5);
}

TEST_CASE("a table that is not there is one problem") {
  const TestFolder folder;
  write_sample_grid(folder);
  std::filesystem::remove(folder.path() / "data/wind_score.csv");
  const auto found = Read(folder).found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == (folder.path() / "data/wind_score.csv").string());
  CHECK(found[0].message == "there is no such file");
}

TEST_CASE("regions may say of which state and planning area they are part") {
  const TestFolder folder;
  write_sample_grid(folder);
  const auto regions = [&](const std::string& rows) {
    folder.write("data/regions.csv",
                 "region,title,state,area,interconnection,time_zone,census_division,loss_factor,"
                 "source\n" +
                     rows);
  };
  const std::string rest = ",America/New_York,East,1,sample\n";
  regions("AA,Alpha,AB,pool,eastern" + rest + "BB,Beta,AB,,eastern" + rest +
          "CC,Gamma,CC,pool,western" + rest);
  const Read read(folder);
  REQUIRE(read.found().empty());
  CHECK(read.grid.system.regions[0].state == "AB");
  CHECK(read.grid.system.regions[1].state == "AB");
  CHECK(read.grid.system.regions[1].planning_area.empty());
  CHECK(read.grid.system.regions[2].planning_area == "pool");

  regions("AA,Alpha,BB,CC,eastern" + rest + "BB,Beta,,,eastern" + rest + "CC,Gamma,,,western" +
          rest);
  const auto found = Read(folder).found();
  REQUIRE(found.size() == 2);
  CHECK(found[0].message ==
        "BB is a region too; another name is wanted for the state that AA is part of");
  CHECK(found[1].message ==
        "CC is a region too; another name is wanted for the area that AA is part of");
}

TEST_CASE("a planning area may plan its outages otherwise") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/regions.csv",
               "region,title,state,area,interconnection,time_zone,census_division,loss_factor,"
               "source\nAA,Alpha,,pool,eastern,America/New_York,East,1,x\n"
               "BB,Beta,,,eastern,America/Chicago,East,1,x\n"
               "CC,Gamma,,pool,western,America/Denver,West,1,x\n");
  const std::string own =
      "area,technology,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12,source\n"
      "pool,gas,0.2,0,0,0,0,0,0,0,0,0,0,0,x\n";
  folder.write("data/scheduled_outages_by_area.csv", own);
  const Read read(folder);
  REQUIRE(read.found().empty());
  const auto& system = read.grid.system;
  REQUIRE(system.data[0].scheduled_outage.size() == system.technologies.size());
  CHECK(system.data[0].scheduled_outage[0][0] == 0.2);
  CHECK(system.data[0].scheduled_outage[0][11] == 0.0);
  CHECK(system.data[0].scheduled_outage[1] == system.technologies[1].scheduled_outage);
  CHECK(system.data[1].scheduled_outage.empty());
  folder.write("data/scheduled_outages_by_area.csv", own + "pool,gs,0,0,0,0,0,0,0,0,0,0,0,0,x\n");
  CHECK(Read(folder).found().size() == 1);
}

TEST_CASE("the fleet's history stands before the fleet, and what is gone by then is in it") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/fleet_history.csv",
               "region,technology,mw_2020,mw_2021,unit_mw,source\n"
               "AA,gas,700,800,200,x\nCC,gas,400,0,100,x\n");
  GridOptions options;
  options.fleet_history = true;
  const Read read(folder, options);
  const auto found = read.found();
  REQUIRE_MESSAGE(found.empty(), found.front().message);
  CHECK(read.grid.system.first_year == 2020);
  const auto& fleet = read.grid.system.fleet;
  CHECK(fleet[0].years == std::vector<int>{2020, 2021, 2022, 2023, 2024});
  CHECK(fleet[0].capacity_mw == std::vector<double>{700, 800, 900, 1000, 1100});
  CHECK(fleet[1].capacity_mw == std::vector<double>{0, 0, 300, 300, 350});
  const auto& gone = fleet.back();
  CHECK(gone.region == RegionIndex(2));
  CHECK(gone.unit_mw == 100.0);
  CHECK(gone.capacity_mw == std::vector<double>{400, 0, 0, 0, 0});
  // demand before its first column has that column's level
  CHECK(read.grid.system.data[0].mean_demand_mw[0] ==
        doctest::Approx(read.grid.system.data[0].mean_demand_mw[2]));
  CHECK(Read(folder).grid.system.first_year == 2022);
}

TEST_CASE("a history of the fleet without years before it is a problem") {
  const TestFolder folder;
  write_sample_grid(folder);
  GridOptions options;
  options.fleet_history = true;
  CHECK_FALSE(Read(folder, options).found().empty());  // there is no such table
  folder.write("data/fleet_history.csv", "region,technology,mw_2023,unit_mw\nAA,gas,700,200\n");
  CHECK(Read(folder, options).found().front().message.find("mw_2015") != std::string::npos);
}

TEST_CASE("a history of the fleet has one row of a class, be it in the fleet or gone") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/fleet_history.csv",
               "region,technology,mw_2020,mw_2021,unit_mw,source\n"
               "AA,gas,700,800,200,x\nCC,gas,400,0,100,x\nAA,gas,1,2,200,x\nCC,gas,1,2,100,x\n");
  GridOptions options;
  options.fleet_history = true;
  const auto found = Read(folder, options).found();
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == 4);
  CHECK(found[1].line == 5);
  CHECK(found[0].message.find("second row") != std::string::npos);
}
