#include "output/adequacy/filed_errors.hpp"

#include <cmath>
#include <limits>

#include "grid/adequacy/sampling/none_seen.hpp"

namespace gigaload::output {

double error_of(const grid::adequacy::Estimate& estimate, std::uint64_t samples) {
  return samples == 0 ? estimate.standard_error : grid::adequacy::known_error(estimate);
}

double error_of_share(double share, std::uint64_t samples) {
  if (samples > 0 && (share == 0.0 || share == 1.0)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (samples < 2) return 0.0;
  return std::sqrt(share * (1.0 - share) / static_cast<double>(samples - 1));
}

}  // namespace gigaload::output
