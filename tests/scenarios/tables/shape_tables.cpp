#include "scenarios/tables/shape_tables.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Read {
  explicit Read(const TestFolder& folder) : data(folder.path() / "data", problems) {
    system.data.resize(3);
    read_shapes(data, regions, system);
  }
  std::vector<Problem> found() const { return problems_of(problems); }
  Problems problems;
  DataFolder data;
  RegionNames regions{{"AA", "BB", "CC"}, {"AA", "BB", "CC"}};
  grid::System system;
};

/// The table with every line that begins with `prefix` left out, or doubled.
void edit(const TestFolder& folder, const std::string& name, const std::string& prefix,
          int copies) {
  std::ifstream file(folder.path() / "data" / name);
  std::string text, line;
  while (std::getline(file, line)) {
    for (int i = 0; i < (line.starts_with(prefix) ? copies : 1); ++i) text += line + "\n";
  }
  folder.write("data/" + name, text);
}

}  // namespace

TEST_CASE("every table lands in its place") {
  const TestFolder folder;
  write_sample_grid(folder);
  const Read read(folder);
  CHECK(read.found().empty());
  const grid::RegionData& data = read.system.data[1];
  CHECK(data.demand.mean[0][5][23] == 1.05);
  CHECK(data.demand.mean[1][11][0] == 0.9);
  CHECK(data.demand.pattern[2][7] == doctest::Approx(0.13));
  CHECK(data.demand.score.persistence == 0.75);
  CHECK(data.demand.score.quantiles[3][0] == -2.0);
  CHECK(data.demand.score.quantiles[3][20] == 2.0);
  CHECK(data.wind.shape[0][0] == doctest::Approx(1.01));
  CHECK(data.wind.daily_mean.quantiles[0][20] == doctest::Approx(0.7));
  CHECK(data.solar.shape[11][0] == doctest::Approx(1.02));
  CHECK(data.solar.daily_mean.quantiles[0][0] == doctest::Approx(0.05).scale(0.0));
  CHECK(data.hydro_capacity_factor[6] == 0.3);
  CHECK(data.air.dry_bulb_c[0][12] == doctest::Approx(15.01));
  CHECK(data.air.dew_point_c[11][12] == doctest::Approx(8.12));
  CHECK(data.air.dry_bulb_per_k[5][0] == doctest::Approx(0.96));
  CHECK(data.air.dry_bulb.quantiles[3][20] == 5.0);
  CHECK(data.air.humidity.quantiles[3][0] == -3.0);
  CHECK(data.air.pressure_pa[11] == 100012.0);
  CHECK(data.air.dew_point_per_k[0] == 0.8);
  CHECK(data.air.range_mean[1] == 0.1);
  CHECK(data.air.range_deviation[2] == 0.4);
  CHECK(data.air.demand_correlation[3] == -0.7);
  CHECK(data.air.demand_correlation[4] == 0.7);
  CHECK(read.system.wind_correlation == std::vector<double>{1, 0.5, 0.1, 0.5, 1, 0.2, 0.1, 0.2, 1});
}

TEST_CASE("missing and double rows are named") {
  const TestFolder folder;
  write_sample_grid(folder);
  edit(folder, "demand_mean.csv", "BB,weekend,3,", 0);
  edit(folder, "wind_score.csv", "AA,0.75,1", 0);  // months 1, 10, 11, 12
  edit(folder, "solar_shape.csv", "CC,12,", 2);
  edit(folder, "solar_correlation.csv", "CC,", 0);
  edit(folder, "hydro.csv", "AA,", 0);
  const auto found = Read(folder).found();
  REQUIRE(found.size() == 5);
  CHECK(found[0].message == "1 row is missing of kind weekend, the first: BB, month 3");
  CHECK(found[1].message == "4 rows are missing, the first: AA, month 1");
  CHECK(found[2].message == "a second row of this region, month and kind");
  CHECK(found[3].message == "the row of CC is missing");
  CHECK(found[4].message == "the row of AA is missing");
}

TEST_CASE("correlations are symmetric with ones on the diagonal, quantiles ascend") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/wind_correlation.csv",
               "region,AA,BB,CC\nAA,1,0.5,0\nBB,0.4,1,0\nCC,0,0,0.9\n");
  std::string scores = "region,persistence,month";
  for (int q = 0; q <= 20; ++q) scores += (q < 10 ? ",q0" : ",q") + std::to_string(q);
  for (const char* region : {"AA", "BB", "CC"}) {
    for (int month = 1; month <= 12; ++month) {
      scores += std::string("\n") + region + ",0.5," + std::to_string(month);
      for (int q = 0; q <= 20; ++q)
        scores += region[0] == 'B' && month == 2 && q == 7 ? ",0" : ",0.5";
    }
  }
  folder.write("data/solar_score.csv", scores + "\n");
  const auto found = Read(folder).found();
  REQUIRE(found.size() == 3);
  CHECK(found[0].message == "the correlation of CC with itself is not 1");
  CHECK(found[1].message == "the correlations of BB and AA differ in the two triangles");
  CHECK(found[2].key == "data.solar_score.q07");
  CHECK(found[2].message == "quantiles must not descend");
}

TEST_CASE("scores may have a tail between their last two quantiles") {
  const TestFolder folder;
  write_sample_grid(folder);
  std::string scores = "region,persistence,month";
  for (int q = 0; q <= 19; ++q) scores += (q < 10 ? ",q0" : ",q") + std::to_string(q);
  scores += ",p975,p990,p997,q20";
  const auto with_tail = [&scores](const std::string& last) {
    std::string text = scores;
    for (const char* region : {"AA", "BB", "CC"}) {
      for (int month = 1; month <= 12; ++month) {
        text += std::string("\n") + region + ",0.5," + std::to_string(month);
        for (int q = 0; q <= 19; ++q) text += ",0";
        text += ",0.5,1.5," + (region[0] == 'B' && month == 2 ? last : "2") + ",3";
      }
    }
    return text + "\n";
  };
  folder.write("data/demand_score.csv", with_tail("2.5"));
  const Read read(folder);
  CHECK(read.found().empty());
  CHECK(read.system.data[1].demand.score.has_tail);
  CHECK(read.system.data[1].demand.score.tail[1][2] == 2.5);
  CHECK(read.system.data[1].demand.score.quantiles[1][20] == 3.0);
  CHECK_FALSE(read.system.data[1].wind.daily_mean.has_tail);
  for (const char* last : {"3.5", "1"}) {
    folder.write("data/demand_score.csv", with_tail(last));
    const auto found = Read(folder).found();
    REQUIRE(found.size() == 1);
    CHECK(found[0].key == "data.demand_score.p997");
  }
}
