#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/swing/ideal_buffer.hpp"
#include "sim/swing/swing_rule.hpp"
#include "sim/swing/swing_spectrum.hpp"

namespace gigaload::tools {

/// Holds what is told of a trace beside a rule.
struct SwingTold {
  std::string trace;  // what it is called
  std::string rule, source;
  std::size_t samples = 0, gaps = 0;
  double step_s = 0.0, span_s = 0.0;
  double capacity_mw = 0.0;
  bool capacity_is_peak = false;
  std::vector<sim::JudgedLimit> limits;
  sim::SwingSpectrum spectrum;
  bool asked_for_buffer = false;  // a limit is broken
  std::optional<sim::IdealBuffer> buffer;
};

/// Returns "MW/min" of a ramp, else "MW".
[[nodiscard]] const char* unit_of(const sim::SwingLimit& limit);
/// Returns what a limit is of in words: "peak to peak in 5 s, 0.1 to 55 Hz".
[[nodiscard]] std::string words_of(const sim::SwingLimit& limit);

}  // namespace gigaload::tools
