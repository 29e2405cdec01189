#include "grid/core/capped_profile.hpp"

#include <algorithm>
#include <cstddef>

namespace gigaload::grid {

void scale_to_mean(std::span<double> profile, std::span<const double> weight, double mean,
                   double cap) {
  if (mean >= cap) {
    std::fill(profile.begin(), profile.end(), cap);
    return;
  }
  double total = 0.0, sum = 0.0;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    total += weight[i];
    sum += weight[i] * profile[i];
  }
  if (!(sum > 0.0)) {
    std::fill(profile.begin(), profile.end(), mean);
    return;
  }
  for (double& x : profile) x *= mean * total / sum;

  // what is cut off above the cap raises the rest: each round caps one more value, or is the last
  for (std::size_t round = 0; round < profile.size(); ++round) {
    double capped = 0.0, free = 0.0;
    for (std::size_t i = 0; i < profile.size(); ++i) {
      (profile[i] >= cap ? capped : free) += weight[i] * std::min(profile[i], cap);
    }
    if (!(free > 0.0)) break;
    const double k = (mean * total - capped) / free;
    for (double& x : profile) x = x >= cap ? cap : k * x;
    if (std::none_of(profile.begin(), profile.end(), [cap](double x) { return x > cap; })) break;
  }
  for (double& x : profile) x = std::min(x, cap);
}

}  // namespace gigaload::grid
