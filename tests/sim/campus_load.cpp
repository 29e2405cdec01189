#include "sim/campus_load.hpp"

#include <doctest/doctest.h>

#include <cmath>

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

TEST_CASE("load at the meter is IT times PUE, and never above the connection") {
  Campus campus;
  campus.training_share = 1.0;
  campus.load_factor = 0.8;
  campus.design_pue = 1.25;
  const CoolingCurve curve{.pue_base = 1.1,
                           .pue_per_k = 0.1,
                           .pue_knee_c = 20.0,
                           .wue_base_l_per_kwh = 0.5,
                           .wue_max_l_per_kwh = 9.0};
  const std::vector<CoolingCurve> curves(6, curve);
  const CampusLoad load(campus, curves);
  const auto mild = load.at(1000.0, local(0, false), {.dry_bulb_c = 15.0});
  CHECK(mild.load_mw == doctest::Approx(0.8 * 1000.0 / 1.25 * 1.1));
  CHECK(mild.water_m3 == doctest::Approx(0.8 * 1000.0 / 1.25 * 0.5));
  const auto hot = load.at(1000.0, local(0, false), {.dry_bulb_c = 40.0});
  CHECK(hot.load_mw == 1000.0);
  CHECK(hot.it_mw == doctest::Approx(1000.0 / 3.1));  // what the meter leaves
  CHECK(hot.water_m3 == doctest::Approx(1000.0 / 3.1 * 0.5));
}
