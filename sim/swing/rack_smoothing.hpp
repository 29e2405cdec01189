#pragma once

#include "sim/swing/power_trace.hpp"

namespace gigaload::sim {

/// RackSmoothing is what stands at the racks of a campus between the machines and the grid: stored
/// energy, a limit on how fast what is drawn may change, and a floor below which machines burn.
struct RackSmoothing {
  double energy_mwh = 0.0;       // between empty and full
  double ramp_mw_per_min = 0.0;  // of what is drawn
  double floor_mw = 0.0;         // drawn at least, what is not needed is burnt
  double return_s = 60.0;        // time constant with which a store that is off its half is
                                 // brought back to it: an assumption
};

/// SmoothedTrace is what the grid sees behind the racks.
struct SmoothedTrace {
  PowerTrace grid;
  double burnt_mwh = 0.0;
  double most_mw = 0.0;  // that the store gave or took
  double spent_s = 0.0;  // in which it was empty or full and the ramp was not kept
};

/// Returns the trace behind the racks. With P the power or the floor if that is more, E the energy
/// above the store's half, R the ramp and T the larger of return_s and dt, step by step
///
///     G_i = G_{i-1} + clamp(P_i - E_{i-1} / T - G_{i-1}, -R dt, R dt),
///     E_i = E_{i-1} + (G_i - P_i) dt,
///
/// and where E would be beyond the store, G_i is what it leaves. It begins at P with the store half
/// full; it knows nothing of what comes.
[[nodiscard]] SmoothedTrace smoothed(const PowerTrace& trace, const RackSmoothing& racks);

}  // namespace gigaload::sim
