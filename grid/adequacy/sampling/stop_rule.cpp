// With a mean m of n samples and its standard error s(n), which falls as 1 / sqrt(n), and the error
// e that is wanted:
//   enough   s <= e m  and  n >= kLeast
//   in all   n (s / (e m))^2
#include "grid/adequacy/sampling/stop_rule.hpp"

#include <algorithm>
#include <cmath>

namespace gigaload::grid::adequacy {

bool StopRule::is_known(const Estimate& watched, std::uint64_t samples) const {
  return relative_error > 0.0 && samples >= kLeast && watched.value > 0.0 &&
         watched.standard_error <= relative_error * watched.value;
}

std::uint64_t StopRule::in_all(const Estimate& watched, std::uint64_t samples) const {
  const double allowed = relative_error * watched.value;
  if (!(allowed > 0.0) || !(watched.standard_error > 0.0)) return most;
  const auto taken = static_cast<double>(samples);
  const double wanted = std::max(taken * std::pow(watched.standard_error / allowed, 2.0),
                                 static_cast<double>(kLeast));
  return static_cast<std::uint64_t>(std::clamp(wanted, taken, static_cast<double>(most)));
}

std::uint64_t StopRule::next(const Estimate& watched, std::uint64_t samples,
                             std::uint64_t batch) const {
  if (samples >= most || is_known(watched, samples)) return samples;
  std::uint64_t wanted = kLeast;
  if (samples >= kLeast) {
    wanted = std::clamp(in_all(watched, samples) + 1, samples + 1, 2 * samples);
  }
  return std::min(most, (wanted + batch - 1) / batch * batch);
}

}  // namespace gigaload::grid::adequacy
