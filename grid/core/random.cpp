#include "grid/core/random.hpp"

#include <cmath>
#include <numbers>

#include "grid/core/philox.hpp"

namespace gigaload::grid {

std::array<double, 2> RandomSource::uniform(std::uint32_t entity, std::uint32_t counter) const {
  return uniform_pair({seed_, stream_, sample_}, entity, counter);
}

std::array<double, 2> RandomSource::normal(std::uint32_t entity, std::uint32_t counter) const {
  const auto u = uniform(entity, counter);
  const double radius = std::sqrt(-2.0 * std::log(u[0]));
  const double angle = 2.0 * std::numbers::pi * u[1];
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

}  // namespace gigaload::grid
