#include "sim/ode/band_jacobian.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace gigaload::sim;

TEST_CASE("band Jacobian: every entry of a band, in as few evaluations as it is wide") {
  constexpr std::size_t kStates = 8, kLower = 2, kUpper = 1, kBand = kLower + kUpper + 1;
  int evaluations = 0;
  const auto rates = [&](std::span<const Dual> x, std::span<Dual> dxdt) {
    ++evaluations;
    for (std::size_t i = 0; i < kStates; ++i) {
      dxdt[i] = x[i] * x[i];
      if (i >= 2) dxdt[i] += x[i] * x[i - 2];
      if (i + 1 < kStates) dxdt[i] += 3.0 * x[i + 1];
    }
  };
  std::vector<double> y, stored(kStates * kBand, 0.0);
  for (std::size_t i = 0; i < kStates; ++i) y.push_back(1.0 + static_cast<double>(i));
  BandView band{.data = stored.data(), .column_length = kBand, .diagonal = kUpper};
  fill_band_jacobian(rates, y, kLower, kUpper, band);
  CHECK(evaluations == kBand);
  for (std::size_t i = 0; i < kStates; ++i) {
    CHECK(band(i, i) == 2.0 * y[i] + (i >= 2 ? y[i - 2] : 0.0));
    if (i >= 2) CHECK(band(i, i - 2) == y[i]);
    if (i >= 1) CHECK(band(i, i - 1) == 0.0);
    if (i + 1 < kStates) CHECK(band(i, i + 1) == 3.0);
  }
}

TEST_CASE("band Jacobian: a band is measured where derivatives are not zero") {
  const Band band = measured_band(
      [](std::span<const Dual> x, std::span<Dual> dxdt) {
        dxdt[0] = x[0] + 2.0 * x[1];
        dxdt[1] = 0.0 * x[3];
        dxdt[2] = x[2];
        // depends on one of the two only, whichever is larger
        dxdt[3] = value_of(x[0]) > value_of(x[3]) ? x[0] : x[3];
      },
      4);
  CHECK(band.lower == 3);
  CHECK(band.upper == 1);
}

TEST_CASE("band Jacobian: a band wider than there are states") {
  std::vector<double> stored(4, 0.0);
  BandView band{.data = stored.data(), .column_length = 2, .diagonal = 0};
  const std::vector<double> y = {2.0, 5.0};
  fill_band_jacobian(
      [](std::span<const Dual> x, std::span<Dual> dxdt) {
        dxdt[0] = x[0];
        dxdt[1] = x[0] * x[1];
      },
      y, 1, 0, band);
  CHECK(band(0, 0) == 1.0);
  CHECK(band(1, 0) == 5.0);
  CHECK(band(1, 1) == 2.0);
}
