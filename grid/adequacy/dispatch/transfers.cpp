#include "grid/adequacy/dispatch/transfers.hpp"

#include <algorithm>

namespace gigaload::grid::adequacy {

Transfers::Transfers(const Component& component)
    : component_(component),
      flow_(component.interfaces.size(), 0.0),
      excess_(component.regions.size()),
      towards_(component.regions.size()),
      next_(component.regions.size()) {
  for (std::uint32_t r = 0; r < component.regions.size(); ++r) {
    first_.push_back(static_cast<std::uint32_t>(links_.size()));
    for (std::uint32_t i = 0; i < component.interfaces.size(); ++i) {
      const auto& interface = component.interfaces[i];
      if (interface.to == r) links_.push_back({i, interface.from, true});
      if (interface.from == r) links_.push_back({i, interface.to, false});
    }
  }
  first_.push_back(static_cast<std::uint32_t>(links_.size()));
}

bool Transfers::find_supplier(std::uint32_t region, std::span<const double> forward,
                              std::span<const double> backward, double least) {
  std::fill(towards_.begin(), towards_.end(), nullptr);
  queue_.assign(1, region);
  for (std::size_t q = 0; q < queue_.size(); ++q) {
    const auto here = queue_[q];
    for (auto l = first_[here]; l < first_[here + 1]; ++l) {
      const Link& link = links_[l];
      if (link.other == region || towards_[link.other] != nullptr) continue;
      if (room(link.interface, link.inwards, forward, backward) <= least) continue;
      towards_[link.other] = &link;
      next_[link.other] = here;
      queue_.push_back(link.other);
      if (excess_[link.other] > least) return true;
    }
  }
  return false;
}

bool Transfers::suffice(std::span<const double> net, std::span<const double> forward,
                        std::span<const double> backward, double tolerance) {
  std::copy(net.begin(), net.end(), excess_.begin());
  for (std::size_t i = 0; i < flow_.size(); ++i) {
    flow_[i] = std::clamp(flow_[i], -backward[i], forward[i]);
    excess_[component_.interfaces[i].from] -= flow_[i];
    excess_[component_.interfaces[i].to] += flow_[i];
  }
  const double least = tolerance / static_cast<double>(excess_.size());
  for (std::uint32_t r = 0; r < excess_.size(); ++r) {
    while (excess_[r] < -least) {
      if (!find_supplier(r, forward, backward, least / 16)) return false;
      const auto supplier = queue_.back();
      double amount = std::min(excess_[supplier], -excess_[r]);
      for (auto n = supplier; n != r; n = next_[n])
        amount =
            std::min(amount, room(towards_[n]->interface, towards_[n]->inwards, forward, backward));
      for (auto n = supplier; n != r; n = next_[n])
        flow_[towards_[n]->interface] += towards_[n]->inwards ? amount : -amount;
      excess_[supplier] -= amount;
      excess_[r] += amount;
    }
  }
  return true;
}

}  // namespace gigaload::grid::adequacy
