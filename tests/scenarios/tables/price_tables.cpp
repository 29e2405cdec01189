#include "scenarios/tables/price_tables.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

constexpr const char* kMonthNames = "m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12";

struct Priced {
  explicit Priced(const TestFolder& folder, GridOptions options = {}) {
    for (GivenCarbonPrice& given : options.carbon_prices) given.place.source = scenario;
    DataFolder data(folder.path() / "data", problems);
    system = read_grid(data, options, problems).system;
  }
  [[nodiscard]] double gas(std::size_t region, int year, std::size_t month) const {
    return system.of_month(system.data[region].fuel_price_usd_per_mmbtu[0], year, month);
  }
  [[nodiscard]] double carbon(std::size_t region, int year, std::size_t month) const {
    return system.of_month(system.data[region].carbon_price_usd_per_t, year, month);
  }
  Problems problems;
  std::size_t scenario = problems.add_source("scenario.toml");
  grid::System system;
};

void write_carbon(const TestFolder& folder) {
  folder.write("data/carbon_markets.csv",
               "state,market,first_year,last_year,import_t_per_mwh,source\n"
               "AA,East,2023,2023,,x\nBB,East,2020,,,x\nCC,West,2013,,0.4,x\n");
  folder.write("data/carbon_prices.csv",
               "market,year,quarter,usd_per_t,source\n"
               "East,2023,1,10,x\nEast,2023,3,14,x\nWest,2024,2,30,x\n");
}

}  // namespace

TEST_CASE("fuel prices by census division, held at the ends and over gaps") {
  const TestFolder folder;
  write_sample_grid(folder);
  const Priced priced(folder);
  CHECK(priced.problems.count() == 0);
  const auto& east = priced.system.data[0].fuel_price_usd_per_mmbtu;
  REQUIRE(east.size() == 4);
  CHECK(east[0].size() == 19 * 12);      // 2022 to 2040
  CHECK(priced.gas(0, 2022, 5) == 3.0);  // before the table
  CHECK(priced.gas(0, 2024, 0) == 3.0);  // a gap
  CHECK(priced.gas(0, 2025, 0) == 4.0);
  CHECK(priced.gas(0, 2040, 11) == 4.0);
  CHECK(east[1].empty());                // wind burns nothing
  CHECK(priced.gas(2, 2025, 0) == 5.0);  // its own division
}

TEST_CASE("fuel prices by state and month go before the division's, which has the state's ratio") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/fuel_prices_monthly.csv",
               std::string("fuel,state,year,") + kMonthNames +
                   ",source\nnatural_gas,AA,2023,7,-1,,,,,,,,,,9,x\n");
  folder.write("data/fuel_price_ratios.csv",
               std::string("fuel,state,") + kMonthNames +
                   ",source\nnatural_gas,AA,2,1,1.5,1,1,1,1,1,1,1,1,1,x\n"
                   "natural_gas,CC,1,1,1,1,1,1,0.5,1,1,1,1,1,x\n");
  const Priced priced(folder);
  CHECK(priced.problems.count() == 0);
  CHECK(priced.gas(0, 2023, 0) == 7.0);
  CHECK(priced.gas(0, 2023, 1) == -1.0);
  CHECK(priced.gas(0, 2023, 2) == 4.5);  // 3 x 1.5
  CHECK(priced.gas(0, 2023, 11) == 9.0);
  CHECK(priced.gas(0, 2025, 0) == 8.0);  // 4 x 2
  CHECK(priced.gas(1, 2023, 0) == 3.0);  // the same division, another state
  CHECK(priced.gas(2, 2023, 6) == 2.5);
}

TEST_CASE("a state's prices hold for its regions, a region's own go before") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write(
      "data/regions.csv",
      "region,title,state,area,interconnection,time_zone,census_division,loss_factor,source\n"
      "AA,Alpha,S,North,eastern,America/New_York,East,1.05,sample\n"
      "BB,Beta,S,South,eastern,America/Chicago,East,1.1,sample\n"
      "CC,Gamma,T,,western,America/Denver,West,1,sample\n");
  folder.write("data/fuel_prices_monthly.csv",
               std::string("fuel,state,year,") + kMonthNames +
                   ",source\nnatural_gas,S,2023,7,7,7,7,7,7,7,7,7,7,7,7,x\n"
                   "natural_gas,BB,2023,8,8,8,8,8,8,8,8,8,8,8,8,x\n");
  const Priced priced(folder);
  CHECK(priced.problems.count() == 0);
  CHECK(priced.system.regions[1].state == "S");
  CHECK(priced.system.regions[1].planning_area == "South");
  CHECK(priced.gas(0, 2023, 0) == 7.0);
  CHECK(priced.gas(1, 2023, 0) == 8.0);
  CHECK(priced.gas(2, 2023, 0) == 5.0);
}

TEST_CASE("carbon prices by quarter, in the years of membership") {
  const TestFolder folder;
  write_sample_grid(folder);
  CHECK(Priced(folder).system.data[0].carbon_price_usd_per_t.empty());
  write_carbon(folder);
  const Priced priced(folder);
  CHECK(priced.problems.count() == 0);
  CHECK(priced.carbon(0, 2022, 11) == 0.0);  // not yet a member
  CHECK(priced.carbon(0, 2023, 0) == 10.0);
  CHECK(priced.carbon(0, 2023, 5) == 10.0);  // no auction in the second quarter
  CHECK(priced.carbon(0, 2023, 6) == 14.0);
  CHECK(priced.carbon(0, 2024, 0) == 0.0);   // left
  CHECK(priced.carbon(1, 2022, 0) == 10.0);  // before the first auction
  CHECK(priced.carbon(1, 2040, 11) == 14.0);
  CHECK(priced.carbon(2, 2022, 0) == 30.0);
  CHECK(priced.system.data[1].carbon_import_t_per_mwh == 0.0);
  CHECK(priced.system.data[2].carbon_import_t_per_mwh == 0.4);
}

TEST_CASE("carbon prices that a scenario gives, for a market and for a state") {
  const TestFolder folder;
  write_sample_grid(folder);
  write_carbon(folder);
  GridOptions options;
  options.carbon_prices = {{"East", 50.0, "carbon.price.East", {}},
                           {"CC", 0.0, "carbon.price.CC", {}}};
  const Priced given(folder, options);
  CHECK(given.problems.count() == 0);
  CHECK(given.carbon(0, 2023, 0) == 50.0);
  CHECK(given.carbon(0, 2024, 0) == 0.0);
  CHECK(given.carbon(1, 2030, 0) == 50.0);
  CHECK(given.carbon(2, 2030, 0) == 0.0);

  options.carbon_markets = false;
  options.carbon_prices = {{"AA", 20.0, "carbon.price.AA", {}}};
  const Priced off(folder, options);
  CHECK(off.carbon(0, 2030, 0) == 20.0);
  CHECK(off.carbon(1, 2030, 0) == 0.0);
  CHECK(off.system.data[2].carbon_import_t_per_mwh == 0.0);

  options.carbon_prices = {{"Eest", 20.0, "carbon.price.Eest", {}}};
  const Priced wrong(folder, options);
  const std::vector<Problem> found = problems_of(wrong.problems);
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "carbon.price.Eest");
  CHECK(found[0].message.starts_with("\"Eest\" is no market of carbon_markets.csv and no state"));
  CHECK(found[0].message.ends_with("markets: East, West"));
}

TEST_CASE("tables by state with a place that is none") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/fuel_price_ratios.csv",
               std::string("fuel,state,") + kMonthNames +
                   ",source\nnatural_gas,A,1,1,1,1,1,1,1,1,1,1,1,1,x\n");
  const Priced priced(folder);
  const std::vector<Problem> found = problems_of(priced.problems);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message.starts_with("\"A\" is no state and no region of regions.csv"));
}
