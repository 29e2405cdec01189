#include "scenarios/tables/hydro_tables.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {
struct HydroRead {
  explicit HydroRead(const GridOptions& options = {}, const char* years =
                                                          "region,y2021,y2023\n"
                                                          "BB,0.5,1\n") {
    const TestFolder folder;
    write_sample_grid(folder);
    folder.write("data/hydro_shape.csv", "region,exponent,most_share,source\nCC,1.1,0.7,sample\n");
    folder.write("data/hydro_years.csv", years);
    Problems problems;
    DataFolder data(folder.path() / "data", problems);
    system = read_grid(data, options, problems).system;
    faults = problems.count();
  }
  grid::System system;
  std::size_t faults = 0;
};
}  // namespace

TEST_CASE("exponent and most share by region, years for all of one length") {
  const HydroRead read;
  CHECK(read.faults == 0);
  CHECK(read.system.data[2].hydro_exponent == 1.1);
  CHECK(read.system.data[2].hydro_most_share == 0.7);
  CHECK(read.system.data[0].hydro_exponent == 2.0);
  CHECK(read.system.data[0].hydro_most_share == 1.0);
  CHECK(read.system.data[1].hydro_years == std::vector<double>{0.5, 1.0});
  CHECK(read.system.data[2].hydro_years == std::vector<double>{1.0, 1.0});
}

TEST_CASE("without them: the square up to all of the capacity, and all years alike") {
  GridOptions options;
  options.hydro_by_area = options.hydro_dry_years = false;
  const HydroRead read(options);
  CHECK(read.system.data[2].hydro_exponent == 2.0);
  CHECK(read.system.data[1].hydro_years.empty());
}

TEST_CASE("a table of years without a year is told") {
  CHECK(HydroRead({}, "region,source\nBB,sample\n").faults == 1);
}
