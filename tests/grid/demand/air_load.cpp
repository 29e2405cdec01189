#include "grid/demand/air_load.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gigaload::grid;

namespace {

LocalHour hour_of(std::uint8_t day_type, std::uint8_t hour) {
  LocalHour local;
  local.day_type = day_type;
  local.hour = hour;
  return local;
}

}  // namespace

TEST_CASE(
    "a load that is bilinear in dry bulb and dew point comes out as it is, by hour and day type") {
  const auto load = [](const LocalHour& local, double t, double d) {
    return 100.0 + local.hour + 50.0 * local.day_type + 2.0 * t + d + 0.05 * t * d;
  };
  const AirLoad table([&load](double t, double d) {
    return [&load, t, d](const LocalHour& local) { return load(local, t, d); };
  });
  for (const std::uint8_t day_type : {0, 1}) {
    for (const std::uint8_t hour : {0, 7, 23}) {
      const LocalHour local = hour_of(day_type, hour);
      for (const double t : {-12.3, 0.0, 24.9, 41.7}) {
        for (const double d : {-19.9, -15.1, t - 5.1}) {
          // where the cell's nodes are not above saturation
          if (d < -20.0 || d > t - 5.0 || d > 30.0) continue;
          CHECK(table.at(local, t, d) == doctest::Approx(load(local, t, d)).epsilon(1e-6));
        }
      }
    }
  }
  const LocalHour local = hour_of(0, 3);
  CHECK(table.at(local, 60.0, 10.0) == table.at(local, 50.0, 10.0));  // constant beyond
  CHECK(table.at(local, -45.0, -50.0) == table.at(local, -30.0, -20.0));
  CHECK(table.at(local, 45.0, 33.0) == table.at(local, 45.0, 30.0));
}

TEST_CASE("a bent load errs by the square of the step") {
  const AirLoad table(
      [](double t, double) { return [t](const LocalHour&) { return 100.0 + 0.05 * t * t; }; });
  for (double t = -29.0; t < 49.0; t += 0.37) {
    const double error = table.at(hour_of(0, 0), t, -10.0) - (100.0 + 0.05 * t * t);
    CHECK(error >= -1e-4);
    CHECK(error <= 0.05 * 2.5 * 2.5 / 4.0 + 1e-4);
  }
}

TEST_CASE("an air is asked for once, for all hours") {
  int airs = 0, hours = 0;
  const AirLoad table([&](double, double) {
    ++airs;
    return [&hours](const LocalHour&) { return static_cast<double>(++hours); };
  });
  CHECK(airs > 0);
  CHECK(hours == 48 * airs);
}

TEST_CASE("loads add up, nothing is nothing") {
  AirLoad sum;
  CHECK(sum.empty());
  CHECK(sum.at(hour_of(0, 0), 20.0, 10.0) == 0.0);
  sum.add(3.0, AirLoad());
  CHECK(sum.empty());
  const AirLoad one([](double t, double) { return [t](const LocalHour&) { return t; }; });
  sum.add(2.0, one);
  sum.add(0.5, one);
  CHECK(sum.at(hour_of(1, 5), 10.0, 0.0) == doctest::Approx(25.0));
  CHECK(sum.at(hour_of(1, 5), 30.0, 0.0) == doctest::Approx(75.0));
}
