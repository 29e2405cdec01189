#include "grid/core/random.hpp"

#include <Random123/philox.h>
#include <doctest/doctest.h>

#include <cmath>

using namespace gigaload::grid;

TEST_CASE("random: the generator gives the published words") {
  // Random123 1.14, kat_vectors: philox4x32 10, counter and key all zero, all ones
  const auto zero = r123::Philox4x32{}({{0, 0, 0, 0}}, {{0, 0}});
  CHECK(zero[0] == 0x6627e8d5U);
  CHECK(zero[1] == 0xe169c58dU);
  CHECK(zero[2] == 0xbc57ac4cU);
  CHECK(zero[3] == 0x9b00dbd8U);
  const RandomSource source(0, Stream::demand, 0);
  // the first 52 bits of two words, in the middle of their interval
  CHECK(source.uniform(0, 0)[0] == (static_cast<double>(0x6627e8d5e169cULL) + 0.5) / 0x1p52);
  CHECK(source.uniform(0, 0)[1] == (static_cast<double>(0xbc57ac4c9b00dULL) + 0.5) / 0x1p52);
}

TEST_CASE("random: each part of the key makes other numbers") {
  const double base = RandomSource(7, Stream::demand, 0).uniform(0, 0)[0];
  CHECK(RandomSource(7, Stream::demand, 0).uniform(0, 0)[0] == base);
  CHECK(RandomSource(8, Stream::demand, 0).uniform(0, 0)[0] != base);
  CHECK(RandomSource(7 + (1ULL << 32), Stream::demand, 0).uniform(0, 0)[0] != base);
  CHECK(RandomSource(7, Stream::wind, 0).uniform(0, 0)[0] != base);
  CHECK(RandomSource(7, Stream::demand, 1).uniform(0, 0)[0] != base);
  CHECK(RandomSource(7, Stream::demand, 0).uniform(1, 0)[0] != base);
  CHECK(RandomSource(7, Stream::demand, 0).uniform(0, 1)[0] != base);
}

TEST_CASE("random: moments of uniform and normal numbers within 4 standard errors") {
  const RandomSource source(3, Stream::solar, 5);
  constexpr int kPairs = 100000;
  const double n = 2.0 * kPairs;
  double u1 = 0, u2 = 0, z1 = 0, z2 = 0, z3 = 0, z4 = 0, product = 0;
  for (std::uint32_t i = 0; i < kPairs; ++i) {
    const auto u = source.uniform(1, i);
    const auto z = source.normal(2, i);
    product += z[0] * z[1];
    for (const int k : {0, 1}) {
      REQUIRE(u[k] > 0.0);
      REQUIRE(u[k] < 1.0);
      u1 += u[k];
      u2 += u[k] * u[k];
      z1 += z[k];
      z2 += z[k] * z[k];
      z3 += std::pow(z[k], 3);
      z4 += std::pow(z[k], 4);
    }
  }
  const auto near = [](double mean, double expected, double variance, double count) {
    CHECK(std::abs(mean - expected) < 4.0 * std::sqrt(variance / count));
  };
  near(u1 / n, 0.5, 1.0 / 12.0, n);
  near(u2 / n, 1.0 / 3.0, 1.0 / 5.0 - 1.0 / 9.0, n);
  near(z1 / n, 0.0, 1.0, n);
  near(z2 / n, 1.0, 2.0, n);
  near(z3 / n, 0.0, 15.0, n);
  near(z4 / n, 3.0, 96.0, n);
  near(product / kPairs, 0.0, 1.0, kPairs);
}
