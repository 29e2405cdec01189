#include "tools/sweep/design/design.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

/// Points of the columns a and b in each of 2^p x 2^q boxes.
std::vector<int> boxes(const DesignMatrix& x, std::size_t a, std::size_t b, int p, int q) {
  std::vector<int> count(std::size_t{1} << (p + q), 0);
  for (std::size_t i = 0; i < x.members(); ++i) {
    const auto row = static_cast<std::size_t>(std::ldexp(x.row(i)[a], p));
    const auto column = static_cast<std::size_t>(std::ldexp(x.row(i)[b], q));
    ++count[(row << q) + column];
  }
  return count;
}

bool one_in_each(const std::vector<int>& count) {
  return std::ranges::all_of(count, [](int n) { return n == 1; });
}

double mean_of(const DesignMatrix& x, auto function) {
  double sum = 0.0;
  for (std::size_t i = 0; i < x.members(); ++i) sum += function(x.row(i));
  return sum / static_cast<double>(x.members());
}

}  // namespace

TEST_CASE("design: every row and every column of a Latin hypercube has one point") {
  constexpr std::size_t kMembers = 37;
  const DesignMatrix x = design(DesignKind::latin_hypercube, kMembers, 5, 11);
  REQUIRE(x.members() == kMembers);
  for (std::size_t d = 0; d < 5; ++d) {
    std::vector<int> count(kMembers, 0);
    for (std::size_t i = 0; i < kMembers; ++i) {
      ++count[static_cast<std::size_t>(x.row(i)[d] * static_cast<double>(kMembers))];
    }
    CHECK(one_in_each(count));
  }
}

TEST_CASE("design: the axes of a Latin hypercube are independent, and uniform in their strata") {
  const DesignMatrix x = design(DesignKind::latin_hypercube, 20000, 3, 5);
  const double n = 20000.0;
  const double product =
      mean_of(x, [](auto row) { return (row[0] - 0.5) * (row[2] - 0.5); }) * 12.0;
  CHECK(std::abs(product) < 4.0 / std::sqrt(n));
  const double within = mean_of(x, [&](auto row) { return row[1] * n - std::floor(row[1] * n); });
  CHECK(std::abs(within - 0.5) < 4.0 / std::sqrt(12.0 * n));
}

TEST_CASE("design: a scrambled Sobol sequence is a net in base 2") {
  // the first two axes of Sobol' are a (0, m, 2) net: one point in every box of 2^-m, whatever its
  // sides; scrambling keeps that
  for (const std::uint64_t seed : {1, 2, 77}) {
    const DesignMatrix x = design(DesignKind::sobol, 256, 6, seed);
    for (int p = 0; p <= 8; ++p) CHECK(one_in_each(boxes(x, 0, 1, p, 8 - p)));
    for (std::size_t d = 0; d < 6; ++d) CHECK(one_in_each(boxes(x, d, d == 0 ? 1 : 0, 8, 0)));
  }
}

TEST_CASE("design: a scrambled point is uniform over the seeds") {
  constexpr int kSeeds = 4000;
  for (const std::size_t i : {0, 5}) {
    double sum = 0, squares = 0, product = 0;
    for (int seed = 0; seed < kSeeds; ++seed) {
      const DesignMatrix x = design(DesignKind::sobol, i + 1, 2, static_cast<std::uint64_t>(seed));
      const double u = x.row(i)[0];
      sum += u;
      squares += u * u;
      product += (u - 0.5) * (x.row(i)[1] - 0.5);
    }
    CHECK(std::abs(sum / kSeeds - 0.5) < 4.0 * std::sqrt(1.0 / 12.0 / kSeeds));
    CHECK(std::abs(squares / kSeeds - 1.0 / 3.0) < 4.0 * std::sqrt(4.0 / 45.0 / kSeeds));
    CHECK(std::abs(product / kSeeds) < 4.0 / 12.0 / std::sqrt(kSeeds));
  }
}

TEST_CASE("design: a Sobol sequence integrates a smooth function far better than chance does") {
  const auto function = [](auto row) {  // mean 1, variance (13/12)^8 - 1
    double y = 1.0;
    for (const double u : row) y *= 0.5 + u;
    return y;
  };
  const double chance = std::sqrt((std::pow(13.0 / 12.0, 8) - 1.0) / 4096.0);
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    const double mean = mean_of(design(DesignKind::sobol, 4096, 8, seed), function);
    CHECK(std::abs(mean - 1.0) < chance / 10.0);
  }
}

TEST_CASE("design: Saltelli's rows are A, A with one coordinate of B, and B") {
  constexpr std::size_t kAxes = 4;
  const DesignMatrix x = design(DesignKind::saltelli, 8, kAxes, 3);
  const DesignMatrix base = design(DesignKind::sobol, 8, 2 * kAxes, 3);
  REQUIRE(x.members() == 8 * (kAxes + 2));
  for (std::size_t j = 0; j < 8; ++j) {
    const std::size_t first = j * (kAxes + 2);
    for (std::size_t d = 0; d < kAxes; ++d) {
      CHECK(x.row(first)[d] == base.row(j)[d]);
      CHECK(x.row(first + kAxes + 1)[d] == base.row(j)[kAxes + d]);
      for (std::size_t i = 0; i < kAxes; ++i) {
        CHECK(x.row(first + 1 + i)[d] == base.row(j)[i == d ? kAxes + d : d]);
      }
    }
  }
}

TEST_CASE("design: a matter of kind, size and seed alone") {
  for (const DesignKind kind :
       {DesignKind::latin_hypercube, DesignKind::sobol, DesignKind::saltelli}) {
    const DesignMatrix x = design(kind, 16, 3, 9);
    const DesignMatrix again = design(kind, 16, 3, 9);
    const DesignMatrix other = design(kind, 16, 3, 10);
    int same = 0;
    for (std::size_t i = 0; i < x.members(); ++i) {
      CHECK(std::ranges::equal(x.row(i), again.row(i)));
      same += std::ranges::equal(x.row(i), other.row(i)) ? 1 : 0;
      CHECK(std::ranges::all_of(x.row(i), [](double u) { return u >= 0.0 && u < 1.0; }));
    }
    CHECK(same == 0);
  }
  // more points and more axes leave the first ones as they are
  const DesignMatrix few = design(DesignKind::sobol, 8, 2, 9);
  const DesignMatrix many = design(DesignKind::sobol, 32, 5, 9);
  for (std::size_t i = 0; i < 8; ++i) CHECK(std::ranges::equal(few.row(i), many.row(i).first(2)));
}

TEST_CASE("design: nothing to look at, or too much, is refused") {
  CHECK_THROWS_WITH_AS((void)design(DesignKind::sobol, 0, 3, 1),
                       doctest::Contains("at least one point and one axis (found 0 and 3)"),
                       InputError);
  CHECK_THROWS_AS((void)design(DesignKind::latin_hypercube, 4, 0, 1), InputError);
  const std::size_t most = largest_dimension(DesignKind::saltelli);
  CHECK(design(DesignKind::saltelli, 1, most, 1).members() == most + 2);
  CHECK_THROWS_WITH_AS((void)design(DesignKind::saltelli, 1, most + 1, 1),
                       doctest::Contains("at most 1833 axes (found 1834)"), InputError);
  CHECK_THROWS_WITH_AS((void)design(DesignKind::saltelli, std::size_t{1} << 40, 2, 1),
                       doctest::Contains("at most 1000000 members"), InputError);
  // 8 GB of numbers
  CHECK_THROWS_WITH_AS((void)design(DesignKind::saltelli, 1'000'000, 30, 1),
                       doctest::Contains("(found 1000000 points of 32)"), InputError);
}
