// Seconds for a trace of ten million samples: what lies in a band, its worst window, the spectrum,
// and the storage that would mend it.
#include <chrono>
#include <cmath>
#include <cstdio>

#include "sim/swing/ideal_buffer.hpp"
#include "sim/swing/swing_rule.hpp"
#include "sim/swing/swing_spectrum.hpp"

using namespace gigaload;

namespace {

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main() {
  constexpr std::size_t kSamples = 10'000'000;
  sim::PowerTrace trace{.start_s = 0.0, .step_s = 0.01, .power_mw = {}};
  for (std::size_t i = 0; i < kSamples; ++i) {
    trace.power_mw.push_back(200.0 + 8.0 * std::sin(4.4 * trace.time_s(i)));
  }
  const sim::SwingLimit limit{.name = "oscillation",
                              .kind = sim::SwingKind::band,
                              .band = {.low_hz = 0.1, .high_hz = 55.0},
                              .window_s = 5.0,
                              .most = 10.0};
  std::optional<sim::LimitSignal> signal;
  const double band_s = seconds_of([&] { signal.emplace(trace, limit); });
  sim::Worst worst;
  const double window_s = seconds_of([&] { worst = worst_of(limit, *signal, trace.step_s); });
  sim::SwingSpectrum spectrum;
  const double spectrum_s = seconds_of([&] { spectrum = swing_spectrum(trace); });
  std::optional<sim::IdealBuffer> buffer;
  const double buffer_s = seconds_of(
      [&] { buffer = ideal_buffer(trace, {{&limit, &*signal}}, spectrum.strongest_hz); });
  std::printf("band %.2f s, window %.2f s, spectrum %.2f s, storage %.2f s; %.3f MW, %.4f MWh\n",
              band_s, window_s, spectrum_s, buffer_s, worst.value,
              buffer ? buffer->energy_mwh : 0.0);
}
