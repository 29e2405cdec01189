#include "grid/weather/daily_process.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "grid/core/calendar.hpp"

using namespace gigaload::grid;

namespace {

const std::vector<double> kPersistence = {0.82, 0.70, 0.30};
const RegionMatrix kCorrelation = {1.0, 0.8, 0.3, 0.8, 1.0, 0.5, 0.3, 0.5, 1.0};
const RandomSource kRandom(11, Stream::demand, 0);

double lagged_mean(const DailyProcess& z, std::size_t i, std::size_t j, std::int64_t lag,
                   std::int64_t first, std::int64_t last) {
  double sum = 0.0;
  for (std::int64_t d = first + lag; d < last; ++d) sum += z.at(i, d) * z.at(j, d - lag);
  return sum / static_cast<double>(last - first - lag);
}

/// Variance of the mean of z_i(d) z_j(d - lag) over n days, of normal processes with
/// E[z_a(d) z_b(d - k)] = C_ab rho_a^k (k >= 0): Isserlis, summed over the days' distances.
double variance_of_mean(std::size_t i, std::size_t j, std::int64_t lag, double n) {
  const auto covariance = [](std::size_t a, std::size_t b, std::int64_t k) {
    const double rho = k >= 0 ? kPersistence[a] : kPersistence[b];
    return kCorrelation[a * 3 + b] * std::pow(rho, static_cast<double>(std::abs(k)));
  };
  double sum = 0.0;
  for (std::int64_t s = -300; s <= 300; ++s) {
    sum += covariance(i, i, s) * covariance(j, j, s) +
           covariance(i, j, s + lag) * covariance(j, i, s - lag);
  }
  return sum / n;
}

}  // namespace

TEST_CASE("daily process: variances, correlations and their decay within 4 standard errors") {
  constexpr std::int64_t kFirst = 12000, kLast = 12000 + 40000;
  const DailyProcess z(kPersistence, kCorrelation, kRandom, kFirst, kLast);
  CHECK(z.ridge() == 0.0);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      for (const std::int64_t lag : {0, 1, 2}) {
        CAPTURE(i);
        CAPTURE(j);
        CAPTURE(lag);
        const double expected =
            kCorrelation[i * 3 + j] * std::pow(kPersistence[i], static_cast<double>(lag));
        const double error = std::sqrt(variance_of_mean(i, j, lag, 40000.0));
        CHECK(std::abs(lagged_mean(z, i, j, lag, kFirst, kLast) - expected) < 4.0 * error);
      }
    }
  }
}

TEST_CASE("daily process: the same day is the same whenever the run begins") {
  const std::int64_t day = day_of(start_of_year(2030));
  const DailyProcess early(kPersistence, kCorrelation, kRandom, day - 3000, day + 10);
  const DailyProcess late(kPersistence, kCorrelation, kRandom, day - 3, day + 400);
  for (std::int64_t d = day - 3; d < day + 10; ++d) {
    for (std::size_t r = 0; r < 3; ++r) CHECK(early.at(r, d) == late.at(r, d));
  }
}

TEST_CASE("daily process: it is stationary from its first day on") {
  const std::int64_t origin = day_of(start_of_year(2000));
  constexpr int kSeeds = 4000;
  double square = 0.0, product = 0.0;
  for (int seed = 0; seed < kSeeds; ++seed) {
    const RandomSource random(static_cast<std::uint64_t>(seed), Stream::wind, 0);
    const DailyProcess z(kPersistence, kCorrelation, random, origin, origin + 1);
    square += z.at(0, origin) * z.at(0, origin);
    product += z.at(0, origin) * z.at(1, origin);
  }
  CHECK(std::abs(square / kSeeds - 1.0) < 4.0 * std::sqrt(2.0 / kSeeds));
  CHECK(std::abs(product / kSeeds - 0.8) < 4.0 * std::sqrt((1.0 + 0.64) / kSeeds));
}

TEST_CASE("daily process: days before the year 2000 as well") {
  const std::int64_t day = day_of(start_of_year(1985));
  const DailyProcess z(kPersistence, kCorrelation, kRandom, day, day + 5);
  for (std::int64_t d = day; d < day + 5; ++d) CHECK(std::abs(z.at(0, d)) < 6.0);
}

TEST_CASE("daily process: a correlation that the persistences cannot carry is weakened") {
  // innovations would need a correlation of 2.884 (0.99 x 0.905 / sqrt(0.0975 x 0.99))
  const DailyProcess z({0.95, 0.1}, {1.0, 0.99, 0.99, 1.0}, kRandom, 12000, 52000);
  CHECK(z.ridge() > 1.88);
  CHECK(z.ridge() < 2.0 * 1.89);
  double square = 0.0, product = 0.0;
  for (std::int64_t d = 12000; d < 52000; ++d) {
    square += z.at(1, d) * z.at(1, d) / 40000.0;
    product += z.at(0, d) * z.at(1, d) / 40000.0;
  }
  const double expected = 0.99 / (1.0 + z.ridge());
  // sums over lags of rho_i^k rho_j^k and of the cross terms: below 1.3 and 20 expected^2
  CHECK(std::abs(square - 1.0) < 4.0 * std::sqrt(2.0 * 1.01 / 0.99 / 40000.0));
  CHECK(std::abs(product - expected) <
        4.0 * std::sqrt((1.095 / 0.905 + 20.0 * expected * expected) / 40000.0));
}
