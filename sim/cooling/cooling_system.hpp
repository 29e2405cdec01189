#pragma once

#include <memory>

#include "grid/weather/air.hpp"
#include "sim/cooling/cooling_kinds.hpp"
#include "sim/cooling/parameters.hpp"

namespace gigaload::sim {

/// A dry plant uses no water that can be spared: humidifiers stand, a hybrid stays with its dry
/// coolers; a tower that is the only way out for the heat goes on.
enum class WaterUse { wet, dry };

/// A plant draws this power, in kW per kW of IT.
struct CoolingPower {
  double losses = 0.0;  // UPS, distribution, lighting, transformers
  double fans = 0.0;    // of rooms and of dry coolers
  double pumps = 0.0;   // of chilled, economiser and loop water, and of humidifiers
  double tower = 0.0;   // its fans and its pumps
  double chiller = 0.0;

  /// Returns the power without the losses.
  [[nodiscard]] double cooling() const { return fans + pumps + tower + chiller; }
};

/// A plant takes up this water, in litres (kg) per kWh of IT.
struct CoolingWater {
  double evaporation = 0.0;  // of the tower and of humidifiers
  double drift = 0.0;
  double blow_down = 0.0;
  double make_up = 0.0;  // what has to be supplied: the sum of the three
};

struct CoolingLoad {
  CoolingPower power;
  CoolingWater water;

  [[nodiscard]] double pue() const { return 1.0 + power.losses + power.cooling(); }
  [[nodiscard]] double wue_l_per_kwh() const { return water.make_up; }
};

/// Models a cooling plant with the electrical losses of its campus, steady state.
class CoolingSystem {
 public:
  CoolingSystem() = default;
  virtual ~CoolingSystem() = default;
  CoolingSystem(const CoolingSystem&) = delete;
  CoolingSystem& operator=(const CoolingSystem&) = delete;

  /// Returns the load at `part_load`, IT load over IT capacity, above 0 and at most 1.
  [[nodiscard]] virtual CoolingLoad at(const grid::Air& air, double part_load,
                                       WaterUse use = WaterUse::wet) const = 0;
  /// Tells whether WaterUse::dry is another load than wet.
  [[nodiscard]] virtual bool can_be_dry() const = 0;
};

[[nodiscard]] std::shared_ptr<const CoolingSystem> make_cooling_system(
    CoolingKind kind, const CoolingParameters& parameters);

/// Returns the PUE at full load in air of 35 C with a wet bulb of 25 C at sea level (assumption),
/// rounded up to hundredths: meter MW for one MW of machines.
[[nodiscard]] double design_pue(const CoolingSystem& system);

}  // namespace gigaload::sim
