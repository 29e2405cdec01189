#include "sim/swing/band_filter.hpp"

#include <algorithm>
#include <bit>
#include <boost/math/special_functions/bessel.hpp>
#include <cmath>
#include <numbers>
#include <sstream>

#include "grid/core/error.hpp"
#include "sim/swing/fourier.hpp"

namespace gigaload::sim {

namespace {

constexpr double kStopDb = 80.0;
constexpr double kBeta = 0.1102 * (kStopDb - 8.7);
constexpr double kLowSkirt = 0.5, kHighSkirt = 1.25;  // of the edge

/// LowPass is a windowed low pass: where it cuts and how far it reaches.
struct LowPass {
  double cut = 0.0;      // of the sampling frequency
  std::size_t half = 0;  // K
};

LowPass low_pass(double pass_hz, double stop_hz, double step_s) {
  const double width = std::abs(stop_hz - pass_hz) * step_s;
  const double half = std::ceil(0.5 * (kStopDb - 8.0) / (14.36 * width));
  if (!(half < static_cast<double>(kMostSamples) / 2.0)) {
    std::ostringstream text;
    text << "a band's edge at " << pass_hz << " Hz needs a filter of " << 2.0 * half << " steps of "
         << step_s << " s; at most " << kMostSamples
         << " are taken: give a trace with longer steps";
    throw InputError(text.str());
  }
  return {.cut = 0.5 * (pass_hz + stop_hz) * step_s, .half = static_cast<std::size_t>(half)};
}

double weight(const LowPass& filter, std::size_t j) {
  if (j == 0) return 2.0 * filter.cut;
  const double at = static_cast<double>(j), share = at / static_cast<double>(filter.half);
  const double sinc = std::sin(2.0 * std::numbers::pi * filter.cut * at) / (std::numbers::pi * at);
  return sinc * boost::math::cyl_bessel_i(0, kBeta * std::sqrt(1.0 - share * share)) /
         boost::math::cyl_bessel_i(0, kBeta);
}

/// Divides the weights by their sum over both sides: a constant passes a low pass as it is.
std::vector<double> weights_of(const LowPass& filter) {
  std::vector<double> weights(filter.half + 1);
  double sum = 0.0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    weights[j] = weight(filter, j);
    sum += (j == 0 ? 1.0 : 2.0) * weights[j];
  }
  for (double& each : weights) each /= sum;
  return weights;
}

/// BlockFilter applies symmetric weights to stretches of a trace, two stretches at a time: one is
/// the real part of what is transformed, the other the imaginary part, which a real spectrum keeps
/// apart.
class BlockFilter {
 public:
  BlockFilter(const std::vector<double>& weights, std::size_t samples)
      : half_(weights.size() - 1),
        fourier_(block_size(half_, samples)),
        gain_(fourier_.size()),
        signal_(fourier_.size()),
        spectrum_(fourier_.size()) {
    signal_[0] = weights[0];
    for (std::size_t j = 1; j <= half_; ++j) {
      signal_[j] = signal_[fourier_.size() - j] = weights[j];
    }
    fourier_.forward(signal_, spectrum_);
    for (std::size_t k = 0; k < gain_.size(); ++k) gain_[k] = spectrum_[k].real();
  }

  [[nodiscard]] std::vector<double> apply(std::span<const double> from) {
    std::vector<double> to(from.size());
    const std::size_t whole = fourier_.size() - 2 * half_;  // results of a block
    for (std::size_t begin = 0; begin < from.size(); begin += 2 * whole) {
      load(from, begin, whole);
      fourier_.forward(signal_, spectrum_);
      for (std::size_t k = 0; k < gain_.size(); ++k) spectrum_[k] *= gain_[k];
      fourier_.inverse(spectrum_, signal_);
      for (std::size_t i = 0; i < whole && begin + i < to.size(); ++i) {
        to[begin + i] = signal_[half_ + i].real();
      }
      for (std::size_t i = 0; i < whole && begin + whole + i < to.size(); ++i) {
        to[begin + whole + i] = signal_[half_ + i].imag();
      }
    }
    return to;
  }

 private:
  /// Returns the power of two that is at least eight filters long, or holds the whole trace.
  static std::size_t block_size(std::size_t half, std::size_t samples) {
    constexpr std::size_t kLeast = std::size_t{1} << 14U;
    const std::size_t whole = std::bit_ceil(samples + 2 * half);
    return std::min(whole, std::max(kLeast, std::bit_ceil(16 * half)));
  }

  void load(std::span<const double> from, std::size_t begin, std::size_t whole) {
    const auto first = static_cast<std::ptrdiff_t>(begin) - static_cast<std::ptrdiff_t>(half_);
    const auto value = [&](std::ptrdiff_t at) {
      return at >= 0 && at < static_cast<std::ptrdiff_t>(from.size())
                 ? from[static_cast<std::size_t>(at)]
                 : from[mirrored(at, from.size())];
    };
    for (std::size_t i = 0; i < signal_.size(); ++i) {
      const std::ptrdiff_t at = first + static_cast<std::ptrdiff_t>(i);
      signal_[i] = {value(at), value(at + static_cast<std::ptrdiff_t>(whole))};
    }
  }

  std::size_t half_;
  Fourier fourier_;
  std::vector<double> gain_;
  Fourier::Values signal_, spectrum_;
};

}  // namespace

std::vector<double> band_weights(const Band& band, double step_s) {
  const double high_cut_hz = 0.5 * (1.0 + kHighSkirt) * band.high_hz;
  std::vector<double> weights{1.0};  // without an upper edge all passes
  if (high_cut_hz * step_s < 0.5) {
    weights = weights_of(low_pass(band.high_hz, kHighSkirt * band.high_hz, step_s));
  }
  if (band.low_hz > 0.0) {
    const std::vector<double> below =
        weights_of(low_pass(band.low_hz, kLowSkirt * band.low_hz, step_s));
    weights.resize(std::max(weights.size(), below.size()));
    for (std::size_t j = 0; j < below.size(); ++j) weights[j] -= below[j];
  }
  return weights;
}

std::vector<double> in_band(const PowerTrace& trace, const Band& band) {
  return BlockFilter(band_weights(band, trace.step_s), trace.power_mw.size()).apply(trace.power_mw);
}

std::size_t mirrored(std::ptrdiff_t index, std::size_t size) {
  if (size == 1) return 0;
  const auto period = static_cast<std::ptrdiff_t>(2 * (size - 1));
  const std::ptrdiff_t within = ((index % period) + period) % period;
  return static_cast<std::size_t>(std::min(within, period - within));
}

}  // namespace gigaload::sim
