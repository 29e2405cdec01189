#include "grid/adequacy/outages/metered_outages.hpp"

#include <algorithm>

namespace gigaload::grid::adequacy {

MeteredOutages::MeteredOutages(const Component& component, const Window& window,
                               std::size_t most_steps)
    : component_(component),
      first_(window.first),
      most_steps_(most_steps),
      most_blocks_((most_steps + kBlock - 1) / kBlock) {
  if (!any()) return;
  lost_.resize(component.regions.size() * most_steps_);
  most_lost_.resize(component.regions.size() * most_blocks_);
  left_.resize(component.meters.size() * most_steps_);
}

void MeteredOutages::play(const SampleKey& key, std::size_t begin, std::size_t end,
                          std::span<std::uint32_t> down, std::span<std::uint32_t> up) {
  if (!any()) return;
  std::fill(lost_.begin(), lost_.end(), 0.0);
  const std::size_t steps = end - begin, from = first_ + begin, to = first_ + end;  // in the run
  for (std::size_t m = 0; m < component_.meters.size(); ++m) {
    const auto& meter = component_.meters[m];
    double* left = &left_[m * most_steps_];
    std::copy_n(&meter.total[begin], steps, left);  // in service, to begin with
    for (std::size_t i = 0; i < meter.failing.size(); ++i) {
      const std::size_t u = meter.first_chain + i;
      while (down[u] < to) {
        const std::size_t stop = std::min<std::size_t>(up[u], to);
        for (std::size_t t = std::max<std::size_t>(down[u], from); t < stop; ++t)
          left[t - from] -= meter.failing[i][t - first_];
        if (up[u] >= to) break;
        const auto cycle = component_.chains[u].next(key, up[u]);
        down[u] = cycle.down;
        up[u] = cycle.up;
      }
    }
    double* lost = &lost_[meter.region * most_steps_];
    for (std::size_t t = 0; t < steps; ++t) {
      const double load = meter.load[begin + t], own = std::min(left[t], load);
      lost[t] += std::min(meter.total[begin + t], load) - own;
      left[t] = load - own;
    }
  }
  for (std::size_t r = 0; r < component_.regions.size(); ++r) {
    const double* lost = &lost_[r * most_steps_];
    for (std::size_t b = 0; b * kBlock < steps; ++b)
      most_lost_[r * most_blocks_ + b] =
          *std::max_element(lost + b * kBlock, lost + std::min(steps, (b + 1) * kBlock));
  }
}

}  // namespace gigaload::grid::adequacy
