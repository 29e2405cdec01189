#include "sim/cooling/cooling_system.hpp"

#include <cmath>

namespace gigaload::sim {

std::shared_ptr<const CoolingSystem> make_cooling_system(CoolingKind kind,
                                                         const CoolingParameters& parameters) {
  return kCoolingKinds.at(static_cast<std::size_t>(kind)).make(parameters);
}

double design_pue(const CoolingSystem& system) {
  return std::ceil(100.0 * system.at(grid::air_at_wet_bulb(35.0, 25.0), 1.0).pue() - 1e-9) / 100.0;
}

}  // namespace gigaload::sim
