#include "sim/cooling/cooling_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {}  // namespace

TEST_CASE("cooling table: against the equations on random air, wet and dry") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> dry_bulb(-45.0, 55.0), humidity(0.0, 1.0),
      part_load(0.4, 1.0);
  for (const double pressure_pa : {101325.0, 80000.0}) {
    for (const CoolingKindRow& row : kCoolingKinds) {
      const CoolingKind kind = row.kind;
      const auto system = make_cooling_system(kind, {});
      const CoolingTable table(system, pressure_pa);
      double most_pue = 0.0, most_wue = 0.0;
      for (int i = 0; i < 40000; ++i) {
        const grid::Air air =
            grid::air_at_relative_humidity(dry_bulb(random), humidity(random), pressure_pa);
        const double u = part_load(random);
        for (const WaterUse use : {WaterUse::wet, WaterUse::dry}) {
          const CoolingLoad exact = system->at(air, u, use);
          const CoolingDemand got = use == WaterUse::wet
                                        ? table.at(air.dry_bulb_c, air.wet_bulb_c, u)
                                        : table.dry_at(air.dry_bulb_c, air.wet_bulb_c, u);
          const double pue = std::abs(got.pue - exact.pue());
          const double wue = std::abs(got.wue_l_per_kwh - exact.wue_l_per_kwh());
          most_pue = std::max(most_pue, pue);
          most_wue = std::max(most_wue, wue);
        }
      }
      MESSAGE(row.name, " at ", pressure_pa, " Pa: PUE within ", most_pue, ", WUE within ",
              most_wue, " L/kWh");
      CHECK(most_pue < 0.001);
      CHECK(most_wue < 0.004);
    }
  }
}

TEST_CASE("cooling table: outside its nodes it is the equations") {
  const auto system = make_cooling_system(CoolingKind::waterside, {});
  const CoolingTable table(system, grid::kStandardPressurePa);
  for (const double t : {-60.0, 53.0, 60.0}) {
    const grid::Air air = grid::air_at_relative_humidity(t, 0.1);
    CHECK(table.at(t, air.wet_bulb_c, 0.7).pue ==
          doctest::Approx(system->at(air, 0.7).pue()).epsilon(1e-9));
  }
  const grid::Air air = grid::air_at_relative_humidity(20.0, 0.5);
  CHECK(table.at(20.0, air.wet_bulb_c, 0.07).pue ==
        doctest::Approx(system->at(air, 0.07).pue()).epsilon(1e-9));
  CHECK(table.at(20.0, air.wet_bulb_c, 0.0).pue == table.at(20.0, air.wet_bulb_c, 0.05).pue);
  // a wet bulb above the dry bulb, or below that of dry air, by a model of the weather
  CHECK(table.at(20.0, 20.4, 0.7).pue == table.at(20.0, 20.0, 0.7).pue);
  CHECK(table.at(20.0, -15.0, 0.7).pue ==
        doctest::Approx(system->at(grid::air_at_relative_humidity(20.0, 0.0), 0.7).pue()));
}

TEST_CASE("cooling table: air that is not a number is our fault, not a load") {
  const CoolingTable table(make_cooling_system(CoolingKind::airside, {}),
                           grid::kStandardPressurePa);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS((void)table.at(nan, 10.0, 0.8), gigaload::InternalError);
  CHECK_THROWS_AS((void)table.at(20.0, nan, 0.8), gigaload::InternalError);
  CHECK_THROWS_AS((void)table.at(20.0, 10.0, nan), gigaload::InternalError);
}
