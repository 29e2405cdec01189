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

double weekly_mean(const CampusLoad& load) {
  double sum = 0.0;
  for (int h = 0; h < 24; ++h) {
    sum += 5.0 * load.utilisation(local(h, false)) + 2.0 * load.utilisation(local(h, true));
  }
  return sum / 168.0;
}

}  // namespace

TEST_CASE("the mean over a week is the load factor") {
  for (const double phi : {0.0, 0.4, 1.0}) {
    for (const double lf : {0.5, 0.69, 0.80, 0.95}) {
      Campus campus;
      campus.training_share = phi;
      campus.load_factor = lf;
      CHECK(weekly_mean(CampusLoad(campus, {})) == doctest::Approx(lf).epsilon(1e-12));
    }
  }
}

TEST_CASE("inference follows the local day, training does not") {
  Campus campus;
  campus.training_share = 0.0;
  campus.load_factor = 0.5;  // low enough that no hour is cut off at one
  const CampusLoad inference(campus, {});
  CHECK(inference.utilisation(local(15, false)) > inference.utilisation(local(3, false)));
  CHECK(inference.utilisation(local(15, false)) > inference.utilisation(local(15, true)));
  // 0.65 + 0.20 + 0.03 against 0.65 - 0.20 + 0.03, whatever the load factor
  CHECK(inference.utilisation(local(15, false)) / inference.utilisation(local(3, false)) ==
        doctest::Approx(0.88 / 0.48));
  campus.training_share = 1.0;
  const CampusLoad training(campus, {});
  CHECK(training.utilisation(local(15, false)) == training.utilisation(local(3, true)));
}

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
  const CampusLoad load(campus, curve);
  const auto mild = load.at(1000.0, local(0, false), {.dry_bulb_c = 15.0});
  CHECK(mild.load_mw == doctest::Approx(0.8 * 1000.0 / 1.25 * 1.1));
  CHECK(mild.water_m3 == doctest::Approx(0.8 * 1000.0 / 1.25 * 0.5));
  const auto hot = load.at(1000.0, local(0, false), {.dry_bulb_c = 40.0});
  CHECK(hot.load_mw == 1000.0);
}
