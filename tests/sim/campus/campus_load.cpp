#include "sim/campus/campus_load.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

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

/// PUE 1.1 below 20 C and 0.1 more for each K above, 0.5 L/kWh.
class KnownPlant : public CoolingSystem {
 public:
  [[nodiscard]] CoolingLoad at(const grid::Air& air, double, WaterUse) const override {
    CoolingLoad load;
    load.power.chiller = 0.1 + 0.1 * std::max(0.0, air.dry_bulb_c - 20.0);
    load.water.make_up = 0.5;
    return load;
  }
  [[nodiscard]] bool can_be_dry() const override { return false; }
};

}  // namespace

TEST_CASE("load at the meter is IT times PUE, and never above the connection") {
  CampusLoadParameters parameters;
  parameters.training_share = 1.0;
  parameters.load_factor = 0.8;
  parameters.design_pue = 1.25;
  const CampusLoad load(parameters, std::make_shared<const CoolingTable>(
                                        std::make_shared<KnownPlant>(), grid::kStandardPressurePa));
  const auto mild = load.at(1000.0, local(0, false), 15.0, 10.0);
  CHECK(mild.load_mw == doctest::Approx(0.8 * 1000.0 / 1.25 * 1.1).epsilon(1e-6));
  CHECK(mild.water_m3 == doctest::Approx(0.8 * 1000.0 / 1.25 * 0.5).epsilon(1e-6));
  const auto hot = load.at(1000.0, local(0, false), 40.0, 20.0);
  CHECK(hot.load_mw == 1000.0);
  CHECK(hot.it_mw == doctest::Approx(1000.0 / 3.1));  // what the meter leaves
  CHECK(hot.water_m3 == doctest::Approx(1000.0 / 3.1 * 0.5));
}

TEST_CASE("each campus has the load of its own plant, alike or not") {
  Scenario s = small_scenario();
  s.campuses.resize(2);
  s.campuses.push_back(s.campuses[0]);
  s.campuses[0].load.cooling = s.campuses[2].load.cooling = CoolingKind::waterside;
  s.campuses[1].load.cooling = CoolingKind::air_chiller;
  s.campuses[2].load.cooling_parameters.tower.cycles_of_concentration = 2.0;
  s.campuses.push_back(s.campuses[0]);
  const auto loads = campus_loads(s);
  REQUIRE(loads.size() == 4);
  const auto at = [&](std::size_t c) { return loads[c].at(100.0, local(12, false), 30.0, 22.0); };
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
  const auto loads = campus_loads(s);
  const double u = ItLoad(s.campuses[1].load).at(local(12, false));
  for (const double relative_humidity : {0.3, 0.6}) {
    for (const double dry_bulb_c : {12.0, 22.0, 33.0}) {
      const grid::Air air = grid::air_at_relative_humidity(dry_bulb_c, relative_humidity, 84000.0);
      const auto plant =
          make_cooling_system(CoolingKind::airside, s.campuses[1].load.cooling_parameters);
      const auto found = loads[1].at(100.0, local(12, false), dry_bulb_c, air.wet_bulb_c);
      const double it_mw = 100.0 * u / s.campuses[1].load.design_pue;
      CAPTURE(dry_bulb_c);
      CAPTURE(relative_humidity);
      CHECK(std::abs(found.water_m3 / it_mw - plant->at(air, u).wue_l_per_kwh()) < 0.004);
    }
  }
  // so thin an air takes more fan power for the same heat
  CHECK(loads[1].at(100.0, local(12, false), 20.0, 14.0).load_mw >
        loads[0].at(100.0, local(12, false), 20.0, 14.0).load_mw);
}
