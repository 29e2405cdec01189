#include "sim/studies/running_hour.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("running hour: generation meets the load of each interconnection, within what is there") {
  const Scenario scenario = small_year();
  const Hour hour = scenario.begin + 40;
  const RunningHour found = running_hour(scenario, hour);
  const auto& all = found.interconnections;
  CHECK(found.campus_mw.size() == scenario.campuses.size());
  REQUIRE_FALSE(all.empty());
  double load_mw = 0.0, generation_mw = 0.0;
  for (const RunningInterconnection& of : all) {
    CHECK(of.load_mw > 0.0);
    load_mw += of.load_mw;
    CHECK(of.largest_unit_mw <= of.technologies[of.unit_technology].generation_mw + 1e-6);
    REQUIRE(of.technologies.size() == scenario.grid.technologies.size());
    for (const RunningTechnology& technology : of.technologies) {
      CHECK(technology.generation_mw <= technology.available_mw + 1e-6);
      CHECK(technology.stored_mwh <= technology.most_stored_mwh + 1e-6);
      generation_mw += technology.generation_mw;
    }
  }
  CHECK(std::abs(load_mw - generation_mw) < 1e-3);
  const auto again = running_hour(scenario, hour);
  CHECK(again.interconnections[0].load_mw == all[0].load_mw);
  CHECK(running_hour(scenario, hour + 9).interconnections[0].load_mw != all[0].load_mw);
}

TEST_CASE("running hour: hours outside of the run are refused") {
  const Scenario scenario = small_year();
  CHECK_THROWS_AS((void)running_hour(scenario, scenario.begin - 1), InputError);
  CHECK_THROWS_AS((void)running_hour(scenario, scenario.end), InputError);
  CHECK_NOTHROW((void)running_hour(scenario, scenario.begin));
}
