#include "tools/sweep/design/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/core/random.hpp"

namespace gigaload::tools::sweep {

namespace {

using grid::RandomSource;
using grid::Stream;
using Sobol = boost::random::sobol_engine<std::uint32_t, 32>;

constexpr double kBelowOne = 1.0 - 0x1p-53;

/// Purpose tells apart the random numbers of the design, in the place of RandomSource's sample.
enum Purpose : std::uint32_t { permutation = 0, jitter = 1, scramble = 2 };

RandomSource numbers(std::uint64_t seed, std::uint32_t purpose) {
  return {seed, Stream::design, purpose};
}

DesignMatrix latin_hypercube(std::size_t members, std::size_t dimension, std::uint64_t seed) {
  DesignMatrix x(members, dimension);
  const RandomSource shuffled = numbers(seed, permutation);
  const RandomSource within = numbers(seed, jitter);
  std::vector<std::size_t> stratum(members);
  for (std::size_t d = 0; d < dimension; ++d) {
    const auto axis = static_cast<std::uint32_t>(d);
    std::iota(stratum.begin(), stratum.end(), std::size_t{0});
    for (std::size_t i = members - 1; i > 0; --i) {  // Fisher and Yates
      const double u = shuffled.uniform(axis, static_cast<std::uint32_t>(i))[0];
      std::swap(stratum[i], stratum[static_cast<std::size_t>(u * static_cast<double>(i + 1))]);
    }
    for (std::size_t i = 0; i < members; ++i) {
      const double u = within.uniform(axis, static_cast<std::uint32_t>(i))[0];
      x.row(i)[d] =
          std::min((static_cast<double>(stratum[i]) + u) / static_cast<double>(members), kBelowOne);
    }
  }
  return x;
}

/// Scrambles the first 32 bits; the bits after them are random too.
double scrambled(std::uint32_t bits, std::uint32_t axis, std::uint64_t seed) {
  constexpr std::uint32_t kBits = 32;
  std::uint32_t flips = 0;
  for (std::uint32_t b = 0; b < kBits; ++b) {
    const std::uint32_t before = b == 0 ? 0 : bits >> (kBits - b);
    const double u = numbers(seed, scramble + b).uniform(axis, before)[0];
    flips = (flips << 1) | (u < 0.5 ? 0U : 1U);
  }
  const double rest = numbers(seed, scramble + kBits).uniform(axis, bits)[0];
  return std::min((static_cast<double>(bits ^ flips) + rest) * 0x1p-32, kBelowOne);
}

DesignMatrix sobol(std::size_t members, std::size_t dimension, std::uint64_t seed) {
  DesignMatrix x(members, dimension);
  Sobol sequence(dimension);  // starts behind the origin
  for (std::size_t i = 0; i < members; ++i) {
    const auto row = x.row(i);
    for (std::size_t d = 0; d < dimension; ++d) {
      row[d] = scrambled(i == 0 ? 0 : sequence(), static_cast<std::uint32_t>(d), seed);
    }
  }
  return x;
}

DesignMatrix saltelli(std::size_t points, std::size_t dimension, std::uint64_t seed) {
  const DesignMatrix base = sobol(points, 2 * dimension, seed);
  DesignMatrix x(points * (dimension + 2), dimension);
  for (std::size_t j = 0; j < points; ++j) {
    const auto a = base.row(j).first(dimension);
    const auto b = base.row(j).last(dimension);
    const std::size_t first = j * (dimension + 2);
    for (std::size_t k = 0; k <= dimension; ++k) {
      const auto row = x.row(first + k);
      std::ranges::copy(a, row.begin());
      if (k > 0) row[k - 1] = b[k - 1];
    }
    std::ranges::copy(b, x.row(first + dimension + 1).begin());
  }
  return x;
}

}  // namespace

std::size_t largest_dimension(DesignKind kind) {
  constexpr std::size_t kSobol = boost::random::default_sobol_table::max_dimension;
  return kind == DesignKind::saltelli ? kSobol / 2 : kSobol;
}

DesignMatrix design(DesignKind kind, std::size_t points, std::size_t dimension,
                    std::uint64_t seed) {
  if (points == 0 || dimension == 0) {
    throw InputError(fmt::format("a design needs at least one point and one axis (found {} and {})",
                                 points, dimension));
  }
  if (dimension > largest_dimension(kind)) {
    throw InputError(fmt::format("a design of this kind has at most {} axes (found {})",
                                 largest_dimension(kind), dimension));
  }
  const std::size_t rows = kind == DesignKind::saltelli ? dimension + 2 : 1;
  if (points > kMostMembers / rows) {
    throw InputError(fmt::format("a design has at most {} members (found {} points of {})",
                                 kMostMembers, points, rows));
  }
  switch (kind) {
    case DesignKind::latin_hypercube:
      return latin_hypercube(points, dimension, seed);
    case DesignKind::sobol:
      return sobol(points, dimension, seed);
    case DesignKind::saltelli:
      return saltelli(points, dimension, seed);
  }
  throw InternalError("a design of unknown kind");
}

}  // namespace gigaload::tools::sweep
