#include "sim/years/chain.hpp"

#include <cmath>
#include <string>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

Stage make_stage(double length_y, int shape, double hazard_per_y, const char* owner,
                 const char* stage) {
  if (!(length_y > 0.0) || !std::isfinite(length_y) || shape < 1 || !(hazard_per_y >= 0.0) ||
      !std::isfinite(hazard_per_y)) {
    throw InputError(std::string(owner) + ": " + stage +
                     " needs a mean length above 0 y, a shape of at least 1 and a cancellation "
                     "hazard of at least 0 per y (found " +
                     std::to_string(length_y) + " y, " + std::to_string(shape) + ", " +
                     std::to_string(hazard_per_y) + " per y)");
  }
  return {.rate_per_y = shape / length_y, .hazard_per_y = hazard_per_y};
}

}  // namespace

ChainStates::ChainStates(std::size_t k1, std::size_t k2, bool of_campus) {
  for (std::size_t b = 0; b < kBlocks; ++b) {
    begin_[b + 1] = begin_[b] + kBlockTraits[b].states(k1, k2, of_campus);
  }
}

Chain make_chain(const StageTimes& times, bool of_campus, const char* owner) {
  if (of_campus && (!(times.fill_y > 0.0) || !std::isfinite(times.fill_y))) {
    throw InputError(std::string(owner) +
                     ": the time of filling with IT must be above 0 y (found " +
                     std::to_string(times.fill_y) + " y)");
  }
  const Stage pre_development =
      make_stage(times.pre_development_y, times.pre_development_shape,
                 times.pre_development_cancellation_per_y, owner, "pre-development");
  const Stage construction =
      make_stage(times.construction_y, times.construction_shape,
                 times.construction_cancellation_per_y, owner, "construction");
  return {.states = ChainStates(static_cast<std::size_t>(times.pre_development_shape),
                                static_cast<std::size_t>(times.construction_shape), of_campus),
          .pre_development = pre_development,
          .construction = construction,
          .fill_rate_per_y = of_campus ? 1.0 / times.fill_y : 0.0};
}

}  // namespace gigaload::sim
