#include "grid/system/quantile.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gigaload::grid;

TEST_CASE("quantile: the normal distribution function at tabulated values") {
  CHECK(normal_cdf(0.0) == 0.5);
  CHECK(normal_cdf(1.0) == doctest::Approx(0.8413447460685429).epsilon(1e-14));
  CHECK(normal_cdf(-1.959963984540054) == doctest::Approx(0.025).epsilon(1e-13).scale(0.0));
  CHECK(normal_cdf(-8.0) == doctest::Approx(6.220960574271785e-16).epsilon(1e-10).scale(0.0));
}

TEST_CASE("quantile: tabulated values, straight lines between them, ends outside") {
  std::array<double, kQuantiles> table{};
  for (std::size_t i = 0; i < kQuantiles; ++i) table[i] = static_cast<double>(i * i);
  CHECK(quantile(table, 0.0) == 0.0);
  CHECK(quantile(table, 1.0) == 400.0);
  CHECK(quantile(table, 0.5) == 100.0);
  CHECK(quantile(table, 0.525) == doctest::Approx(110.5).epsilon(1e-14));
  CHECK(quantile(table, -0.1) == 0.0);
  CHECK(quantile(table, 1.1) == 400.0);
}

TEST_CASE("quantile of an anomaly: the tail above 95 %, where it is known") {
  DailyAnomaly anomaly;
  for (std::size_t q = 0; q < kQuantiles; ++q) {
    anomaly.quantiles[3][q] = static_cast<double>(q);
  }
  anomaly.quantiles[3][20] = 30.0;
  CHECK(quantile(anomaly, 3, 0.975) == doctest::Approx(24.5));  // half of the way from 19 to 30
  anomaly.has_tail = true;
  anomaly.tail[3] = {20.0, 22.0, 25.0};
  CHECK(quantile(anomaly, 3, 0.5) == doctest::Approx(10.0));
  CHECK(quantile(anomaly, 3, 0.95) == doctest::Approx(19.0));
  CHECK(quantile(anomaly, 3, 0.975) == doctest::Approx(20.0));
  CHECK(quantile(anomaly, 3, 0.9825) == doctest::Approx(21.0));
  CHECK(quantile(anomaly, 3, 0.997) == doctest::Approx(25.0));
  CHECK(quantile(anomaly, 3, 1.0) == doctest::Approx(30.0));
  CHECK(quantile(anomaly, 3, 1.5) == doctest::Approx(30.0));
}
