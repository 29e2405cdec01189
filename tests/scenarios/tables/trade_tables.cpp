#include "scenarios/tables/trade_tables.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
using grid::Friction;

namespace {

constexpr const char* kTrade =
    "state,year,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12,source\n";

GridTables traded(const TestFolder& folder, const GridOptions& options = {}) {
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  GridTables grid = read_grid(data, options, problems);
  CHECK(problems.count() == 0);
  return grid;
}

/// AA and BB in the state S, AA in an area.
void write_states(const TestFolder& folder) {
  folder.write(
      "data/regions.csv",
      "region,title,state,area,interconnection,time_zone,census_division,loss_factor,source\n"
      "AA,Alpha,S,North,eastern,America/New_York,East,1.05,sample\n"
      "BB,Beta,S,,eastern,America/Chicago,East,1.1,sample\n"
      "CC,Gamma,T,,western,America/Denver,West,1,sample\n");
}

/// Frictions of AA-BB and BB-CC.
std::vector<Friction> frictions(const TestFolder& folder, const std::string& rows) {
  folder.write("data/area_markets.csv", "area,market,kind,source\n" + rows);
  std::vector<Friction> found;
  for (const auto& line : traded(folder).system.interfaces) found.push_back(line.friction);
  return found;
}

}  // namespace

TEST_CASE("frictions by market: of the area, or of the state where there is none") {
  const TestFolder folder;
  write_sample_grid(folder);
  write_states(folder);
  for (const auto& line : traded(folder).system.interfaces) {
    CHECK(line.friction == Friction::within);  // no table
  }
  using Both = std::vector<Friction>;
  CHECK(frictions(folder, "North,P,market,x\nS,P,market,x\nT,M,market,x\n") ==
        Both{Friction::within, Friction::between});
  CHECK(frictions(folder, "North,P,market,x\n") == Both{Friction::between, Friction::bilateral});
  CHECK(frictions(folder, "S,U,utility,x\nT,U,utility,x\n") ==
        Both{Friction::bilateral, Friction::within});
  CHECK(frictions(folder, "") == Both{Friction::bilateral, Friction::bilateral});
}

TEST_CASE("markets: faults of the table") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/area_markets.csv", "area,market,kind,source\nAA,P,rto,x\nAA,P,market,x\n");
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  (void)read_grid(data, {}, problems);
  const std::vector<Problem> found = problems_of(problems);
  REQUIRE(found.size() == 2);
  CHECK(found[0].message == "market or utility is wanted, not \"rto\"");
  CHECK(found[1].message == "a second row of AA");
}

TEST_CASE("trade with Canada: shared by sales, held at the ends, and a switch") {
  const TestFolder folder;
  write_sample_grid(folder);
  CHECK(traded(folder).system.data[0].canada_import_mw.empty());
  write_states(folder);
  folder.write("data/canada_trade.csv",
               std::string(kTrade) + "S,2023,300,300,300,300,300,300,300,300,300,300,300,300,x\n" +
                   "S,2024,600,600,600,600,600,600,-60,600,600,600,600,600,x\n" +
                   "BB,2023,1,1,1,1,1,1,1,1,1,1,1,1,x\n");
  const GridTables grid = traded(folder);
  const auto mw = [&grid](std::size_t region, int year, std::size_t month) {
    return grid.system.of_month(grid.system.data[region].canada_import_mw, year, month);
  };
  // sales of 9760 and 4880 GWh
  CHECK(mw(0, 2022, 0) == doctest::Approx(200.0));
  CHECK(mw(1, 2023, 0) == doctest::Approx(101.0));
  CHECK(mw(0, 2024, 6) == doctest::Approx(-40.0));
  CHECK(mw(0, 2040, 11) == doctest::Approx(400.0));
  CHECK(grid.system.data[2].canada_import_mw.empty());

  GridOptions options;
  options.regions = {"AA"};  // the share stays where BB is left out
  CHECK(traded(folder, options).system.data[0].canada_import_mw[0] == doctest::Approx(200.0));
  options.canada = false;
  CHECK(traded(folder, options).system.data[0].canada_import_mw.empty());
}
