#include "sim/cooling/cooling_system.hpp"

#include <cmath>

#include "grid/core/error.hpp"
#include "sim/cooling/airside.hpp"
#include "sim/cooling/chilled_water.hpp"
#include "sim/cooling/direct_liquid.hpp"

namespace gigaload::sim {

std::shared_ptr<const CoolingSystem> make_cooling_system(CoolingKind kind,
                                                         const CoolingParameters& parameters) {
  switch (kind) {
    case CoolingKind::airside:
      return std::make_shared<AirsideEconomiser>(parameters);
    case CoolingKind::waterside:
      return std::make_shared<TowerPlant>(parameters, true);
    case CoolingKind::water_chiller:
      return std::make_shared<TowerPlant>(parameters, false);
    case CoolingKind::air_chiller:
      return std::make_shared<AirCooledChiller>(parameters);
    case CoolingKind::direct_liquid:
      return std::make_shared<DirectLiquid>(parameters, false);
    case CoolingKind::hybrid:
      return std::make_shared<DirectLiquid>(parameters, true);
  }
  throw InternalError("cooling: a kind that is none");
}

double design_pue(const CoolingSystem& system) {
  return std::ceil(100.0 * system.at(grid::air_at_wet_bulb(35.0, 25.0), 1.0).pue() - 1e-9) / 100.0;
}

}  // namespace gigaload::sim
