#pragma once

/// Makes the frequency model of an interconnection of the units that run in an hour:
///
///     C_t                                                  committed MW of a technology
///                                                          (committed_machines.hpp)
///     S = sum C_t / pf                                     MVA of machines, not of inverters
///     H = sum H_t C_t / pf / S
///     Km = k sum g_t C_t / S                               k: share of governors that answer
///     Kf = b sum P_b / S                                   b: share of batteries that answer
///     Ki = i sum A_t / S + max(0, i - b) sum P_b / S       i: share of plants behind inverters
///                                                          that answer, A_t: what they could give
///     D = d load / S
///
/// Headroom is what committed units that answer could still give or give up, and what batteries
/// have power and energy for. Plants behind inverters give up what they generate, and batteries
/// that hold no reserve what they discharge or could charge; upwards they have a share of what they
/// are curtailed by. Nothing answers by nameplate.

#include <span>
#include <string>
#include <vector>

#include "sim/seconds/committed_machines.hpp"
#include "sim/seconds/frequency_event.hpp"

namespace gigaload::sim {

/// Describes an interconnection apart from what runs.
struct Interconnection {
  /// Disconnects a share of the load (under) or of the generation (over).
  struct Stage {
    FrequencyRelay::Side side = FrequencyRelay::Side::under;
    double threshold_hz = 0.0, delay_s = 0.0, share = 0.0;
  };

  std::string name;
  double nominal_hz = 60.0, droop = 0.05, dead_band_hz = 0.0;
  double load_damping = 0.0;       // of load for one of frequency
  double responsive_share = 0.0;   // k
  double battery_share = 0.0;      // b
  double inverter_share = 0.0;     // i
  double inverter_headroom = 0.0;  // of what plants behind inverters are curtailed by
  double direct_share = 0.3, reheat_s = 8.0, fast_s = 0.3, inverter_s = 1.8;
  double least_inertia_mws = 0.0;           // that its operators keep
  double obligation_mw_per_tenth_hz = 0.0;  // BAL-003
  std::vector<Stage> stages;
};

struct CommittedInertia {
  FrequencyParameters parameters;
  double energy_mws = 0.0;  // at nominal speed
  double committed_mw = 0.0, generation_mw = 0.0, load_mw = 0.0;
  std::vector<RunningTechnology> running;  // with what is committed
};

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
/// in the hour, `running` of the hour's model: its inertia, and its part of what answers. The base
/// stays.
[[nodiscard]] CommittedInertia without_unit(const CommittedInertia& all, const Machines& of,
                                            const Interconnection& interconnection,
                                            const RunningTechnology& running, double unit_mw);

/// Returns the interconnection's relays in MW of the hour.
[[nodiscard]] std::vector<FrequencyRelay> relays_of(const Interconnection& interconnection,
                                                    const CommittedInertia& hour);

}  // namespace gigaload::sim
