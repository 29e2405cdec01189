#include "sim/campus/campuses.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

grid::LocalHour local(int hour, bool weekend) {
  grid::LocalHour h;
  h.hour = static_cast<std::uint8_t>(hour);
  h.day_type = weekend ? 1 : 0;
  return h;
}

}  // namespace

TEST_CASE("each campus has the load of its own plant, alike or not") {
  Scenario s = small_scenario();
  s.campuses.resize(2);
  s.campuses.push_back(s.campuses[0]);
  s.campuses[0].load.cooling = s.campuses[2].load.cooling = CoolingKind::waterside;
  s.campuses[1].load.cooling = CoolingKind::air_chiller;
  s.campuses[2].load.cooling_parameters.tower.cycles_of_concentration = 2.0;
  s.campuses.push_back(s.campuses[0]);
  const Campuses campuses(s);
  REQUIRE(campuses.size() == 4);
  const auto at = [&](std::size_t c) {
    return campuses[c].load().at(100.0, local(12, false), 30.0, 22.0);
  };
  CHECK(at(0).water_m3 == at(3).water_m3);
  CHECK(at(2).water_m3 > 1.5 * at(0).water_m3);
  CHECK(at(1).load_mw > at(0).load_mw);
  const double u = ItLoad(s.campuses[2].load).at(local(12, false));
  const auto exact =
      make_cooling_system(CoolingKind::waterside, s.campuses[2].load.cooling_parameters)
          ->at(grid::air_at_wet_bulb(30.0, 22.0), u);
  CHECK(at(2).water_m3 ==
        doctest::Approx(100.0 * u / s.campuses[2].load.design_pue * exact.wue_l_per_kwh())
            .epsilon(2e-3));
}

TEST_CASE("a plant stands in the pressure of its region") {
  // a mile of height: the wet bulb of 84 kPa, read at sea level, would be drier air, and
  // the economiser would have to wet it
  Scenario s = small_scenario();
  for (std::size_t c = 0; c < 2; ++c) {
    s.campuses[c].load.cooling = CoolingKind::airside;
    s.campuses[c].region = RegionIndex(c);
  }
  s.grid.data[1].air.pressure_pa = grid::every_month(84000.0);
  const Campuses campuses(s);
  const double u = ItLoad(s.campuses[1].load).at(local(12, false));
  for (const double relative_humidity : {0.3, 0.6}) {
    for (const double dry_bulb_c : {12.0, 22.0, 33.0}) {
      const grid::Air air = grid::air_at_relative_humidity(dry_bulb_c, relative_humidity, 84000.0);
      const auto plant =
          make_cooling_system(CoolingKind::airside, s.campuses[1].load.cooling_parameters);
      const auto found = campuses[1].load().at(100.0, local(12, false), dry_bulb_c, air.wet_bulb_c);
      const double it_mw = 100.0 * u / s.campuses[1].load.design_pue;
      CAPTURE(dry_bulb_c);
      CAPTURE(relative_humidity);
      CHECK(std::abs(found.water_m3 / it_mw - plant->at(air, u).wue_l_per_kwh()) < 0.004);
    }
  }
  // so thin an air takes more fan power for the same heat
  CHECK(campuses[1].load().at(100.0, local(12, false), 20.0, 14.0).load_mw >
        campuses[0].load().at(100.0, local(12, false), 20.0, 14.0).load_mw);
}

TEST_CASE("what goes first without a meter is what all open less what campuses with one do") {
  Scenario s = small_scenario();
  s.campuses.resize(2);
  for (Campus& campus : s.campuses) campus.region = RegionIndex(1);
  s.campuses[0].battery = {.power_mw = 10.0, .energy_mwh = 20.0};
  const Campuses campuses(s);
  const std::vector<CampusHour> hour = {{.first_mw = 30.0}, {.first_mw = 50.0}};
  CHECK(campuses.first_without_meter_mw({5.0, 80.0}, hour) == std::vector{5.0, 50.0});
  // sums that leave less than nothing
  CHECK(campuses.first_without_meter_mw({0.0, 30.0 - 1e-12}, hour) == std::vector{0.0, 0.0});
}
