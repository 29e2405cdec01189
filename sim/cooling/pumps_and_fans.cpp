#include "sim/cooling/pumps_and_fans.hpp"

namespace gigaload::sim {

double pump_power(const PumpParameters& pump, double flow) {
  constexpr double kWaterDensity = 1000.0;
  return pump.pressure_pa * flow / (1000.0 * pump.efficiency * kWaterDensity);
}

double fan_power(double pressure_pa, double efficiency, double flow, double density) {
  return flow / density * pressure_pa / efficiency / 1000.0;
}

}  // namespace gigaload::sim
