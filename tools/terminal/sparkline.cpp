#include "tools/terminal/sparkline.hpp"

#include <algorithm>
#include <cmath>

namespace gigaload::tools {

std::string sparkline(std::span<const double> values) {
  static constexpr const char* kBars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr double kHighest = std::size(kBars) - 1;
  double most = 0.0;
  for (const double value : values) {
    if (std::isfinite(value)) most = std::max(most, value);
  }
  std::string text;
  for (const double value : values) {
    if (!std::isfinite(value)) {
      text += ' ';
      continue;
    }
    const double share = most > 0.0 ? std::clamp(value / most, 0.0, 1.0) : 0.0;
    text += kBars[static_cast<std::size_t>(std::lround(share * kHighest))];
  }
  return text;
}

}  // namespace gigaload::tools
