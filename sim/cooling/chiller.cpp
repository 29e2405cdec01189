#include "sim/cooling/chiller.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/cooling/pumps_and_fans.hpp"

namespace gigaload::sim {
namespace {

constexpr std::array<double, 6> kWaterCooled = {1.59936,     -0.003059,    1.67483,
                                                -0.00833786, -0.000234873, -0.923332};
constexpr std::array<double, 6> kAirCooled = {2.25557,   -0.0826833,  2.08738,
                                              0.0166669, 0.000595078, -1.66731};

double cop(const std::array<double, 6>& c, double temperature_c, double part_load_ratio) {
  const double t = std::max(temperature_c, 10.0);
  const double q = std::clamp(part_load_ratio, 0.2, 1.0);
  return std::exp(c[0] + c[1] * t + c[2] * q + c[3] * t * q + c[4] * t * t + c[5] * q * q);
}

}  // namespace

double water_cooled_cop(double condenser_water_c, double part_load_ratio) {
  return cop(kWaterCooled, condenser_water_c, part_load_ratio);
}

double air_cooled_cop(double outdoor_c, double part_load_ratio) {
  return cop(kAirCooled, outdoor_c, part_load_ratio);
}

double facility_water(const ChillerParameters& chiller, double heat) {
  constexpr double kFacilityWaterHeat = 4.2;  // kJ/kgK
  return heat / (kFacilityWaterHeat * chiller.water_difference_k);
}

double add_water_cooled_chiller(const CoolingParameters& parameters, double heat,
                                const grid::Air& air, double part_load, CoolingLoad& load) {
  if (heat == 0.0) return 0.0;
  const ChillerParameters& chiller = parameters.chiller;
  const double power = heat / (chiller.water_cooled_cop *
                               water_cooled_cop(air.wet_bulb_c + parameters.tower.approach_k,
                                                chiller.load_at_full * part_load));
  load.power.chiller += power;
  load.power.pumps += pump_power(chiller.pump, facility_water(chiller, heat));
  return heat + power;
}

void add_air_cooled_chiller(const CoolingParameters& parameters, double heat, const grid::Air& air,
                            double part_load, CoolingLoad& load) {
  if (heat == 0.0) return;
  const ChillerParameters& chiller = parameters.chiller;
  load.power.chiller += heat / (chiller.air_cooled_cop *
                                air_cooled_cop(air.dry_bulb_c, chiller.load_at_full * part_load));
  load.power.pumps += pump_power(chiller.pump, facility_water(chiller, heat));
}

}  // namespace gigaload::sim
