#pragma once

#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

/// Generations of accelerators follow each other and gain in output per watt
/// (sim/years/accelerators.hpp).
struct Accelerators {
  double generation_y = 1.25;
  double gain_per_y = 1.33;  // output per watt
  double lifetime_y = 5.0;
  Hour reference = 482136;  // 2025-01-01: when the generation comes that work is relative to
};

}  // namespace gigaload::sim
