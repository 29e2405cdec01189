#include "sim/years/promise.hpp"

#include <algorithm>

#include "grid/core/error.hpp"

namespace gigaload::sim {

double promised_mw(const Deal& deal, Hour at) {
  const auto& points = deal.promised;
  const auto next = std::ranges::upper_bound(points, at, {}, &Promise::by);
  if (next == points.begin()) {
    return 0.0;
  }
  const Promise& before = *(next - 1);
  if (next == points.end()) {
    return before.power_mw;
  }
  const double part =
      static_cast<double>(at - before.by) / static_cast<double>(next->by - before.by);
  return before.power_mw + part * (next->power_mw - before.power_mw);
}

Deliveries::Deliveries(const std::vector<Campus>& campuses, std::size_t deals) : deals_(deals) {
  for (std::size_t c = 0; c < campuses.size(); ++c) {
    for (const DealShare& share : campuses[c].deals) {
      if (share.deal.get() >= deals) {
        throw InternalError("campus " + campuses[c].name + " serves a deal that does not exist");
      }
      parts_.push_back({.campus = c, .deal = share.deal.get(), .share = share.share});
    }
  }
}

void Deliveries::sum(std::span<const double> energised_mw,
                     std::vector<double>& delivered_mw) const {
  delivered_mw.assign(deals_, 0.0);
  for (const Part& part : parts_) {
    delivered_mw[part.deal] += part.share * energised_mw[part.campus];
  }
}

}  // namespace gigaload::sim
