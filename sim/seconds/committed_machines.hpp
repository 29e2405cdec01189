#pragma once

/// Tells how many MW of machines turn for what each technology generates in an hour:
///
///     C_t = min(available_t, generation_t / loading_t)   and at least generation_t
///     E   = sum H_t C_t / pf                             energy stored at nominal speed
///
/// The operator keeps E0 at least: below it more of the units that follow the load stay
/// synchronised at minimum output, in proportion to what each has left:
///
///     C_t up to min(available_t, generation_t / least_t)   the same energy from more machines
///     C_t up to available_t                                 each MW takes least_t MW from plants
///                                                           behind inverters, which are curtailed
///
/// up to E0. That operators keep E0 is theirs; which units they choose is an assumption. The
/// interconnection's generation is the same before and after.

#include <span>
#include <string>
#include <vector>

namespace gigaload::sim {

/// Describes the machines of a technology.
struct Machines {
  std::string technology;
  double inertia_s = 0.0;     // H_t, on the machine's MVA; 0: behind inverters, it commits nothing
  double loading = 1.0;       // of committed MW, that runs
  double least_load = 0.0;    // of committed MW, below which it does not go
  bool has_governor = false;  // it answers to the frequency
  bool is_battery = false;

  /// Tells whether it is wind, sun and the like: behind inverters and no store.
  [[nodiscard]] bool is_inverter_plant() const { return inertia_s <= 0.0 && !is_battery; }
};

/// Holds what a technology does in an hour, in an interconnection.
struct RunningTechnology {
  double available_mw = 0.0;   // a battery's power
  double generation_mw = 0.0;  // discharge less charge
  double stored_mwh = 0.0, most_stored_mwh = 0.0;
  double committed_mw = 0.0;  // of machines that turn; committed_machines() tells it
};

/// Power factor of machines, MW of MVA: assumption.
inline constexpr double kPowerFactor = 0.9;

/// Returns the energy stored in the committed machines at nominal speed, MW s.
[[nodiscard]] double stored_energy_mws(std::span<const Machines> machines,
                                       std::span<const RunningTechnology> running);

/// Returns what runs with what is committed for it, and as much more as keeps `least_energy_mws`
/// where there are machines for it; `running` is by the order of `machines`.
[[nodiscard]] std::vector<RunningTechnology> committed_machines(
    std::span<const Machines> machines, std::span<const RunningTechnology> running,
    double least_energy_mws);

}  // namespace gigaload::sim
