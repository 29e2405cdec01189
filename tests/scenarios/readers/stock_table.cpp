#include "scenarios/readers/stock_table.hpp"

#include <doctest/doctest.h>

#include "scenarios/text/problems.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kHeader =
    "last_year,energy_twh,size,it_share,airside,waterside,water_chiller,air_chiller,direct_liquid,"
    "hybrid\n";
const std::string kOpen = ",,large,1,1,0,0,0,0,0\n";

std::vector<sim::Vintage> read(const std::string& rows) {
  const TestFolder folder;
  folder.write("data_centre_stock.csv", kHeader + rows);
  Problems problems;
  DataFolder data(folder.path(), problems);
  auto vintages = read_data_centre_stock(data);
  problems.throw_if_any();
  return vintages;
}

void refused(const std::string& rows, unsigned line, const char* message) {
  CAPTURE(rows);
  try {
    (void)read(rows);
    FAIL("a bad stock was taken");
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.problems()[0].line == line);
    CHECK(error.problems()[0].message.find(message) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("the data centres' stock: vintages and their parts") {
  const auto stock = read(
      "2014,58,large,0.25,0.6,0.4,0,0,0,0\n2014,58,small,0.75,0,0,0,1,0,0\n"
      "2018,76,midsize,1,0,0,1,0,0,0\n" +
      kOpen);
  REQUIRE(stock.size() == 3);
  CHECK(stock[0].last_year == 2014);
  CHECK(stock[0].energy_mwh == 58e6);
  REQUIRE(stock[0].parts.size() == 3);
  CHECK(stock[0].parts[1].size == sim::CentreSize::large);
  CHECK(stock[0].parts[1].cooling == sim::CoolingKind::waterside);
  CHECK(stock[0].parts[1].it_share == doctest::Approx(0.1));
  CHECK(stock[0].parts[2].cooling == sim::CoolingKind::air_chiller);
  CHECK(stock[1].parts[0].size == sim::CentreSize::midsize);
  CHECK(stock[2].parts[0].it_share == 1.0);
}

TEST_CASE("the data centres' stock: a kind without a column cools nothing") {
  const TestFolder folder;
  folder.write("data_centre_stock.csv",
               "last_year,energy_twh,size,it_share,airside,hybrid\n,,large,1,0.25,0.75\n");
  Problems problems;
  DataFolder data(folder.path(), problems);
  const auto stock = read_data_centre_stock(data);
  problems.throw_if_any();
  REQUIRE(stock.at(0).parts.size() == 2);
  CHECK(stock[0].parts[1].cooling == sim::CoolingKind::hybrid);
}

TEST_CASE("the data centres' stock: each fault with its line") {
  refused("2014,58,large,0.9,1,0,0,0,0,0\n" + kOpen, 2, "0.9 in all");
  refused("2014,58,large,1,0.5,0,0,0,0,0\n" + kOpen, 2, "its cooling has shares of 0.5");
  refused("2014,58,huge,0,1,0,0,0,0,0\n2014,58,large,1,1,0,0,0,0,0\n" + kOpen, 2,
          "one of large, midsize, small");
  refused("2018,76,large,1,1,0,0,0,0,0\n2014,58,large,1,1,0,0,0,0,0\n" + kOpen, 3, "ascend");
  refused(kOpen + "2014,58,large,1,1,0,0,0,0,0\n" + kOpen, 3, "ascend");
  refused("2014,58,large,1,1,0,0,0,0,0\n", 0, "without a last year is missing");
  refused("2014,-1,large,1,1,0,0,0,0,0\n" + kOpen, 2, "between");
}
