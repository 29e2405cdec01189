#pragma once

#include <vector>

#include "sim/swing/power_trace.hpp"

namespace gigaload::sim {

/// SpectrumBin is the swing of a trace in a range of frequencies.
struct SpectrumBin {
  double low_hz = 0.0, high_hz = 0.0;
  double swing_mw = 0.0;  // 2 sqrt(2) times its root mean square: of a sine its peak to peak
};

/// SwingSpectrum is the swing of a trace by frequency.
struct SwingSpectrum {
  std::vector<SpectrumBin> bins;  // ascending, twenty to a decade where the trace resolves them
  double strongest_hz = 0.0;      // frequency of the greatest line; 0 of a constant trace
};

/// Returns the spectrum by Welch (1967): periodograms of stretches of at most 2^16 samples that
/// overlap by a half, each without its mean and under the window of Hann, averaged.
[[nodiscard]] SwingSpectrum swing_spectrum(const PowerTrace& trace);

}  // namespace gigaload::sim
