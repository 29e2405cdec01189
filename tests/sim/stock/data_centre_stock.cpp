#include "sim/stock/data_centre_stock.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/weather/air.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Two vintages and one being built: chillers without water, airside, and towers.
Scenario with_stock() {
  Scenario s = small_scenario();
  s.data_centres.share = {0.75, 0.25};
  s.data_centres.retirement_per_y = 0.05;
  s.data_centres.vintages = {
      {2014, 60.0, {{CentreSize::small, CoolingKind::air_chiller, 1.0}}},
      {2020, 100.0, {{CentreSize::large, CoolingKind::airside, 1.0}}},
      {0,
       0.0,
       {{CentreSize::large, CoolingKind::waterside, 0.5},
        {CentreSize::midsize, CoolingKind::waterside, 0.5}}},
  };
  return s;
}

}  // namespace

TEST_CASE("stock: vintages shrink by what is retired, the youngest fills up to the year's energy") {
  const Scenario s = with_stock();
  const StockCooling stock(s);
  const double old_2014 = 60.0, left_2020 = old_2014 * std::exp(-0.05 * 6);
  const double added_2020 = 100.0 - left_2020;
  CHECK(stock.mix(2014, 60.0) == std::vector<double>{1.0, 0.0, 0.0});
  const auto in_2018 = stock.mix(2018, 80.0);
  CHECK(in_2018[0] == doctest::Approx(old_2014 * std::exp(-0.05 * 4) / 80.0).epsilon(1e-12));
  CHECK(in_2018[1] == doctest::Approx(1.0 - in_2018[0]).epsilon(1e-12));
  const auto in_2020 = stock.mix(2020, 100.0);
  CHECK(in_2020[1] == doctest::Approx(added_2020 / 100.0).epsilon(1e-12));
  const auto in_2030 = stock.mix(2030, 200.0);
  CHECK(in_2030[0] == doctest::Approx(left_2020 * std::exp(-0.5) / 200.0).epsilon(1e-12));
  CHECK(in_2030[1] == doctest::Approx(added_2020 * std::exp(-0.5) / 200.0).epsilon(1e-12));
  CHECK(in_2030[0] + in_2030[1] + in_2030[2] == doctest::Approx(1.0).epsilon(1e-12));
  // less than what should stand still: nothing new, the old ones share it
  const auto shrunk = stock.mix(2030, 10.0);
  CHECK(shrunk[2] == 0.0);
  CHECK(shrunk[0] / shrunk[1] == doctest::Approx(left_2020 / added_2020).epsilon(1e-12));
  CHECK(stock.mix(2030, 0.0).size() == 3);
}

TEST_CASE("stock: PUE parts the meter's energy, water follows the air") {
  Scenario s = with_stock();
  const StockCooling stock(s);
  const auto plant = [&s](CentreSize size, CoolingKind kind) {
    return make_cooling_system(kind, s.cooling[static_cast<std::size_t>(size)]);
  };
  // the air of the small scenario is 15 C with a dew point of 6 C all the year
  const auto air = grid::air_at_dew_point(15.0, 6.0);
  const auto chiller = plant(CentreSize::small, CoolingKind::air_chiller)->at(air, 0.8);
  const auto large = plant(CentreSize::large, CoolingKind::waterside)->at(air, 0.8);
  const auto midsize = plant(CentreSize::midsize, CoolingKind::waterside)->at(air, 0.8);
  const double new_pue = 0.5 * (large.pue() + midsize.pue());
  const double new_wue = 0.5 * (large.wue_l_per_kwh() + midsize.wue_l_per_kwh());

  const std::vector<double> mix = {0.4, 0.0, 0.6};
  const auto mean = stock.mean(RegionIndex(0), mix);
  // between nodes 2 K apart
  CHECK(mean.it_mwh == doctest::Approx(0.4 / chiller.pue() + 0.6 / new_pue).epsilon(2e-3));
  CHECK(mean.pue() == doctest::Approx(1.0 / mean.it_mwh));
  CHECK(mean.it_mwh_by_size[0] + mean.it_mwh_by_size[1] + mean.it_mwh_by_size[2] ==
        doctest::Approx(mean.it_mwh).epsilon(1e-12));
  CHECK(mean.water_m3() ==
        doctest::Approx(0.4 * chiller.wue_l_per_kwh() / chiller.pue() + 0.6 * new_wue / new_pue)
            .epsilon(5e-3));
  CHECK(stock.water_m3_per_mwh(RegionIndex(0), mix, 15.0, air.wet_bulb_c) ==
        doctest::Approx(mean.water_m3()).epsilon(1e-12));
  CHECK(stock.water_m3_per_mwh(RegionIndex(0), mix, 30.0, 24.0) > 1.05 * mean.water_m3());
  CHECK(std::isfinite(stock.water_m3_per_mwh(RegionIndex(0), mix, 70.0, -10.0)));
}

TEST_CASE("stock: nodes of the air against the plants themselves") {
  Scenario s = with_stock();
  const StockCooling stock(s);
  const std::vector<double> mix = {0.0, 0.0, 1.0};
  const double pue = stock.mean(RegionIndex(0), mix).pue();
  double worst = 0.0;
  for (double dry = -15.0; dry <= 40.0; dry += 1.3) {
    for (double depression = 0.0; depression <= 12.0; depression += 0.9) {
      const auto air = grid::air_at_wet_bulb(dry, dry - depression);
      double wue = 0.0;
      for (const CentreSize size : {CentreSize::large, CentreSize::midsize}) {
        wue += 0.5 * make_cooling_system(CoolingKind::waterside,
                                         s.cooling[static_cast<std::size_t>(size)])
                         ->at(air, 0.8)
                         .wue_l_per_kwh();
      }
      const double got =
          stock.water_m3_per_mwh(RegionIndex(0), mix, air.dry_bulb_c, air.wet_bulb_c) * pue;
      worst = std::max(worst, std::abs(got - wue));
    }
  }
  MESSAGE("largest error of the water between nodes: ", worst, " L/kWh of about 2");
  CHECK(worst < 0.03);
}
