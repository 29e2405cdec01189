#include "tools/summary/summary_adequacy.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "output/result/result_file.hpp"
#include "tests/output/small_run.hpp"
#include "tools/summary/summary.hpp"

using namespace gigaload::tools;

namespace {

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file's ensemble and calibration are read") {
  using namespace gigaload::output;
  const TemporaryFolder folder;
  auto s = small_ensemble();
  s.grid.regions[1].interconnection = "texas";
  write_whole(s, folder / "run.h5");
  const Summary summary = read_summary(ResultFile(folder / "run.h5"));
  CHECK(summary.samples == 100);
  // all, eastern, texas; two years each
  REQUIRE(summary.adequacy.size() == 6);
  const AreaYear& eastern = summary.adequacy[3];
  CHECK(summary.adequacy[0].title == "all regions");
  CHECK(eastern.title == "eastern");
  CHECK(eastern.year == 2026);
  CHECK_FALSE(eastern.whole);
  const gigaload::sim::Frame last = make_frame(s, exchange_count(s) - 1);
  CHECK(eastern.adequacy.eue.value == last.adequacy->areas[1].eue.value);
  CHECK(eastern.adequacy.eue.standard_error == last.adequacy->areas[1].eue.standard_error);
  CHECK(eastern.adequacy.event_days.value == last.adequacy->areas[1].event_days.value);
  CHECK(eastern.adequacy.lolh.value == last.adequacy->areas[1].lolh.value);
  CHECK(eastern.adequacy.neue.value == last.adequacy->areas[1].neue.value);
  CHECK(eastern.risk.lolh == last.adequacy->risks[1].lolh);
  CHECK(eastern.risk.winter_share.standard_error == 0.125);
  CHECK(eastern.risk.largest_shortfall == last.adequacy->risks[1].largest_shortfall);
  CHECK(says(summary.assumptions, "weather of its own"));
  REQUIRE(summary.reference_year == 2026);
  CHECK(summary.regions[1].adequacy->event_days.value == last.adequacy->areas[4].event_days.value);
  REQUIRE(summary.perfect_capacity.size() == 2);
  CHECK(summary.perfect_capacity[1].title == "texas");
  CHECK(summary.perfect_capacity[1].capacity_mw == last.sums["perfect_capacity"][1]);

  CHECK_FALSE(summary.calibrated_by_planning_area);
  auto by_area = s;
  by_area.calibration.by_planning_area = true;
  by_area.grid.regions[0].planning_area = "PJM";
  by_area.grid.regions[1].planning_area = "ERCOT";
  write_whole(by_area, folder / "by_area.h5");
  const Summary by_areas = read_summary(ResultFile(folder / "by_area.h5"));
  CHECK(by_areas.calibrated_by_planning_area);
  REQUIRE(by_areas.perfect_capacity.size() == 2);
  CHECK(by_areas.perfect_capacity[1].title == "ERCOT");
  const auto last_by_area = make_frame(by_area, exchange_count(by_area) - 1);
  CHECK(by_areas.perfect_capacity[1].capacity_mw == last_by_area.sums["perfect_capacity"][1]);

  {
    TrajectoryFile file(s, small_provenance(), folder / "part.h5");
    record(file, s, 0, 8);
    file.interrupt();
  }
  const Summary part = read_summary(ResultFile(folder / "part.h5.partial"));
  CHECK(part.adequacy.size() == 3);  // 2026 is not finished
  const auto& first = part.regions[0].adequacy;
  CHECK((first && !std::isnan(first->eue.value)) == (part.reference_year != 2026));

  write_whole(small_scenario(), folder / "plain.h5");
  const Summary plain = read_summary(ResultFile(folder / "plain.h5"));
  CHECK(plain.samples == 0);
  CHECK(plain.adequacy.empty());
  CHECK(plain.perfect_capacity.empty());
}

TEST_CASE("states stand in the place of their zones, with sums and a highest hour of their own") {
  using namespace gigaload::output;
  const TemporaryFolder folder;
  const auto s = nested(small_ensemble());
  write_whole(s, folder / "zones.h5");
  const ResultFile file(folder / "zones.h5");
  const Summary summary = read_summary(file);
  REQUIRE(summary.reference_year == 2026);
  REQUIRE(summary.states.size() == 1);
  REQUIRE(summary.planning_areas.size() == 1);
  const RegionSummary& state = summary.states[0];
  CHECK(state.title == "VA");
  const auto energy = file.read("states/energy").values;
  CHECK(state.reference.figures["energy"] == doctest::Approx(energy[1]));
  CHECK(state.reference.figures["peak"] == file.read("states/peak").values[1]);
  CHECK(summary.planning_areas[0].reference.figures["peak"] ==
        file.read("planning_areas/peak").values[1]);
  CHECK(state.whole_run["unserved_hours"] ==
        doctest::Approx(summary.regions[0].whole_run["unserved_hours"] +
                        summary.regions[1].whole_run["unserved_hours"]));
  // all, eastern, north, VA, and the zones
  const gigaload::sim::Frame last = make_frame(s, exchange_count(s) - 1);
  CHECK(state.adequacy->eue.value == last.adequacy->areas[3].eue.value);
  CHECK(summary.planning_areas[0].adequacy->eue.value == last.adequacy->areas[2].eue.value);
  const std::string text = summary_text(summary);
  CHECK(says(text, "\nStates; unserved and cut over the whole run"));
  CHECK(says(text, "\nState "));
  CHECK(says(text, "\nPlanning areas; unserved"));
  CHECK(says(text, "\nPlanning area "));
  CHECK(says(text, "region-hours"));
  CHECK_FALSE(says(text, "\nRegion"));
  write_whole(small_scenario(), folder / "plain.h5");
  const Summary plain = read_summary(ResultFile(folder / "plain.h5"));
  CHECK(plain.states.empty());
  CHECK(plain.planning_areas.empty());
  CHECK(says(summary_text(plain), "\nRegions; unserved"));
  CHECK(says(summary_text(plain), "\nRegion "));
}
