#include "grid/core/capped_profile.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using gigaload::grid::scale_to_mean;

TEST_CASE("capped profile: below the cap it is a plain scaling") {
  std::vector<double> x = {1.0, 2.0, 3.0};
  const std::vector<double> weight = {1.0, 1.0, 2.0};
  scale_to_mean(x, weight, 0.45, 1.0);
  CHECK(x[0] == doctest::Approx(0.2).epsilon(1e-15));  // weighted mean 9/4
  CHECK(x[1] == doctest::Approx(0.4).epsilon(1e-15));
  CHECK(x[2] == doctest::Approx(0.6).epsilon(1e-15));
}

TEST_CASE("capped profile: what is cut off goes to the rest in proportion") {
  std::vector<double> x = {1.0, 2.0, 9.0};
  const std::vector<double> weight(3, 1.0);
  scale_to_mean(x, weight, 0.6, 1.0);  // 0.15 0.3 1.35 -> 0.8 for the first two
  CHECK(x[0] == doctest::Approx(0.8 / 3).epsilon(1e-14));
  CHECK(x[1] == doctest::Approx(1.6 / 3).epsilon(1e-14));
  CHECK(x[2] == 1.0);
}

TEST_CASE("capped profile: ends of the range") {
  const std::vector<double> weight(3, 1.0);
  std::vector<double> x = {1.0, 2.0, 3.0};
  scale_to_mean(x, weight, 1.2, 1.0);
  CHECK(x == std::vector<double>{1.0, 1.0, 1.0});
  x = {0.0, 0.0, 0.0};
  scale_to_mean(x, weight, 0.4, 1.0);
  CHECK(x == std::vector<double>{0.4, 0.4, 0.4});
  x = {0.0, 1.0, 2.0};  // two of three cannot reach 0.9
  scale_to_mean(x, weight, 0.9, 1.0);
  CHECK(x == std::vector<double>{0.0, 1.0, 1.0});
  x = {1.0, 2.0, 3.0};
  scale_to_mean(x, weight, 0.0, 1.0);
  CHECK(x == std::vector<double>{0.0, 0.0, 0.0});
}

TEST_CASE("capped profile: the mean of any profile is kept and its order too") {
  std::mt19937_64 random(6);
  const auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  for (int i = 0; i < 1000; ++i) {
    std::vector<double> x(24), weight(24);
    for (double& v : x) v = uniform() * uniform() * 50.0 + 1e-6;
    for (double& w : weight) w = 0.5 + uniform();
    const std::vector<double> before = x;
    const double mean = uniform();
    scale_to_mean(x, weight, mean, 1.0);
    double sum = 0.0, total = 0.0;
    for (std::size_t k = 0; k < x.size(); ++k) {
      sum += weight[k] * x[k];
      total += weight[k];
      REQUIRE(x[k] <= 1.0);
      if (x[k] < 1.0 && x[0] < 1.0) {
        REQUIRE(x[k] / x[0] == doctest::Approx(before[k] / before[0]).epsilon(1e-9));
      }
    }
    REQUIRE(sum / total == doctest::Approx(mean).epsilon(1e-9));
  }
}
