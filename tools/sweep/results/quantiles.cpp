#include "tools/sweep/results/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gigaload::tools::sweep {

std::vector<double> quantiles_of(std::vector<double>& sample, const std::vector<double>& levels) {
  std::erase_if(sample, [](double x) { return std::isnan(x); });
  std::vector<double> result(levels.size(), std::numeric_limits<double>::quiet_NaN());
  if (sample.empty()) return result;
  std::ranges::sort(sample);
  for (std::size_t q = 0; q < levels.size(); ++q) {
    const double position = levels[q] * static_cast<double>(sample.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sample.size() - 1);
    const double w = position - static_cast<double>(below);
    // equal neighbours stay what they are, infinite ones too
    result[q] = sample[below] == sample[above] || w == 0.0
                    ? sample[below]
                    : (1.0 - w) * sample[below] + w * sample[above];
  }
  return result;
}

}  // namespace gigaload::tools::sweep
