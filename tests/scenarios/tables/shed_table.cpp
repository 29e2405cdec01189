#include "scenarios/tables/shed_table.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

std::vector<grid::Region> zones_of_two_areas() {
  std::vector<grid::Region> regions(3);
  regions[0].planning_area = regions[1].planning_area = "TVA";
  regions[2].planning_area = "Carolinas";
  return regions;
}

/// Knows an area that the grid leaves out, too.
RegionNames three_areas() {
  RegionNames names;
  names.know_areas({{"TVA", {}}, {"Carolinas", {}}, {"CAISO", {}}}, {});
  return names;
}

std::vector<grid::MeasuredYear> flat_year() {
  grid::MeasuredYear year;
  year.year = 2022;
  year.demand.assign(3 * std::size_t{8760}, 1.0F);
  return {year};
}

float demand_at(const std::vector<grid::MeasuredYear>& years, std::size_t region,
                const grid::Date& date, grid::Hour hour) {
  const grid::Hour of_year = grid::to_hour(date) + hour - grid::start_of_year(2022);
  return years[0].demand[region * 8760 + static_cast<std::size_t>(of_year)];
}

const std::string kHead = "area,hour,mw,served_mw,added,source\n";

}  // namespace

TEST_CASE("load shed is added in its hour, in all zones of the area alike") {
  Problems problems;
  const CsvTable table(kHead +
                           "TVA,2022-12-24T12:00Z,3000,30000,read,R\n"
                           "Carolinas,2022-12-24T12:00Z,2000,40000,file,R\n"
                           "CAISO,2022-12-24T12:00Z,2000,40000,read,R\n"
                           "TVA,2021-12-24T12:00Z,2000,40000,read,R\n",
                       problems.add_source("t"), "data.t", problems);
  auto years = flat_year();
  add_shed(table, three_areas(), zones_of_two_areas(), years);
  CHECK(problems.count() == 0);
  CHECK(demand_at(years, 0, {2022, 12, 24}, 12) == doctest::Approx(1.1));
  CHECK(demand_at(years, 1, {2022, 12, 24}, 12) == doctest::Approx(1.1));
  CHECK(demand_at(years, 2, {2022, 12, 24}, 12) == 1.0F);
  CHECK(demand_at(years, 0, {2022, 12, 24}, 13) == 1.0F);
  CHECK(demand_at(years, 0, {2022, 12, 24}, 11) == 1.0F);
}

TEST_CASE("a bad row of load shed is told of") {
  for (const char* row :
       {"TVA,2022-12-24,x,30000,read,R", "TVA,noon,3000,30000,read,R",
        "TVA,2022-12-24T12:00Z,-3,30000,read,R", "TVA,2022-12-24T12:00Z,3000,0,read,R",
        "TVA,2022-12-24T12:00Z,3000,30000,perhaps,R", "TVAA,2022-12-24T12:00Z,3000,30000,read,R",
        "TN,2021-12-24T12:00Z,3000,30000,file,R"}) {
    CAPTURE(row);
    Problems problems;
    const CsvTable table(kHead + row + "\n", problems.add_source("t"), "data.t", problems);
    auto years = flat_year();
    add_shed(table, three_areas(), zones_of_two_areas(), years);
    CHECK(problems.count() >= 1);
    CHECK(problems_of(problems).front().line == 2);
  }
}

TEST_CASE("load shed in an hour of an area is told once") {
  Problems problems;
  const CsvTable table(kHead +
                           "TVA,2022-12-24T12:00Z,3000,30000,read,R\n"
                           "Carolinas,2022-12-24T12:00Z,2000,40000,read,R\n"
                           "TVA,2022-12-24T12:00Z,3000,30000,read,R\n",
                       problems.add_source("t"), "data.t", problems);
  auto years = flat_year();
  add_shed(table, three_areas(), zones_of_two_areas(), years);
  REQUIRE(problems.count() == 1);
  CHECK(problems_of(problems).front().line == 4);
}
