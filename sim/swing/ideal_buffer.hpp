#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sim/swing/swing_rule.hpp"

/// The storage that would mend a trace: between the load P and the grid stands a buffer without
/// losses that knows what comes, so that the grid sees
///
///     G = s P + (1 - s) M_h P,    M_h the mean over 2 h steps around each sample,
///
/// the buffer gives P - G, its power is the most of |P - G|, and its energy the range of the
/// integral of P - G over time. A limit is kept by any s for which s a + (1 - s) b <= most, where a
/// is the worst of P and b that of M_h P: a peak to peak and a greatest change are convex, and M_h
/// may be put before or after the filter of a band. So the greatest such s is known for each h
/// without trials, and the h of the least energy is searched, half octaves apart, whole periods of
/// the strongest frequency among them. Of a sine of amplitude A and frequency f, or a square wave
/// of half its height A and period 1/f, by a limit L of the peak to peak, that is the least that
/// any buffer has which keeps the mean: A - L/2 of power, (A - L/2)/(pi f) and (A - L/2)/(2 f) of
/// energy.
namespace gigaload::sim {

/// IdealBuffer is the storage that would mend a trace.
struct IdealBuffer {
  double power_mw = 0.0;
  double energy_mwh = 0.0;
  double window_s = 0.0;  // 2 h steps
  double share = 0.0;     // s, of the load's swing that the grid still sees
};

/// Returns values averaged over `half` steps to each side, at least one, the last of them by half.
/// Nearer to an end than that the mean is that of the last whole window, of which there has to be
/// one.
[[nodiscard]] std::vector<double> moving_mean(std::span<const double> values, std::size_t half);

/// LimitAndSignal is a limit with the signal that it is of.
struct LimitAndSignal {
  const SwingLimit* limit = nullptr;
  const LimitSignal* signal = nullptr;
};

/// Returns the buffer with which a trace keeps all limits; nothing where no window of up to half of
/// the trace is enough. `strongest_hz`: the frequency whose whole periods are tried; 0: none.
[[nodiscard]] std::optional<IdealBuffer> ideal_buffer(const PowerTrace& trace,
                                                      const std::vector<LimitAndSignal>& limits,
                                                      double strongest_hz);

}  // namespace gigaload::sim
