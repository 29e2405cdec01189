#include "sim/campus/campus_model.hpp"

#include <doctest/doctest.h>

#include "grid/weather/air.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("a campus in an hour: its load, who serves it, and the water that it takes") {
  Scenario s = small_scenario();
  Campus& campus = s.campuses[0];
  campus.load.cooling = CoolingKind::hybrid;
  campus.contract = Contract::bring_your_own;
  campus.accredited_mw = 50.0;
  campus.plant = {.capacity_mw = 40.0, .units = 4, .forced_outage_rate = 0.1};
  const CampusModel model(campus, 0, grid::kStandardPressurePa, SharedWork());
  const grid::Air hot = grid::air_at_dew_point(38.0, 12.0);
  // 100 MW, of which 80 are energised and 70 filled
  const CampusHour hour = model.at(70.0, 80.0, {}, hot);
  const auto load = model.load().at(70.0, {}, hot.dry_bulb_c, hot.wet_bulb_c);
  CHECK(hour.load_mw == load.load_mw);
  CHECK(hour.it_mw == load.it_mw);
  CHECK(hour.water_m3 == load.water_m3);
  CHECK(hour.water_m3 > 0.0);
  CHECK(hour.built == doctest::Approx(0.8));
  CHECK(hour.room_mw() == 70.0 - hour.load_mw);
  CHECK(hour.own_mw == doctest::Approx(0.8 * 40.0 * 0.9));
  CHECK(hour.first_mw == doctest::Approx(hour.load_mw - 0.8 * 50.0));
  CHECK(hour.own_mw + hour.first_mw + hour.firm_mw() == doctest::Approx(hour.load_mw));

  const CampusHour dry = model.at(70.0, 80.0, {}, hot, 0.5 * hour.water_m3);
  CHECK(dry.water_m3 == doctest::Approx(0.5 * hour.water_m3));
  CHECK(dry.water_m3 + dry.water_short_m3 == doctest::Approx(hour.water_m3));
  CHECK(dry.load_mw > hour.load_mw);  // the trim chiller
}

TEST_CASE("a campus that is not energised draws nothing") {
  const Scenario s = small_scenario();
  const CampusModel model(s.campuses[0], 0, grid::kStandardPressurePa, SharedWork());
  const CampusHour hour = model.at(0.0, 0.0, {}, grid::Air{});
  CHECK(hour.load_mw == 0.0);
  CHECK(hour.own_mw == 0.0);
  CHECK(hour.water_m3 == 0.0);
}

TEST_CASE("a campus has an account of water where it has an allowance") {
  Scenario s = small_scenario();
  const auto account = [&] {
    return CampusModel(s.campuses[0], 0, grid::kStandardPressurePa, SharedWork()).water_account();
  };
  CHECK_FALSE(account());
  s.campuses[0].water.per_day_m3 = 100.0;
  REQUIRE(account());
  CHECK(account()->left_m3(1, 2025) == 100.0);
}
