#include "grid/adequacy/sampling/statistics.hpp"

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

std::uint64_t most_above(double level, std::uint64_t samples) {
  constexpr double kRounding = 1e-12;  // 0.1 of 1,000 is 99.99999999999997 as 1 - 0.9
  return static_cast<std::uint64_t>((1.0 - level) * static_cast<double>(samples) *
                                    (1.0 + kRounding));
}

TailRisk tail_risk(std::vector<double> samples, double level) {
  if (samples.empty()) return {};
  std::sort(samples.begin(), samples.end());
  const double rank = level * static_cast<double>(samples.size() - 1);
  const auto below = static_cast<std::size_t>(rank);
  const auto above = std::min(below + 1, samples.size() - 1);
  TailRisk risk;
  risk.value_at_risk =
      samples[below] + (rank - static_cast<double>(below)) * (samples[above] - samples[below]);
  RunningMean tail;
  for (const double x : samples)
    if (x >= risk.value_at_risk) tail.add(x);
  risk.cvar = tail.estimate();
  if (risk.value_at_risk == 0.0) {
    risk.cvar.value /= 1.0 - level;
    risk.cvar.standard_error /= 1.0 - level;
  }
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
  const std::uint64_t above = most_above(level, samples);
  std::uint64_t seen = 0;
  for (auto bin = bins_.rbegin(); bin != bins_.rend(); ++bin) {
    seen += bin->count;
    if (seen > above) return middle(bin->key);
  }
  return 0.0;
}

}  // namespace gigaload::grid::adequacy
