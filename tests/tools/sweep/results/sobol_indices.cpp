#include "tools/sweep/results/sobol_indices.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "grid/core/error.hpp"
#include "grid/core/random.hpp"
#include "tools/sweep/design/design.hpp"
#include "tools/sweep/design/distribution.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;
using doctest::Approx;

namespace {

/// Ishigami and Homma 1990 with a = 7, b = 0.1, each x uniform in (-pi, pi).
double ishigami(std::span<const double> x) {
  return std::sin(x[0]) + 7.0 * std::pow(std::sin(x[1]), 2) +
         0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

/// The indices as published (Saltelli et al. 2008, Global Sensitivity Analysis, section 4).
constexpr double kFirst[] = {0.3139, 0.4424, 0.0};
constexpr double kTotal[] = {0.5576, 0.4424, 0.2437};

std::vector<double> ishigami_outputs(const DesignMatrix& points) {
  const Uniform angle{.low = -std::numbers::pi, .high = std::numbers::pi};
  std::vector<double> outputs;
  for (std::size_t i = 0; i < points.members(); ++i) {
    std::vector<double> x;
    for (const double p : points.row(i)) x.push_back(quantile(angle, p));
    outputs.push_back(ishigami(x));
  }
  return outputs;
}

/// The same rows, A and B drawn at random.
DesignMatrix random_rows(std::size_t points, std::size_t dimension, std::uint64_t seed) {
  const grid::RandomSource source(seed, grid::Stream::demand, 0);
  DesignMatrix x(points * (dimension + 2), dimension);
  for (std::size_t j = 0; j < points; ++j) {
    for (std::size_t d = 0; d < dimension; ++d) {
      const auto u = source.uniform(static_cast<std::uint32_t>(d), static_cast<std::uint32_t>(j));
      for (std::size_t k = 0; k < dimension + 2; ++k) {
        const bool of_b = k == dimension + 1 || k == d + 1;
        x.row(j * (dimension + 2) + k)[d] = u[of_b ? 1 : 0];
      }
    }
  }
  return x;
}

}  // namespace

TEST_CASE("Sobol indices: Ishigami's function within 2 % of what is published") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto outputs = ishigami_outputs(design(DesignKind::saltelli, 16384, 3, seed));
    const SobolIndices indices = sobol_indices(outputs, 3);
    CHECK(indices.rows == 16384);
    CHECK(indices.mean == Approx(3.5).epsilon(0.02));  // a / 2
    CHECK(indices.variance == Approx(13.8446).epsilon(0.02));
    for (std::size_t i = 0; i < 3; ++i) {
      CAPTURE(i);
      const double allowed = 0.02 * std::max(kFirst[i], 0.25);
      CHECK(std::abs(indices.first[i].estimate - kFirst[i]) < allowed);
      CHECK(indices.total[i].estimate == Approx(kTotal[i]).epsilon(0.02));
      CHECK(indices.first[i].low < kFirst[i]);
      CHECK(indices.first[i].high > kFirst[i]);
      CHECK(indices.total[i].low < kTotal[i]);
      CHECK(indices.total[i].high > kTotal[i]);
    }
  }
}

TEST_CASE("Sobol indices: intervals hold the truth as often as they say, for random rows") {
  constexpr int kSeeds = 500;
  int first[3] = {0, 0, 0}, total[3] = {0, 0, 0};
  for (int seed = 0; seed < kSeeds; ++seed) {
    const auto outputs = ishigami_outputs(random_rows(512, 3, static_cast<std::uint64_t>(seed)));
    const SobolIndices indices = sobol_indices(outputs, 3, 0.9);
    for (std::size_t i = 0; i < 3; ++i) {
      const auto holds = [](const Interval& x, double truth) {
        return x.low < truth && truth < x.high ? 1 : 0;
      };
      first[i] += holds(indices.first[i], kFirst[i]);
      total[i] += holds(indices.total[i], kTotal[i]);
    }
  }
  const double error = std::sqrt(0.9 * 0.1 / kSeeds);
  for (std::size_t i = 0; i < 3; ++i) {
    CAPTURE(i);
    CHECK(std::abs(first[i] / double{kSeeds} - 0.9) < 4.0 * error);
    CHECK(std::abs(total[i] / double{kSeeds} - 0.9) < 4.0 * error);
  }
}

TEST_CASE("Sobol indices: a sum has the shares of its terms' variances, in any unit") {
  // y = 1e6 + sum c_i x_i: S_i = T_i = c_i^2 / sum c^2
  const double c[] = {1.0, 2.0, 3.0, 0.0};
  const DesignMatrix x = design(DesignKind::saltelli, 1024, 4, 2);
  std::vector<double> outputs;
  for (std::size_t i = 0; i < x.members(); ++i) {
    double y = 1e6;
    for (std::size_t d = 0; d < 4; ++d) y += c[d] * x.row(i)[d];
    outputs.push_back(y);
  }
  const SobolIndices indices = sobol_indices(outputs, 4);
  for (std::size_t d = 0; d < 4; ++d) {
    CHECK(indices.first[d].estimate == Approx(c[d] * c[d] / 14.0).epsilon(0.01));
    CHECK(indices.total[d].estimate == Approx(c[d] * c[d] / 14.0).epsilon(0.01));
  }
  CHECK(indices.total[3].estimate == 0.0);
  CHECK(indices.variance == Approx(14.0 / 12.0).epsilon(0.01));
}

TEST_CASE("Sobol indices: a row with a failed member is left out, the others count as before") {
  auto outputs = ishigami_outputs(design(DesignKind::saltelli, 64, 3, 1));
  const std::vector<double> short_of_one(outputs.begin(), outputs.end() - 5);
  const SobolIndices before = sobol_indices(short_of_one, 3);
  outputs[outputs.size() - 2] = std::numeric_limits<double>::quiet_NaN();
  const SobolIndices after = sobol_indices(outputs, 3);
  CHECK(after.rows == 63);
  CHECK(after.left_out == 1);
  CHECK(after.first[1].estimate == before.first[1].estimate);
  CHECK(after.total[2].high == before.total[2].high);
}

TEST_CASE("Sobol indices: an output that does not vary has none") {
  const std::vector<double> outputs(50, 0.1);
  const SobolIndices indices = sobol_indices(outputs, 3);
  CHECK(indices.mean == Approx(0.1));
  CHECK(indices.variance == 0.0);
  CHECK(std::isnan(indices.first[0].estimate));
  CHECK(std::isnan(indices.total[2].high));
}

TEST_CASE("Sobol indices: rows without a finite output leave what the others tell, down to none") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  const auto outputs = ishigami_outputs(design(DesignKind::saltelli, 8, 3, 1));
  for (const double bad : {nan, infinite, -infinite}) {
    CAPTURE(bad);
    for (const std::size_t whole : {8, 7, 2, 1, 0}) {
      CAPTURE(whole);
      auto some = outputs;
      for (std::size_t row = whole; row < 8; ++row) some[row * 5 + row % 5] = bad;
      const SobolIndices indices = sobol_indices(some, 3);
      CHECK(indices.rows == whole);
      CHECK(indices.left_out == 8 - whole);
      CHECK(std::isfinite(indices.mean) == (whole > 0));
      CHECK(std::isfinite(indices.first[1].estimate) == (whole > 1));
      CHECK(std::isfinite(indices.total[1].estimate) == (whole > 1));
    }
  }
  const std::vector<double> huge = {1e300, -1e300, 0.0, 1e300, 0.0, 1e300, 1e300, -1e300};
  CHECK(std::isnan(sobol_indices(huge, 2).total[0].estimate));
}

TEST_CASE(
    "Sobol indices: an interval needs rows enough, and then holds the truth in most designs") {
  constexpr std::size_t kLeast = kLeastRowsOfInterval;
  const auto few = ishigami_outputs(design(DesignKind::saltelli, kLeast - 1, 3, 1));
  CHECK(std::isfinite(sobol_indices(few, 3).total[0].estimate));
  CHECK(std::isnan(sobol_indices(few, 3).total[0].low));
  CHECK(std::isnan(sobol_indices(few, 3).first[2].high));

  // 0.84 to 0.92 of the intervals of 95 % hold it, says another program
  constexpr int kDesigns = 400;
  int first[3] = {0, 0, 0}, total[3] = {0, 0, 0};
  for (int seed = 0; seed < kDesigns; ++seed) {
    const auto outputs = ishigami_outputs(random_rows(kLeast, 3, static_cast<std::uint64_t>(seed)));
    const SobolIndices indices = sobol_indices(outputs, 3);
    const auto holds = [](const Interval& x, double truth) {
      return x.low < truth && truth < x.high ? 1 : 0;
    };
    for (std::size_t i = 0; i < 3; ++i) {
      first[i] += holds(indices.first[i], kFirst[i]);
      total[i] += holds(indices.total[i], kTotal[i]);
    }
  }
  for (std::size_t i = 0; i < 3; ++i) {
    CAPTURE(i);
    CHECK(first[i] / double{kDesigns} > 0.78);  // 4 standard errors below
    CHECK(total[i] / double{kDesigns} > 0.78);
  }
}

TEST_CASE("Sobol indices: what is no design is refused") {
  const std::vector<double> outputs(10, 1.0);
  CHECK_THROWS_WITH_AS((void)sobol_indices(outputs, 4),
                       doctest::Contains("10 outputs are no Saltelli design of 4 axes"),
                       InputError);
  CHECK_THROWS_AS((void)sobol_indices(outputs, 0), InputError);
  CHECK_THROWS_AS((void)sobol_indices(outputs, 3, 1.0), InputError);
}

TEST_CASE("sobol: what differs by rounding alone does not vary") {
  std::vector<double> outputs;
  for (int row = 0; row < 8; ++row) {
    for (int i = 0; i < 4; ++i) outputs.push_back(58643.1 * (1.0 + 1e-16 * ((row * 7 + i) % 5)));
  }
  outputs[5] = std::nextafter(outputs[5], 1e9);
  const SobolIndices indices = sobol_indices(outputs, 2, 0.95);
  CHECK(indices.variance == 0.0);
  CHECK(std::isnan(indices.total[0].estimate));
}
