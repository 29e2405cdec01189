#pragma once

/// Answers questions about what a campus has, asked by the model, the readers and the output alike.

#include <algorithm>

#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

[[nodiscard]] inline bool has_plant(const Campus& campus) { return campus.plant.capacity_mw > 0.0; }

[[nodiscard]] inline bool has_battery(const Campus& campus) {
  return campus.battery.power_mw > 0.0 && campus.battery.energy_mwh > 0.0;
}

[[nodiscard]] inline bool is_flexible(const Campus& campus) { return campus.flexible.share > 0.0; }

/// Tells whether any part of the campus counts for a deal.
[[nodiscard]] inline bool serves_deal(const Campus& campus) {
  return std::ranges::any_of(campus.deals, [](const DealShare& d) { return d.share > 0.0; });
}

/// Tells whether the ensemble keeps a meter for the campus, behind which its devices stand.
[[nodiscard]] inline bool has_meter(const Campus& campus) {
  return has_plant(campus) || has_battery(campus);
}

/// Tells whether its load follows the air of each sample. One with devices, an allowance of water
/// or a profile of a whole year has the load of the balance's weather in all samples: its devices
/// and accounts are made for that one.
[[nodiscard]] inline bool follows_air(const Campus& campus) {
  return campus.load.is_by_day_type() && !has_meter(campus) && !is_flexible(campus) &&
         !campus.water.limits();
}

}  // namespace gigaload::sim
