#pragma once

/// This table holds a cooling system at one pressure, so that an hour costs tens of nanoseconds.
///
/// Nodes every 1 K of dry bulb from -40 to 52 C, every 1 K of wet-bulb depression, every 1/8 of
/// part load; u PUE and u WUE (power and water per kW of IT capacity, smooth in u) by straight
/// lines between them. A cell whose middle the straight lines miss by more than 4e-4 of PUE or
/// 0.002 L/kWh is not used, nor is what lies outside the nodes: there the equations are evaluated
/// themselves, so that switches and limits of a plant stay sharp. Against the equations the table
/// errs by less than 0.001 of PUE and 0.004 L/kWh for part loads from 0.4 on
/// (tests/sim/cooling/cooling_table.cpp).

#include <cstdint>
#include <memory>
#include <vector>

#include "grid/system/system.hpp"
#include "sim/cooling/cooling_system.hpp"

namespace gigaload::sim {

struct CoolingDemand {
  double pue = 1.0;            // kW at the meter per kW of IT
  double wue_l_per_kwh = 0.0;  // water taken up per kWh of IT
};

class CoolingTable {
 public:
  /// Tabulates at the pressure of the place, for which the wet bulbs hold (site_pressure_pa).
  CoolingTable(std::shared_ptr<const CoolingSystem> system, double pressure_pa);

  /// A wet bulb above the dry bulb is taken as the dry bulb, a part load below 0.05 as 0.05. Throws
  /// InternalError for what is not a number.
  [[nodiscard]] CoolingDemand at(double dry_bulb_c, double wet_bulb_c, double part_load) const {
    return at(wet_, WaterUse::wet, dry_bulb_c, wet_bulb_c, part_load);
  }
  /// Returns what at() returns with WaterUse::dry.
  [[nodiscard]] CoolingDemand dry_at(double dry_bulb_c, double wet_bulb_c, double part_load) const {
    return at(dry_.node.empty() ? wet_ : dry_, WaterUse::dry, dry_bulb_c, wet_bulb_c, part_load);
  }

  [[nodiscard]] const CoolingSystem& system() const { return *system_; }

 private:
  struct Node {
    float power, water;  // u PUE, u WUE
  };
  struct Grid {
    std::vector<Node> node;                // [dry bulb][depression][part load]
    std::vector<std::uint8_t> use_direct;  // [dry bulb][depression], a bit by part load
  };

  [[nodiscard]] Grid tabulate(WaterUse use) const;
  [[nodiscard]] CoolingDemand direct(WaterUse use, double dry_bulb_c, double wet_bulb_c,
                                     double part_load) const;
  [[nodiscard]] CoolingDemand at(const Grid& table, WaterUse use, double dry_bulb_c,
                                 double wet_bulb_c, double part_load) const;

  std::shared_ptr<const CoolingSystem> system_;
  double pressure_pa_;
  Grid wet_, dry_;
};

/// Returns the pressure at which a region's plants are tabulated: the mean of its air, to the next
/// kPa, so that regions of one height share their tables. Weather moves it by as much.
[[nodiscard]] double site_pressure_pa(const grid::RegionData& data);

}  // namespace gigaload::sim
