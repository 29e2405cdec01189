#include "grid/core/random.hpp"

#include <Random123/philox.h>

#include <cmath>
#include <numbers>

namespace gigaload::grid {
namespace {

double open_unit(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = ((std::uint64_t{high} << 32) | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

}  // namespace

std::array<double, 2> RandomSource::uniform(std::uint32_t entity, std::uint32_t counter) const {
  const r123::Philox4x32::key_type key{
      {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
  const r123::Philox4x32::ctr_type at{{stream_, sample_, entity, counter}};
  const auto word = r123::Philox4x32{}(at, key);
  return {open_unit(word[0], word[1]), open_unit(word[2], word[3])};
}

std::array<double, 2> RandomSource::normal(std::uint32_t entity, std::uint32_t counter) const {
  const auto u = uniform(entity, counter);
  const double radius = std::sqrt(-2.0 * std::log(u[0]));
  const double angle = 2.0 * std::numbers::pi * u[1];
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

}  // namespace gigaload::grid
