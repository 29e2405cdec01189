#include "grid/adequacy/dispatch/transfers.hpp"

#include <algorithm>
#include <limits>

namespace gigaload::grid::adequacy {

Transfers::Transfers(const Component& component)
    : component_(component),
      flow_(component.interfaces.size(), 0.0),
      excess_(component.regions.size()),
      import_(component.limits.size(), 0.0),
      in_group_(component.limits.size() * component.regions.size(), 0),
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
  for (std::size_t g = 0; g < component.limits.size(); ++g) {
    for (const auto r : component.limits[g].regions) {
      in_group_[g * component.regions.size() + r] = 1;
    }
  }
  for (const auto& interface : component.interfaces) {
    const auto from = interface.from, to = interface.to;
    const auto first = static_cast<std::uint32_t>(borders_.size());
    for (std::uint32_t g = 0; g < component.limits.size(); ++g) {
      if (is_in(to, g) != is_in(from, g)) borders_.push_back({g, is_in(to, g) ? 1.0 : -1.0});
    }
    ends_.push_back({from, to, first, static_cast<std::uint32_t>(borders_.size())});
  }
}

double Transfers::import_room(std::uint32_t region, std::uint32_t supplier,
                              const TransferLimits& limits) const {
  double most = std::numeric_limits<double>::infinity();
  for (auto g = component_.innermost[region]; g != GroupLimit::kNone;
       g = component_.limits[g].around) {
    if (is_in(supplier, g)) break;
    most = std::min(most, limits.imports[g] - import_[g]);
  }
  return most;
}

void Transfers::count_import(std::uint32_t region, std::uint32_t supplier, double amount) {
  for (auto g = component_.innermost[region]; g != GroupLimit::kNone && !is_in(supplier, g);
       g = component_.limits[g].around) {
    import_[g] += amount;
  }
  for (auto g = component_.innermost[supplier]; g != GroupLimit::kNone && !is_in(region, g);
       g = component_.limits[g].around) {
    import_[g] -= amount;
  }
}

bool Transfers::find_supplier(std::uint32_t region, const TransferLimits& limits, double least) {
  std::fill(towards_.begin(), towards_.end(), nullptr);
  queue_.assign(1, region);
  for (std::size_t q = 0; q < queue_.size(); ++q) {
    const auto here = queue_[q];
    for (auto l = first_[here]; l < first_[here + 1]; ++l) {
      const Link& link = links_[l];
      if (link.other == region || towards_[link.other] != nullptr) continue;
      if (room(link.interface, link.inwards, limits) <= least) continue;
      towards_[link.other] = &link;
      next_[link.other] = here;
      queue_.push_back(link.other);
      if (excess_[link.other] <= least) continue;
      if (import_.empty() || import_room(region, link.other, limits) > least) return true;
    }
  }
  return false;
}

void Transfers::supply(std::uint32_t region, std::uint32_t supplier, const TransferLimits& limits) {
  double amount = std::min(excess_[supplier], -excess_[region]);
  if (!import_.empty()) amount = std::min(amount, import_room(region, supplier, limits));
  for (auto n = supplier; n != region; n = next_[n])
    amount = std::min(amount, room(towards_[n]->interface, towards_[n]->inwards, limits));
  for (auto n = supplier; n != region; n = next_[n])
    flow_[towards_[n]->interface] += towards_[n]->inwards ? amount : -amount;
  excess_[supplier] -= amount;
  excess_[region] += amount;
  if (!import_.empty()) count_import(region, supplier, amount);
}

void Transfers::take_up(std::span<const double> net, const TransferLimits& limits) {
  std::copy(net.begin(), net.end(), excess_.begin());
  std::fill(import_.begin(), import_.end(), 0.0);
  for (std::size_t i = 0; i < flow_.size(); ++i) {
    if (flow_[i] == 0.0) continue;  // within any limits
    const double flow = std::clamp(flow_[i], -limits.backward[i], limits.forward[i]);
    const Ends& ends = ends_[i];
    flow_[i] = flow;
    excess_[ends.from] -= flow;
    excess_[ends.to] += flow;
    for (auto b = ends.first_border; b < ends.end_border; ++b) {
      import_[borders_[b].limit] += borders_[b].sign * flow;
    }
  }
}

bool Transfers::served(std::span<const double> net, const TransferLimits& limits,
                       double tolerance) {
  take_up(net, limits);
  const double least = tolerance / static_cast<double>(excess_.size());
  for (std::size_t g = 0; g < import_.size(); ++g) {
    if (import_[g] <= limits.imports[g] + least) continue;
    std::fill(flow_.begin(), flow_.end(), 0.0);
    take_up(net, limits);
    break;
  }
  for (std::uint32_t r = 0; r < excess_.size(); ++r) {
    while (excess_[r] < -least) {
      if (!find_supplier(r, limits, least / 16)) return false;
      supply(r, queue_.back(), limits);
    }
  }
  return true;
}

bool Transfers::suffice(std::span<const double> net, const TransferLimits& limits,
                        double tolerance) {
  if (served(net, limits, tolerance)) return true;
  if (import_.empty()) return false;
  std::fill(flow_.begin(), flow_.end(), 0.0);  // those of before may have used the limits up
  return served(net, limits, tolerance);
}

}  // namespace gigaload::grid::adequacy
