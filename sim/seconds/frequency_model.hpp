#pragma once

/// Poses the frequency of an interconnection as one mass (centre of inertia), per unit of a base S:
///
///     2 H w' = Km (Fh u + x) + Kf y + Ki z - D w + P
///                                                 w  deviation, per unit of the nominal frequency
///     Tr x'  = (1 - Fh) u - x                     x  what comes by the reheat of steam, or later
///     Tf y'  = v - y                              y  batteries and loads that answer
///     Ti z'  = s - z                              z  plants behind inverters, mostly downwards
///     a'     = w                                  a  for means over time
///
///     u = -dead(w) / R   held to the headroom of governors, dead(w) = what of w is beyond the band
///     v = -dead(w) / R   held to what the fast block has
///     s = -dead(w) / R   held to what the plants behind inverters can give and give up
///
/// P is load lost (> 0) or generation lost (< 0) over S. Without dead band, limits and fast block
/// it is the model of Anderson and Mirheydar, IEEE Transactions on Power Systems 5 (1990) 720, with
/// the power lost not divided by the speed.

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "sim/ode/ode_problem.hpp"

namespace gigaload::sim {

/// Holds an interconnection in an hour. Powers of limits are MW, infinite for none.
struct FrequencyParameters {
  double nominal_hz = 60.0;
  double base_mva = 0.0;          // S
  double inertia_s = 0.0;         // H
  double damping = 0.0;           // D, of S for one of frequency
  double droop = 0.05;            // R
  double dead_band_hz = 0.0;      // on either side
  double responsive_share = 0.0;  // Km, of S
  double fast_share = 0.0;        // Kf, of S
  double inverter_share = 0.0;    // Ki, of S
  double direct_share = 0.3;      // Fh, of what governors give, that comes at once
  double reheat_s = 8.0;          // Tr
  double fast_s = 0.3;            // Tf
  double inverter_s = 1.8;        // Ti
  double up_mw = std::numeric_limits<double>::infinity();  // headroom of governors
  double down_mw = std::numeric_limits<double>::infinity();
  double fast_up_mw = std::numeric_limits<double>::infinity();
  double fast_down_mw = std::numeric_limits<double>::infinity();
  double inverter_up_mw = 0.0;
  double inverter_down_mw = std::numeric_limits<double>::infinity();

  /// Returns what answers in the end to a tenth of a Hz below the dead band, MW; plants behind
  /// inverters do where they have headroom.
  [[nodiscard]] double response_mw_per_tenth_hz() const {
    return per_tenth_hz(inverter_up_mw > 0.0 ? inverter_share : 0.0);
  }
  /// Returns what answers in the end to a tenth of a Hz above the dead band, MW.
  [[nodiscard]] double response_above_mw_per_tenth_hz() const {
    return per_tenth_hz(inverter_down_mw > 0.0 ? inverter_share : 0.0);
  }

 private:
  [[nodiscard]] double per_tenth_hz(double inverters) const {
    return base_mva * (damping + (responsive_share + fast_share + inverters) / droop) /
           (10.0 * nominal_hz);
  }
};

/// Holds what answers gives, MW over the start.
struct FrequencyResponse {
  double governors_mw = 0.0, fast_mw = 0.0, inverters_mw = 0.0;
  double damping_mw = 0.0;  // load that draws less, or more below zero
};

/// Throws InputError that names the first parameter that cannot be: inertia, base and time
/// constants are above zero, shares, limits and dead band not below, all but limits finite.
void check(const FrequencyParameters& parameters);

class FrequencyModel final : public OdeProblem {
 public:
  enum State : std::size_t { deviation, reheat, fast, inverters, angle };
  static constexpr std::size_t kStates = 5;
  using Values = std::array<double, kStates>;

  /// Takes parameters that check() lets pass and the frequencies of which to know when they are
  /// crossed, Hz.
  FrequencyModel(const FrequencyParameters& parameters, std::vector<double> watched_hz);

  /// From `from_s` on P is `mw` + `mw_per_s` (t - from_s).
  void set_power(double from_s, double mw, double mw_per_s);

  [[nodiscard]] double hz(double w) const { return parameters_.nominal_hz * (1.0 + w); }
  /// Returns what answers gives in a state.
  [[nodiscard]] FrequencyResponse response(std::span<const double> y) const;
  /// Returns df/dt, Hz/s.
  [[nodiscard]] double rate_hz_per_s(double t, std::span<const double> y);

  [[nodiscard]] std::size_t size() const override { return kStates; }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return kStates - 1; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return kStates - 2; }
  void rates(double t, std::span<const double> y, std::span<double> dydt) override;
  void jacobian(double t, std::span<const double> y, BandView jacobian) override;
  /// Are zero where the watched frequencies are crossed. An extreme is none of them: at rest its
  /// function is zero but for rounding, and CVODE fails on two zeros that are too close.
  [[nodiscard]] std::size_t root_functions() const override { return watched_.size(); }
  void root_values(double t, std::span<const double> y, std::span<double> g) override;
  [[nodiscard]] std::string state_name(std::size_t state) const override;
  [[nodiscard]] std::string time_name(double t) const override;

 private:
  [[nodiscard]] double wanted(double w) const;                            // -dead(w) / R
  [[nodiscard]] double governors(double w) const;                         // u
  [[nodiscard]] double fast_block(double w) const;                        // v
  [[nodiscard]] double inverter_block(double w) const;                    // s
  [[nodiscard]] double swing(double t, std::span<const double> y) const;  // w'

  FrequencyParameters parameters_;
  std::vector<double> watched_;  // w
  double dead_band_;             // per unit of frequency
  double lowest_u_, highest_u_, lowest_v_, highest_v_, lowest_s_, highest_s_;
  double from_s_ = 0.0, power_ = 0.0, power_per_s_ = 0.0;  // per unit of S
};

}  // namespace gigaload::sim
