#include "sim/campus/campus_load.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

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
