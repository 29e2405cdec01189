#pragma once

/// Makes the frequency model of an interconnection of the units that run in an hour:
///
///     C_t = min(available_t, generation_t / loading_t)     committed MW of a technology, and at
///                                                          least generation_t
///     S = sum C_t / pf                                     MVA of machines, not of inverters
///     H = sum H_t C_t / pf / S
///     Km = k sum g_t C_t / S                               k: share of governors that answer
///     Kf = b sum P_b / S                                   b: share of batteries that answer
///     D = d load / S
///
/// Headroom is what committed units that answer could still give or give up, and what batteries
/// have power and energy for. Nothing answers by nameplate.

#include <span>
#include <string>
#include <vector>

#include "sim/seconds/frequency_event.hpp"

namespace gigaload::sim {

/// Describes the machines of a technology.
struct Machines {
  std::string technology;
  double inertia_s = 0.0;   // H_t, on the machine's MVA; 0: behind inverters, it commits nothing
  double loading = 1.0;     // of committed MW, that runs
  double least_load = 0.0;  // of committed MW, below which it does not go
  bool has_governor = false;
  bool is_battery = false;
};

/// Describes an interconnection apart from what runs.
struct Interconnection {
  /// Disconnects a share of the load (under) or of the generation (over).
  struct Stage {
    FrequencyRelay::Side side = FrequencyRelay::Side::under;
    double threshold_hz = 0.0, delay_s = 0.0, share = 0.0;
  };

  std::string name;
  double nominal_hz = 60.0, droop = 0.05, dead_band_hz = 0.0;
  double load_damping = 0.0;      // of load for one of frequency
  double responsive_share = 0.0;  // k
  double battery_share = 0.0;     // b
  double direct_share = 0.3, reheat_s = 8.0, fast_s = 0.3;
  double obligation_mw_per_tenth_hz = 0.0;  // BAL-003
  std::vector<Stage> stages;
};

/// Holds what a technology does in an hour, in an interconnection.
struct RunningTechnology {
  double available_mw = 0.0;   // a battery's power
  double generation_mw = 0.0;  // discharge less charge
  double stored_mwh = 0.0, most_stored_mwh = 0.0;
};

struct CommittedInertia {
  FrequencyParameters parameters;
  double energy_mws = 0.0;  // at nominal speed
  double committed_mw = 0.0, generation_mw = 0.0, load_mw = 0.0;
};

/// Power factor of machines, MW of MVA: assumption.
inline constexpr double kPowerFactor = 0.9;
/// Hours for which a battery has to be able to give what it answers with: assumption, as ERCOT asks
/// of those that sell responsive reserve.
inline constexpr double kHeldH = 0.25;

/// Returns the model of an hour; `running` is by the order of `machines`. Throws InputError where
/// no machine runs.
[[nodiscard]] CommittedInertia committed_inertia(std::span<const Machines> machines,
                                                 const Interconnection& interconnection,
                                                 std::span<const RunningTechnology> running,
                                                 double load_mw);

/// Takes a unit away that generated `unit_mw` and committed as much for it as all of its technology
/// in the hour, `running`: its inertia, and its part of what answers. The base stays.
[[nodiscard]] CommittedInertia without_unit(const CommittedInertia& all, const Machines& of,
                                            const Interconnection& interconnection,
                                            const RunningTechnology& running, double unit_mw);

/// Returns the interconnection's relays in MW of the hour.
[[nodiscard]] std::vector<FrequencyRelay> relays_of(const Interconnection& interconnection,
                                                    const CommittedInertia& hour);

}  // namespace gigaload::sim
