#include "sim/swing/window_swing.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace gigaload::sim;

TEST_CASE("peak to peak is that of every window looked at by itself") {
  std::vector<double> values;
  unsigned state = 7;
  for (int i = 0; i < 300; ++i) {
    state = state * 1664525U + 1013904223U;
    values.push_back(static_cast<double>((state >> 20U) % 50U));
  }
  for (const std::size_t steps : {1U, 2U, 5U, 17U, 299U, 1000U}) {
    double worst = 0.0;
    std::size_t begin = 0;
    const std::size_t window = std::min(steps + 1, values.size());
    for (std::size_t i = 0; i + window <= values.size(); ++i) {
      const auto [low, high] =
          std::minmax_element(values.begin() + static_cast<std::ptrdiff_t>(i),
                              values.begin() + static_cast<std::ptrdiff_t>(i + window));
      if (*high - *low > worst) {
        worst = *high - *low;
        begin = i;
      }
    }
    const WorstWindow found = peak_to_peak(values, steps);
    CHECK(found.worst == worst);
    CHECK(found.begin == begin);
  }
}

TEST_CASE("two samples that are further apart than the window do not count together") {
  std::vector<double> values(20, 0.0);
  values[3] = 1.0;
  values[9] = -1.0;
  CHECK(peak_to_peak(values, 5).worst == 1.0);
  CHECK(peak_to_peak(values, 6).worst == 2.0);
  CHECK(peak_to_peak(values, 6).begin == 3);
  CHECK(peak_to_peak(std::vector<double>{}, 3).worst == 0.0);
}

TEST_CASE("a change is that over the whole window, up and down") {
  std::vector<double> values;
  for (int i = 0; i <= 100; ++i) values.push_back(i < 40 ? 0.0 : i < 60 ? -2.0 * (i - 40) : -40.0);
  CHECK(greatest_change(values, 10.0).worst == 20.0);
  CHECK(greatest_change(values, 10.0).begin == 40);
  CHECK(greatest_change(values, 10.5).worst == doctest::Approx(21.0));
  CHECK(greatest_change(values, 40.0).worst == 40.0);
  CHECK(greatest_change(values, 100.0).worst == 40.0);
  CHECK(greatest_change(values, 101.0).worst == 0.0);
  CHECK(greatest_change(values, 100.5).worst == 0.0);
}
