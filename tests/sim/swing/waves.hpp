#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>

#include "sim/swing/power_trace.hpp"

namespace gigaload::tests {

/// Makes a trace of a function of time.
inline sim::PowerTrace trace_of(double step_s, double length_s,
                                const std::function<double(double)>& power_mw) {
  sim::PowerTrace trace{.start_s = 0.0, .step_s = step_s, .power_mw = {}};
  const auto steps = static_cast<std::size_t>(std::round(length_s / step_s));
  for (std::size_t i = 0; i <= steps; ++i) trace.power_mw.push_back(power_mw(trace.time_s(i)));
  return trace;
}

inline std::function<double(double)> sine(double amplitude_mw, double hz, double phase = 0.0,
                                          double mean_mw = 100.0) {
  return [=](double time_s) {
    return mean_mw + amplitude_mw * std::sin(2.0 * std::numbers::pi * hz * time_s + phase);
  };
}

/// Rises at time 0, by twice the amplitude.
inline std::function<double(double)> square(double amplitude_mw, double hz,
                                            double mean_mw = 100.0) {
  return [=](double time_s) {
    const double turn = hz * time_s + 1e-9;
    return mean_mw + (turn - std::floor(turn) < 0.5 ? amplitude_mw : -amplitude_mw);
  };
}

}  // namespace gigaload::tests
