#include <cmath>

#include "scenarios/measured/power_trace_file.hpp"
#include "sim/swing/ideal_buffer.hpp"
#include "sim/swing/swing_spectrum.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {

void read_power_trace(std::string_view input) {
  static const InputFile file("trace.csv");
  file.write(input);
  const auto read = scenarios::read_power_trace(file.path());
  const sim::PowerTrace& trace = read.even.trace;
  expect(trace.power_mw.size() >= 2 && trace.step_s > 0.0, "a trace has steps");
  if (trace.power_mw.size() > 10'000) return;  // a gap may make many of few readings
  const double window_s = 2.0 * trace.step_s;
  const sim::SwingLimit limit{
      .name = "step", .kind = sim::SwingKind::step, .band = {}, .window_s = window_s, .most = 1.0};
  const sim::LimitSignal signal(trace, limit);
  expect(std::isfinite(sim::worst_of(limit, signal, trace.step_s).value), "a swing is a number");
  const auto buffer =
      sim::ideal_buffer(trace, {{&limit, &signal}}, sim::swing_spectrum(trace).strongest_hz);
  expect(!buffer || std::isfinite(buffer->energy_mwh), "a storage is a number");
}

}  // namespace gigaload::fuzz
