#pragma once

#include "tools/swing/swing_told.hpp"

namespace gigaload::tests {

/// A trace that breaks a band's limit, keeps a step's and is too short for a ramp's.
inline tools::SwingTold small_swing() {
  tools::SwingTold told{.trace = "trace <1>.csv",
                        .rule = "ours",
                        .source = "a file",
                        .samples = 3001,
                        .step_s = 0.01,
                        .span_s = 30.0,
                        .capacity_mw = 100.0,
                        .limits = {},
                        .spectrum = {},
                        .buffer = {}};
  const auto add = [&told](sim::SwingLimit limit, std::optional<double> worst, double at_s,
                           const char* why_not) {
    told.limits.push_back({.limit = std::move(limit),
                           .worst = worst,
                           .at_s = at_s,
                           .why_not = why_not,
                           .seen_in_part = {}});
  };
  add({.name = "oscillation",
       .kind = sim::SwingKind::band,
       .band = {.low_hz = 0.1, .high_hz = 55.0},
       .window_s = 5.0,
       .most = 10.0},
      12.5, 7.25, "");
  add({.name = "step", .kind = sim::SwingKind::step, .band = {}, .window_s = 15.0, .most = 50.0},
      20.0, 1.0, "");
  add({.name = "ramp", .kind = sim::SwingKind::ramp, .band = {}, .window_s = 60.0, .most = 20.0},
      std::nullopt, 0.0, "its window is 60 s, and the trace has 30 s");
  told.spectrum = {.bins = {{.low_hz = 0.02, .high_hz = 0.5, .swing_mw = 1.0},
                            {.low_hz = 0.5, .high_hz = 1.5, .swing_mw = 12.5},
                            {.low_hz = 1.5, .high_hz = 50.0, .swing_mw = 0.0}},
                   .strongest_hz = 1.0};
  told.asked_for_buffer = true;
  told.buffer = {.power_mw = 1.25, .energy_mwh = 0.0001, .window_s = 1.0, .share = 0.8};
  return told;
}

}  // namespace gigaload::tests
