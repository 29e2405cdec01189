#pragma once

#include "sim/seconds/frequency_event.hpp"

namespace gigaload::sim {

/// The example of Anderson and Mirheydar (1990), on 1000 MVA.
inline FrequencyParameters anderson_mirheydar() {
  FrequencyParameters p;
  p.base_mva = 1000.0;
  p.inertia_s = 4.0;
  p.damping = 1.0;
  p.droop = 0.05;
  p.responsive_share = 0.95;
  p.direct_share = 0.3;
  p.reheat_s = 8.0;
  return p;
}

/// ERCOT on 4 June 2022 as fitted: 65 GVA, 250 GW s.
inline FrequencyParameters ercot_2022() {
  FrequencyParameters p;
  p.base_mva = 65'000.0;
  p.inertia_s = 250.0 / 65.0;
  p.damping = 1.0;
  p.droop = 0.05;
  p.dead_band_hz = 0.017;
  p.responsive_share = 0.30;
  p.fast_share = 0.20;
  p.direct_share = 0.35;
  p.reheat_s = 6.0;
  p.fast_s = 0.3;
  return p;
}

inline FrequencyRelay under(double hz, double delay_s, double mw) {
  return {.threshold_hz = hz, .side = FrequencyRelay::Side::under, .delay_s = delay_s, .mw = mw};
}
inline FrequencyRelay over(double hz, double delay_s, double mw) {
  return {.threshold_hz = hz, .side = FrequencyRelay::Side::over, .delay_s = delay_s, .mw = mw};
}

}  // namespace gigaload::sim
