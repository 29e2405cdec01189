#include "output/variables/machines.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "output/variables/entities.hpp"

namespace gigaload::output {

namespace {

double larger_kind(const std::vector<std::string>& kinds, std::span<const double> by_deal) {
  std::map<std::string, double> sums;
  for (std::size_t d = 0; d < kinds.size(); ++d) sums[kinds[d]] += by_deal[d];
  double largest = 0.0;
  for (const auto& [kind, sum] : sums) largest = std::max(largest, sum);
  return largest;
}

}  // namespace

Machines::Machines(std::vector<std::string> kinds, const std::vector<double>& shares)
    : kinds_(std::move(kinds)) {
  for (std::size_t c = 0; c < shares.size(); c += kinds_.size()) {
    campus_share_.push_back(larger_kind(kinds_, std::span(shares).subspan(c, kinds_.size())));
  }
}

Machines::Machines(const sim::Scenario& scenario)
    : Machines(entities::deal_kind(scenario), entities::campus_deal_share(scenario)) {}

double Machines::promised_mw(std::span<const double> by_deal) const {
  return larger_kind(kinds_, by_deal);
}

double Machines::delivered_mw(std::span<const double> energised) const {
  double mw = 0.0;
  for (std::size_t c = 0; c < campus_share_.size(); ++c) mw += campus_share_[c] * energised[c];
  return mw;
}

double Machines::promised(const sim::BuildOutFrame& frame) const {
  return promised_mw(frame.promised);
}

double Machines::delivered(const sim::BuildOutFrame& frame) const {
  return delivered_mw(frame.energised);
}

double Machines::gap(const sim::BuildOutFrame& frame) const {
  return promised(frame) - delivered(frame);
}

}  // namespace gigaload::output
