#include "scenarios/tables/series_tables.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {
GridTables read(const TestFolder& folder, const GridOptions& options = {}) {
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  GridTables grid = read_grid(data, options, problems);
  CHECK(problems.count() == 0);
  return grid;
}
}  // namespace

TEST_CASE("mean demand at the busbar without data centres") {
  const TestFolder folder;
  write_sample_grid(folder);
  const auto mean = read(folder).system.data[0].mean_demand_mw;
  // (9760 - 1000) GWh / 8760 h = 1000 MW, 5 % losses
  REQUIRE(mean.size() == 19);  // 2022 to 2040
  CHECK(mean[0] == doctest::Approx(1050.0 * 0.99));
  CHECK(mean[1] == doctest::Approx(1050.0));
  CHECK(mean[3] == doctest::Approx(1050.0 * 1.04));
  CHECK(mean[18] == doctest::Approx(1050.0 * 1.04));  // the table's last growth holds
  CHECK(read(folder).system.data[2].mean_demand_mw[5] == 0.0);

  GridOptions options;
  options.demand_growth = DemandGrowth::none;
  options.demand_scale = 2.0;
  options.last_year = 2050;
  const auto flat = read(folder, options).system.data[0].mean_demand_mw;
  REQUIRE(flat.size() == 29);
  for (const double mw : flat) CHECK(mw == doctest::Approx(2100.0));
}

TEST_CASE("growth of demand at one rate after the last known year, or by another table") {
  const TestFolder folder;
  write_sample_grid(folder);
  GridOptions options;
  options.demand_growth = DemandGrowth::rate;
  options.demand_growth_rate = 0.02;
  const auto rate = read(folder, options).system.data[0].mean_demand_mw;
  CHECK(rate[0] == doctest::Approx(1050.0 * 0.99));
  CHECK(rate[2] == doctest::Approx(1050.0 * 1.02));  // 2024 as it was
  CHECK(rate[3] == doctest::Approx(1050.0 * 1.02 * 1.02));
  CHECK(rate[18] == doctest::Approx(1050.0 * 1.02 * std::pow(1.02, 16)));
  folder.write("data/demand_growth_nerc.csv", "region,y2022,y2030\nAA,1,1.5\nBB,1,1\nCC,1,1\n");
  options.demand_growth = DemandGrowth::nerc;
  const auto nerc = read(folder, options).system.data[0].mean_demand_mw;
  CHECK(nerc[7] == doctest::Approx(1050.0));
  CHECK(nerc[8] == doctest::Approx(1050.0 * 1.5));
  options.demand_growth = DemandGrowth::table;
  options.demand_growth_table =
      folder.write("mine/growth.csv", "region,y2022,y2031\nAA,1,2\nBB,1,1\nCC,1,1\n");
  const auto mine = read(folder, options).system.data[0].mean_demand_mw;
  CHECK(mine[8] == doctest::Approx(1050.0));
  CHECK(mine[9] == doctest::Approx(2100.0));
  CHECK(mine[18] == doctest::Approx(2100.0));
}

TEST_CASE("shares of the nation's data centres") {
  const TestFolder folder;
  write_sample_grid(folder);
  CHECK(read(folder).data_centre_share == std::vector<double>{0.5, 0.25, 0.25});
}

TEST_CASE("measured shares: a region's own row before that of the nation") {
  const TestFolder folder;
  write_sample_grid(folder);
  const GridTables grid = read(folder);
  CHECK(grid.system.data[0].self_scheduled_share == std::vector<double>{0.4, 0, 0, 0});
  CHECK(grid.system.data[1].self_scheduled_share == std::vector<double>{0.2, 0, 0, 0});
  CHECK(grid.system.data[0].availability[0] == 0.9);
  CHECK(std::isnan(grid.system.data[1].availability[0]));
}

TEST_CASE(
    "commitment: rows by state or region and month, times the factor, and none without them") {
  const TestFolder folder;
  write_sample_grid(folder);
  CHECK(read(folder).system.data[0].committed_share.empty());
  std::string text = "state,technology";
  for (std::size_t m = 0; m < grid::kMonths; ++m) text += "," + month_column(m);
  folder.write("data/commitment.csv",
               text + ",source\nAA,gas,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1,0,0.1,x\n");
  const auto whole = read(folder).system.data;
  CHECK(whole[0].committed_share[0][1] == 0.2);
  CHECK(whole[0].committed_share[1][1] == 0.0);
  CHECK(whole[1].committed_share[0][1] == 0.0);
  GridOptions options;
  options.commitment = 1.5;
  const auto more = read(folder, options).system.data[0].committed_share[0];
  CHECK(more[1] == doctest::Approx(0.3));
  CHECK(more[8] == 1.0);  // there is no more of it
}

TEST_CASE("the path of all data centres, gaps filled at constant growth") {
  const TestFolder folder;
  write_sample_grid(folder);
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  sim::DataCentreStock stock;
  read_data_centre_path(data, "iea", stock);
  CHECK(stock.path_year == std::vector<int>{2023, 2024, 2026});
  fill_path_gaps(stock);
  CHECK(stock.path_year == std::vector<int>{2023, 2024, 2025, 2026});
  CHECK(stock.path_energy_mwh[0] == doctest::Approx(2e6));
  CHECK(stock.path_energy_mwh[2] == doctest::Approx(5e6));  // 2.5 doubles twice to 10
  CHECK(problems.count() == 0);

  sim::DataCentreStock from_nothing;
  from_nothing.path_year = {2020, 2024};
  from_nothing.path_energy_mwh = {0.0, 8.0};
  fill_path_gaps(from_nothing);
  CHECK(from_nothing.path_energy_mwh == std::vector<double>{0, 2, 4, 6, 8});
}

TEST_CASE("another path is another column, and has to be there") {
  const TestFolder folder;
  write_sample_grid(folder);
  {
    Problems problems;
    DataFolder data(folder.path() / "data", problems);
    sim::DataCentreStock stock;
    read_data_centre_path(data, "mid", stock);
    CHECK(problems.count() > 0);
  }
  folder.write("data/data_centre_path.csv",
               "year,energy_twh,source,low_twh,mid_twh,high_twh\n2023,2,x,1,3,4\n2024,2,x,2,5,6\n");
  for (const auto& [path, last_mwh] : {std::pair("iea", 2e6), std::pair("low", 2e6),
                                       std::pair("mid", 5e6), std::pair("high", 6e6)}) {
    Problems problems;
    DataFolder data(folder.path() / "data", problems);
    sim::DataCentreStock stock;
    read_data_centre_path(data, path, stock);
    CHECK(problems.count() == 0);
    CHECK(stock.path_energy_mwh.back() == doctest::Approx(last_mwh));
  }
}

TEST_CASE("faults of the series") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/demand.csv",
               "region,sales_2023_gwh,data_centres_2023_gwh,data_centres_2023_epri_gwh,source\n"
               "AA,100,200,,x\nBB,1,0,,x\n");
  folder.write("data/fuel_prices.csv",
               "fuel,census_division,year,usd_per_mmbtu,source\nnatural_gas,East,2023,3,x\n");
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  const GridTables grid = read_grid(data, {}, problems);
  CHECK(grid.regions.size() == 3);
  const std::vector<Problem> found = problems_of(problems);
  REQUIRE(found.size() == 3);
  CHECK(found[0].message == "the row of CC is missing");
  CHECK(found[1].message == "is more than the sales that contain it");
  CHECK(found[2].message == "no price of natural_gas for the census division West or US");
}

TEST_CASE("demand may grow as was measured") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/demand_growth_measured.csv",
               "region,y2021,y2022,y2023,y2024\nAA,0.8,0.9,1,1.1\nBB,1,1,1,1\nCC,1,1,1,1\n");
  GridOptions options;
  options.demand_growth = DemandGrowth::measured;
  const auto mean = read(folder, options).system.data[0].mean_demand_mw;
  CHECK(mean[0] == doctest::Approx(1050.0 * 0.9));
  CHECK(mean[2] == doctest::Approx(1050.0 * 1.1));
  CHECK(mean[5] == doctest::Approx(1050.0 * 1.1));
}
