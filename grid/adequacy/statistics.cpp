#include "grid/adequacy/statistics.hpp"

#include <algorithm>
#include <bit>

namespace gigaload::grid::adequacy {

Estimate RunningRatio::estimate() const {
  if (x_ <= 0.0) return {};
  const double ratio = y_ / x_;
  if (count_ < 2) return {ratio, 0.0};
  const double n = static_cast<double>(count_), mean = x_ / n;
  const double squares = std::max(0.0, yy_ - 2.0 * ratio * xy_ + ratio * ratio * xx_);
  return {ratio, std::sqrt(squares / (n * (n - 1.0))) / mean};
}

TailRisk tail_risk(std::vector<double> samples, double level) {
  if (samples.empty()) return {};
  const auto n = samples.size();
  const auto rank = std::min(
      n - 1, static_cast<std::size_t>(std::max(0.0, std::ceil(level * static_cast<double>(n)) - 1)));
  std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(rank),
                   samples.end());
  TailRisk risk;
  risk.value_at_risk = samples[rank];
  std::sort(samples.begin() + static_cast<std::ptrdiff_t>(rank), samples.end());
  RunningMean excess;
  for (const double x : samples) excess.add(std::max(0.0, x - risk.value_at_risk));
  const auto mean = excess.estimate();
  risk.cvar = {risk.value_at_risk + mean.value / (1.0 - level),
               mean.standard_error / (1.0 - level)};
  return risk;
}

namespace {

// sign, exponent and the first 7 bits of the mantissa of a float: 128 bins an octave
std::uint16_t bin_of(double x) {
  return static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(static_cast<float>(x)) >> 16);
}

double middle(std::uint16_t key) {
  return std::bit_cast<float>((static_cast<std::uint32_t>(key) << 16) | 0x8000u);
}

}  // namespace

void LogHistogram::add(double x) {
  const auto key = bin_of(x);
  const auto at = std::lower_bound(bins_.begin(), bins_.end(), key,
                                   [](const Bin& b, std::uint16_t k) { return b.key < k; });
  if (at != bins_.end() && at->key == key)
    ++at->count;
  else
    bins_.insert(at, {key, 1});
}

double LogHistogram::quantile(double level, std::uint64_t samples) const {
  // numbers above the quantile are at most this many
  const double above = (1.0 - level) * static_cast<double>(samples);
  double seen = 0.0;
  for (auto bin = bins_.rbegin(); bin != bins_.rend(); ++bin) {
    seen += bin->count;
    if (seen > above) return middle(bin->key);
  }
  return 0.0;
}

}  // namespace gigaload::grid::adequacy
