#include "sim/campus/it_load.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

grid::LocalHour local(int hour, bool weekend) {
  grid::LocalHour h;
  h.hour = static_cast<std::uint8_t>(hour);
  h.day_type = weekend ? 1 : 0;
  return h;
}

double weekly_mean(const ItLoad& load) {
  double sum = 0.0;
  for (int h = 0; h < 24; ++h) {
    sum += 5.0 * load.at(local(h, false)) + 2.0 * load.at(local(h, true));
  }
  return sum / 168.0;
}

CampusLoadParameters with_profile(std::vector<double> share, double load_factor) {
  CampusLoadParameters parameters;
  parameters.load_factor = load_factor;
  parameters.profile = std::make_shared<const ItProfile>(ItProfile{"test", std::move(share)});
  return parameters;
}

}  // namespace

TEST_CASE("the mean over a week is the load factor") {
  for (const double phi : {0.0, 0.4, 1.0}) {
    for (const double lf : {0.5, 0.69, 0.80, 0.95}) {
      CampusLoadParameters parameters;
      parameters.training_share = phi;
      parameters.load_factor = lf;
      CHECK(weekly_mean(ItLoad(parameters)) == doctest::Approx(lf).epsilon(1e-12));
    }
  }
}

TEST_CASE("inference follows the local day, training does not") {
  CampusLoadParameters parameters;
  parameters.training_share = 0.0;
  parameters.load_factor = 0.5;  // low enough that no hour is cut off at one
  const ItLoad inference(parameters);
  CHECK(inference.at(local(15, false)) > inference.at(local(3, false)));
  CHECK(inference.at(local(15, false)) > inference.at(local(15, true)));
  // 0.65 + 0.20 + 0.03 against 0.65 - 0.20 + 0.03, whatever the load factor
  CHECK(inference.at(local(15, false)) / inference.at(local(3, false)) ==
        doctest::Approx(0.88 / 0.48));
  parameters.training_share = 1.0;
  const ItLoad training(parameters);
  CHECK(training.at(local(15, false)) == training.at(local(3, true)));
}

TEST_CASE("a profile keeps its shape and gets the load factor") {
  std::vector<double> share(48, 0.2);
  share[7] = 0.4;        // a weekday's
  share[24 + 20] = 0.1;  // a day of the weekend
  const ItLoad load(with_profile(share, 0.45));
  CHECK(weekly_mean(load) == doctest::Approx(0.45).epsilon(1e-12));
  CHECK(load.at(local(7, false)) == doctest::Approx(2.0 * load.at(local(8, false))));
  CHECK(load.at(local(7, true)) == load.at(local(8, false)));
  CHECK(load.at(local(20, true)) == doctest::Approx(0.5 * load.at(local(20, false))));
  CHECK(mean_share(share) == doctest::Approx((5 * (23 * 0.2 + 0.4) + 2 * (23 * 0.2 + 0.1)) / 168));
  // full hours are cut off at one, and the others make up for it
  const ItLoad full(with_profile(share, 0.9));
  CHECK(full.at(local(7, false)) == 1.0);
  CHECK(weekly_mean(full) == doctest::Approx(0.9).epsilon(1e-12));
}

TEST_CASE("a year's profile goes by the local day of the year, in leap years too") {
  std::vector<double> share(8760);
  for (std::size_t h = 0; h < share.size(); ++h) share[h] = 1.0 + static_cast<double>(h);
  const ItLoad load(with_profile(share, 0.3));
  const double first = load.at([] {
    grid::LocalHour h;
    h.day = grid::day_of(grid::to_hour({2027, 1, 1}));
    return h;
  }());
  const auto at = [&](grid::Date date, std::uint8_t hour) {
    grid::LocalHour h;
    h.day = grid::day_of(grid::to_hour(date));
    h.month = static_cast<std::uint8_t>(date.month - 1);
    h.hour = hour;
    return load.at(h) / first;  // the place in the year, from 1
  };
  CHECK(at({2027, 1, 1}, 5) == doctest::Approx(6.0));
  CHECK(at({2027, 3, 1}, 0) == doctest::Approx(59 * 24 + 1.0));
  CHECK(at({2028, 2, 28}, 3) == doctest::Approx(58 * 24 + 4.0));
  CHECK(at({2028, 2, 29}, 3) == doctest::Approx(58 * 24 + 4.0));
  CHECK(at({2028, 3, 1}, 0) == doctest::Approx(59 * 24 + 1.0));
  CHECK(at({2028, 12, 31}, 23) == doctest::Approx(8760.0));
}

TEST_CASE("a profile of another length is a fault") {
  CHECK_THROWS_AS(ItLoad(with_profile(std::vector<double>(24, 1.0), 0.5)), InternalError);
}
