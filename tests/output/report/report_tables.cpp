#include "output/report/report_tables.hpp"

#include <doctest/doctest.h>

#include "output/report/report.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("states and planning areas have the highest hours of their regions together") {
  const TemporaryFolder folder;
  write_whole(nested(small_scenario()), folder / "zones.h5");
  const ResultFile file(folder / "zones.h5");
  const auto years = years_on_file(file);
  const auto states = rows_along(file, years, sim::Axis::state);
  CHECK(states["names"] == nlohmann::json::array({"VA"}));
  const Array peaks = file.read("states/peak");
  REQUIRE(states["peak"].size() == peaks.shape[0]);
  for (std::size_t y = 0; y < peaks.shape[0]; ++y) {
    CHECK(states["peak"][y][0].get<double>() == doctest::Approx(peaks.values[y]));
  }
  const auto areas = rows_along(file, years, sim::Axis::planning_area);
  CHECK(areas["names"] == nlohmann::json::array({"north"}));
  const auto report = nlohmann::json::parse(report_json(file, "zones.h5"));
  CHECK(report["states"] == states);
  CHECK(report["regions"][1]["state"] == "VA");
  CHECK(report["regions"][0]["planning_area"] == "north");
}

TEST_CASE("where each state is one region the page has none besides") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const auto report = nlohmann::json::parse(report_json(ResultFile(folder / "run.h5"), "run.h5"));
  CHECK(report["states"].is_null());
  CHECK(report["planning_areas"].is_null());
}

}  // namespace gigaload::output
