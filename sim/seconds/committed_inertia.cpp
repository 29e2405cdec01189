#include "sim/seconds/committed_inertia.hpp"

#include <algorithm>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

/// Returns the most that a battery can give or take for kHeldH, MW.
double lasting_mw(double power_mw, double energy_mwh) {
  return std::max(0.0, std::min(power_mw, energy_mwh / kHeldH));
}

/// Sums what answers to the frequency, MW: what of each kind there is, and how far it can move.
struct Answering {
  double governors_mw = 0.0, up_mw = 0.0, down_mw = 0.0;
  double batteries_mw = 0.0, fast_up_mw = 0.0, fast_down_mw = 0.0;
  double inverters_mw = 0.0, curtailed_mw = 0.0, inverter_down_mw = 0.0;

  void add(const Machines& of, const RunningTechnology& now) {
    if (of.is_battery) {
      batteries_mw += now.available_mw;
      // one that charges answers by charging less, which takes no energy
      fast_up_mw += std::max(0.0, lasting_mw(now.available_mw, now.stored_mwh) - now.generation_mw);
      fast_down_mw +=
          std::max(0.0, lasting_mw(now.available_mw, now.most_stored_mwh - now.stored_mwh) +
                            now.generation_mw);
    } else if (!of.has_governor) {
      return;
    } else if (of.is_inverter_plant()) {
      inverters_mw += now.available_mw;
      curtailed_mw += std::max(0.0, now.available_mw - now.generation_mw);
      inverter_down_mw += std::max(0.0, now.generation_mw);
    } else {
      governors_mw += now.committed_mw;
      up_mw += now.committed_mw - now.generation_mw;
      down_mw += std::max(0.0, now.generation_mw - of.least_load * now.committed_mw);
    }
  }
};

FrequencyParameters parameters_of(const Interconnection& of, const Answering& answering,
                                  double base_mva, double load_mw) {
  const double k = of.responsive_share, b = of.battery_share, i = of.inverter_share;
  const double rest = std::max(0.0, i - b);  // batteries that hold no reserve
  return {.nominal_hz = of.nominal_hz,
          .base_mva = base_mva,
          .inertia_s = 0.0,
          .damping = of.load_damping * load_mw / base_mva,
          .droop = of.droop,
          .dead_band_hz = of.dead_band_hz,
          .responsive_share = k * answering.governors_mw / base_mva,
          .fast_share = b * answering.batteries_mw / base_mva,
          .inverter_share = (i * answering.inverters_mw + rest * answering.batteries_mw) / base_mva,
          .direct_share = of.direct_share,
          .reheat_s = of.reheat_s,
          .fast_s = of.fast_s,
          .inverter_s = of.inverter_s,
          .up_mw = k * answering.up_mw,
          .down_mw = k * answering.down_mw,
          .fast_up_mw = b * answering.fast_up_mw,
          .fast_down_mw = b * answering.fast_down_mw,
          .inverter_up_mw = i * of.inverter_headroom * answering.curtailed_mw,
          .inverter_down_mw = i * answering.inverter_down_mw + rest * answering.fast_down_mw};
}

}  // namespace

CommittedInertia committed_inertia(std::span<const Machines> machines,
                                   const Interconnection& interconnection,
                                   std::span<const RunningTechnology> running, double load_mw) {
  CommittedInertia hour;
  hour.load_mw = load_mw;
  hour.running = committed_machines(machines, running, interconnection.least_inertia_mws);
  hour.energy_mws = stored_energy_mws(machines, hour.running);
  Answering answering;
  for (std::size_t t = 0; t < machines.size(); ++t) {
    hour.generation_mw += hour.running[t].generation_mw;
    hour.committed_mw += hour.running[t].committed_mw;
    answering.add(machines[t], hour.running[t]);
  }
  if (hour.committed_mw <= 0.0) {
    throw InputError("interconnection " + interconnection.name +
                     ": no machine with inertia runs in that hour, so that it has no frequency of "
                     "its own");
  }
  hour.parameters =
      parameters_of(interconnection, answering, hour.committed_mw / kPowerFactor, load_mw);
  hour.parameters.inertia_s = hour.energy_mws / hour.parameters.base_mva;
  return hour;
}

CommittedInertia without_unit(const CommittedInertia& all, const Machines& of,
                              const Interconnection& interconnection,
                              const RunningTechnology& running, double unit_mw) {
  CommittedInertia rest = all;
  if (!(running.generation_mw > 0.0)) return rest;
  const double mw = unit_mw * running.committed_mw / running.generation_mw;
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
