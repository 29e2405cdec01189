#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/swing/power_trace.hpp"

/// Takes the part of a trace that lies in a band of frequencies, by a filter of finite length
/// without a shift in time. The filter is the difference of two low passes, each the ideal one
/// under a window of Kaiser (1974),
///
///     y_i = sum over |j| <= K of  h_j x_{i-j},   h = lowpass(f_high') - lowpass(f_low'),
///     lowpass(f)_j = 2 f dt sinc(2 f dt j) I0(beta sqrt(1 - (j/K)^2)) / I0(beta).
///
/// Frequencies of the band pass whole; those below half of its lower edge and above 1.25 of its
/// upper one do not, to 80 dB (a ten-thousandth of their amplitude), for which
/// beta = 0.1102 (80 - 8.7) and 2 K dt = (80 - 8) / (14.36 df), df the width of the skirt (Kaiser's
/// formulas). f' is the middle of a skirt. Beyond its ends the trace goes on as its own mirror
/// image.
namespace gigaload::sim {

/// Band is a range of frequencies. Low 0: no lower edge. High infinite: no upper one.
struct Band {
  double low_hz = 0.0;
  double high_hz = 0.0;
};

/// Returns the weights h_0 ... h_K of the filter for a step. A high edge whose skirt's middle is at
/// or above half of the sampling frequency counts as none.
[[nodiscard]] std::vector<double> band_weights(const Band& band, double step_s);

/// Returns what of the trace is in the band [MW], a value for each sample. Throws InputError where
/// the filter would be longer than kMostSamples steps.
[[nodiscard]] std::vector<double> in_band(const PowerTrace& trace, const Band& band);

/// Returns which of `size` samples stands at an index beyond the ends of a trace that goes on as
/// its own mirror image.
[[nodiscard]] std::size_t mirrored(std::ptrdiff_t index, std::size_t size);

}  // namespace gigaload::sim
