#include "sim/swing/swing_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>

#include "sim/swing/fourier.hpp"

namespace gigaload::sim {

namespace {

constexpr std::size_t kLongest = std::size_t{1} << 16U;  // samples of a stretch
constexpr double kBinsOfDecade = 20.0;

std::vector<double> hann(std::size_t size) {
  std::vector<double> window(size);
  for (std::size_t i = 0; i < size; ++i) {
    const double turn = static_cast<double>(i) / static_cast<double>(size);
    window[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * turn);
  }
  return window;
}

/// Returns the mean square [MW2] of each line k / (size dt), 1 <= k <= size / 2, the mean of all
/// stretches.
std::vector<double> mean_squares(std::span<const double> power_mw, std::size_t size) {
  const std::vector<double> window = hann(size);
  const double square = std::inner_product(window.begin(), window.end(), window.begin(), 0.0);
  const Fourier fourier(size);
  Fourier::Values stretch(size), spectrum(size);
  std::vector<double> lines(size / 2 + 1, 0.0);
  std::size_t stretches = 0;
  const std::size_t ahead = std::max<std::size_t>(1, size / 2);
  for (std::size_t begin = 0; begin + size <= power_mw.size(); begin += ahead) {
    const std::span<const double> part = power_mw.subspan(begin, size);
    const double mean = std::accumulate(part.begin(), part.end(), 0.0) / static_cast<double>(size);
    for (std::size_t i = 0; i < size; ++i) stretch[i] = window[i] * (part[i] - mean);
    fourier.forward(stretch, spectrum);
    for (std::size_t k = 1; k < lines.size(); ++k) lines[k] += std::norm(spectrum[k]);
    ++stretches;
  }
  // both signs of a frequency, but for the highest, which has one
  const double scale = 2.0 / (square * static_cast<double>(size) * static_cast<double>(stretches));
  for (double& line : lines) line *= scale;
  if (size % 2 == 0) lines.back() *= 0.5;
  return lines;
}

}  // namespace

SwingSpectrum swing_spectrum(const PowerTrace& trace) {
  const std::size_t size = std::min(kLongest, trace.power_mw.size());
  const std::vector<double> lines = mean_squares(trace.power_mw, size);
  const double line_hz = 1.0 / (static_cast<double>(size) * trace.step_s);
  SwingSpectrum found;
  const auto strongest = std::ranges::max_element(lines);
  if (*strongest > 0.0) {
    found.strongest_hz = line_hz * static_cast<double>(strongest - lines.begin());
  }
  const double ratio = std::pow(10.0, 1.0 / kBinsOfDecade);
  for (std::size_t k = 1; k < lines.size();) {
    const std::size_t end = std::min(
        lines.size(),
        std::max(k + 1, static_cast<std::size_t>(std::ceil(ratio * static_cast<double>(k)))));
    const double sum = std::accumulate(lines.begin() + static_cast<std::ptrdiff_t>(k),
                                       lines.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
    found.bins.push_back({.low_hz = line_hz * (static_cast<double>(k) - 0.5),
                          .high_hz = line_hz * (static_cast<double>(end) - 0.5),
                          .swing_mw = 2.0 * std::numbers::sqrt2 * std::sqrt(sum)});
    k = end;
  }
  return found;
}

}  // namespace gigaload::sim
