#include "sim/stock/built_load.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include "grid/core/calendar.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/stock/mean_campus_load.hpp"
#include "sim/years/years_clock.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

const Hour kAnnounced = grid::to_hour({2021, 5, 3});

/// Campuses on their way, announced before and in the run.
Scenario building() {
  Scenario s = small_scenario();
  s.begin = grid::to_hour({2025, 1, 1});
  s.end = grid::to_hour({2030, 1, 1});
  s.campuses[0].phases = {{kAnnounced, 900.0, 0.5, 0.5, 0.0}};
  s.campuses[1].phases = {{grid::to_hour({2026, 2, 3}), 500.0, 0.0, 1.0, 0.0}};
  return s;
}

std::vector<double> built_by_region(const Scenario& s, Hour t) {
  const Campuses campuses(s);
  std::vector<double> mw(s.grid.regions.size(), std::numeric_limits<double>::quiet_NaN());
  BuiltLoad(s, campuses, SharedWork()).by_region(t, mw);
  return mw;
}

}  // namespace

TEST_CASE("what campuses draw as built is what the run's clock fills, times their mean load") {
  Scenario s = building();
  SUBCASE("by the equations") {}
  SUBCASE("with limits") { s.limits.connection_mw_per_y = {50.0, 50.0}; }
  SUBCASE("drawn") { s.draw_stages = true; }
  const Campuses campuses(s);
  const BuiltLoad built(s, campuses, SharedWork());
  CHECK(built.first_announcement() == kAnnounced);
  std::vector<double> load_per_mw;
  for (const CampusModel& campus : campuses) {
    load_per_mw.push_back(mean_load_per_mw(s, campus, SharedWork()));
  }
  YearsClock years(s);
  Frame frame;
  years.begin(frame);
  std::vector<double> mw(2);
  double most_mw = 0.0;
  const std::vector<Hour> times = exchange_times(s);
  for (std::size_t e = 0; e + 1 < times.size(); ++e) {
    for (const Hour t : {times[e], times[e + 1] - 1}) {
      built.by_region(t, mw);
      for (std::size_t c = 0; c < 2; ++c) {
        const double filled_mw = frame.build_out.filled[c];
        CHECK(mw[c] == doctest::Approx(filled_mw * load_per_mw[c]).epsilon(1e-5).scale(0.01));
        most_mw = std::max(most_mw, mw[c]);
      }
    }
    frame.begin = times[e];
    years.advance(times[e + 1], frame);
  }
  CHECK(most_mw > 50.0);
}

TEST_CASE("before any announcement nothing is drawn, and nothing by no campus") {
  CHECK(built_by_region(building(), kAnnounced - 1) == std::vector<double>{0.0, 0.0});
  Scenario none = building();
  none.campuses.clear();
  CHECK(built_by_region(none, none.begin) == std::vector<double>{0.0, 0.0});
}

TEST_CASE("a study of one year and a run without campuses have what is built in the whole run") {
  const Scenario s = building();
  const Hour t = grid::to_hour({2028, 8, 9});
  const std::vector<double> whole = built_by_region(s, t);
  CHECK(whole[0] > 0.0);
  Scenario year = s;
  year.begin = grid::start_of_year(2028);
  year.end = grid::start_of_year(2029);
  CHECK(built_by_region(year, t) == whole);
  Scenario without = s;
  for (Campus& campus : without.campuses) {
    without.data_centres.left_out.push_back(campus.phases);
    for (Phase& phase : campus.phases) {
      phase.share_pre_development = phase.share_construction = phase.share_energised = 0.0;
    }
  }
  CHECK(built_by_region(without, t) == whole);
}

TEST_CASE("feedback is not known before the hours are run") {
  Scenario s = building();
  const std::vector<double> mw = built_by_region(s, s.end - 1);
  s.feedback.enabled = true;
  CHECK(built_by_region(s, s.end - 1) == mw);
}
