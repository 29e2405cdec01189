#include "sim/seconds/committed_machines.hpp"

#include <algorithm>
#include <cstddef>

namespace gigaload::sim {

namespace {

/// Tells whether more units of a technology may be kept for the operator's sake.
bool follows_load(const Machines& of) { return of.inertia_s > 0.0 && of.has_governor; }

double usual_mw(const Machines& of, const RunningTechnology& now) {
  if (of.inertia_s <= 0.0 || now.generation_mw <= 0.0) return 0.0;
  // a balance in small units may run a trifle above what is available
  return std::max(now.generation_mw, std::min(now.available_mw, now.generation_mw / of.loading));
}

/// Returns what could be committed besides, [technology] MW: of units that share what is generated,
/// or of all that are there.
std::vector<double> left_mw(std::span<const Machines> machines,
                            std::span<const RunningTechnology> running, bool shares) {
  std::vector<double> left(machines.size(), 0.0);
  for (std::size_t t = 0; t < machines.size(); ++t) {
    if (!follows_load(machines[t])) continue;
    const double generation_mw = std::max(0.0, running[t].generation_mw);
    double most_mw = running[t].available_mw;
    if (shares) {
      most_mw =
          generation_mw <= 0.0 ? 0.0 : std::min(most_mw, generation_mw / machines[t].least_load);
    }
    left[t] = std::max(0.0, most_mw - running[t].committed_mw);
  }
  return left;
}

double energy_of(std::span<const Machines> machines, const std::vector<double>& mw) {
  double mws = 0.0;
  for (std::size_t t = 0; t < machines.size(); ++t) {
    mws += machines[t].inertia_s * mw[t] / kPowerFactor;
  }
  return mws;
}

void share_generation(std::span<const Machines> machines, double wanted_mws,
                      std::vector<RunningTechnology>& running) {
  const std::vector<double> left = left_mw(machines, running, true);
  const double most_mws = energy_of(machines, left);
  if (most_mws <= 0.0) return;
  const double share = std::min(1.0, wanted_mws / most_mws);
  for (std::size_t t = 0; t < running.size(); ++t) running[t].committed_mw += share * left[t];
}

void displace_inverters(std::span<const Machines> machines, double wanted_mws,
                        std::vector<RunningTechnology>& running) {
  const std::vector<double> left = left_mw(machines, running, false);
  const double most_mws = energy_of(machines, left);
  double inverters_mw = 0.0, least_mw = 0.0;
  for (std::size_t t = 0; t < running.size(); ++t) {
    if (machines[t].is_inverter_plant()) inverters_mw += std::max(0.0, running[t].generation_mw);
    least_mw += machines[t].least_load * left[t];
  }
  if (most_mws <= 0.0) return;
  double share = std::min(1.0, wanted_mws / most_mws);
  if (share * least_mw > inverters_mw) share = inverters_mw / least_mw;
  const double kept = inverters_mw > 0.0 ? 1.0 - share * least_mw / inverters_mw : 1.0;
  for (std::size_t t = 0; t < running.size(); ++t) {
    running[t].committed_mw += share * left[t];
    running[t].generation_mw += share * machines[t].least_load * left[t];
    if (machines[t].is_inverter_plant() && running[t].generation_mw > 0.0) {
      running[t].generation_mw *= kept;
    }
  }
}

}  // namespace

double stored_energy_mws(std::span<const Machines> machines,
                         std::span<const RunningTechnology> running) {
  double mws = 0.0;
  for (std::size_t t = 0; t < machines.size(); ++t) {
    mws += machines[t].inertia_s * running[t].committed_mw / kPowerFactor;
  }
  return mws;
}

std::vector<RunningTechnology> committed_machines(std::span<const Machines> machines,
                                                  std::span<const RunningTechnology> running,
                                                  double least_energy_mws) {
  std::vector<RunningTechnology> all(running.begin(), running.end());
  for (std::size_t t = 0; t < all.size(); ++t) all[t].committed_mw = usual_mw(machines[t], all[t]);
  for (const auto add : {share_generation, displace_inverters}) {
    const double wanted_mws = least_energy_mws - stored_energy_mws(machines, all);
    if (wanted_mws > 0.0) add(machines, wanted_mws, all);
  }
  return all;
}

}  // namespace gigaload::sim
