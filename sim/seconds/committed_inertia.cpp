#include "sim/seconds/committed_inertia.hpp"

#include <algorithm>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

/// Returns the most that a battery can give or take for kHeldH, MW.
double lasting_mw(double power_mw, double energy_mwh) {
  return std::max(0.0, std::min(power_mw, energy_mwh / kHeldH));
}

double committed_mw(const Machines& machines, const RunningTechnology& running) {
  if (machines.inertia_s <= 0.0 || running.generation_mw <= 0.0) return 0.0;
  // a balance in small units may run a trifle above what is available
  return std::max(running.generation_mw,
                  std::min(running.available_mw, running.generation_mw / machines.loading));
}

}  // namespace

CommittedInertia committed_inertia(std::span<const Machines> machines,
                                   const Interconnection& interconnection,
                                   std::span<const RunningTechnology> running, double load_mw) {
  CommittedInertia hour;
  hour.load_mw = load_mw;
  double answering_mw = 0.0, batteries_mw = 0.0;
  double up_mw = 0.0, down_mw = 0.0, fast_up_mw = 0.0, fast_down_mw = 0.0;
  for (std::size_t t = 0; t < machines.size(); ++t) {
    const Machines& of = machines[t];
    const RunningTechnology& now = running[t];
    hour.generation_mw += now.generation_mw;
    if (of.is_battery) {
      batteries_mw += now.available_mw;
      // one that charges answers by charging less, which takes no energy
      fast_up_mw += std::max(0.0, lasting_mw(now.available_mw, now.stored_mwh) - now.generation_mw);
      fast_down_mw +=
          std::max(0.0, lasting_mw(now.available_mw, now.most_stored_mwh - now.stored_mwh) +
                            now.generation_mw);
      continue;
    }
    const double mw = committed_mw(of, now);
    hour.committed_mw += mw;
    hour.energy_mws += of.inertia_s * mw / kPowerFactor;
    if (!of.has_governor || mw <= 0.0) continue;
    answering_mw += mw;
    up_mw += mw - now.generation_mw;
    down_mw += std::max(0.0, now.generation_mw - of.least_load * mw);
  }
  if (hour.committed_mw <= 0.0) {
    throw InputError("interconnection " + interconnection.name +
                     ": no machine with inertia runs in that hour, so that it has no frequency of "
                     "its own");
  }
  const double base_mva = hour.committed_mw / kPowerFactor;
  const double k = interconnection.responsive_share, b = interconnection.battery_share;
  hour.parameters = {.nominal_hz = interconnection.nominal_hz,
                     .base_mva = base_mva,
                     .inertia_s = hour.energy_mws / base_mva,
                     .damping = interconnection.load_damping * load_mw / base_mva,
                     .droop = interconnection.droop,
                     .dead_band_hz = interconnection.dead_band_hz,
                     .responsive_share = k * answering_mw / base_mva,
                     .fast_share = b * batteries_mw / base_mva,
                     .direct_share = interconnection.direct_share,
                     .reheat_s = interconnection.reheat_s,
                     .fast_s = interconnection.fast_s,
                     .up_mw = k * up_mw,
                     .down_mw = k * down_mw,
                     .fast_up_mw = b * fast_up_mw,
                     .fast_down_mw = b * fast_down_mw};
  return hour;
}

CommittedInertia without_unit(const CommittedInertia& all, const Machines& of,
                              const Interconnection& interconnection,
                              const RunningTechnology& running, double unit_mw) {
  CommittedInertia rest = all;
  if (!(running.generation_mw > 0.0)) return rest;
  const double mw = unit_mw * committed_mw(of, running) / running.generation_mw;
  FrequencyParameters& p = rest.parameters;
  rest.committed_mw -= mw;
  rest.energy_mws -= of.inertia_s * mw / kPowerFactor;
  p.inertia_s = rest.energy_mws / p.base_mva;
  if (!of.has_governor) return rest;
  const double k = interconnection.responsive_share;
  p.responsive_share = std::max(0.0, p.responsive_share - k * mw / p.base_mva);
  p.up_mw = std::max(0.0, p.up_mw - k * (mw - unit_mw));
  p.down_mw = std::max(0.0, p.down_mw - k * (unit_mw - of.least_load * mw));
  return rest;
}

std::vector<FrequencyRelay> relays_of(const Interconnection& interconnection,
                                      const CommittedInertia& hour) {
  std::vector<FrequencyRelay> relays;
  for (const Interconnection::Stage& stage : interconnection.stages) {
    const bool sheds = stage.side == FrequencyRelay::Side::under;
    relays.push_back({.threshold_hz = stage.threshold_hz,
                      .side = stage.side,
                      .delay_s = stage.delay_s,
                      .mw = stage.share * (sheds ? hour.load_mw : -hour.generation_mw)});
  }
  return relays;
}

}  // namespace gigaload::sim
