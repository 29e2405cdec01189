#include "grid/balance/price_levels.hpp"

#include <algorithm>
#include <cmath>

#include "grid/balance/merit_order.hpp"

namespace gigaload::grid {
namespace {

constexpr TransportFlow::Cost kUsd = 1'000'000;
constexpr double kLongestHours = 100.0;  // time to go that still makes a difference

TransportFlow::Cost reach(TransportFlow::Cost crossing, std::size_t regions) {
  return crossing * static_cast<TransportFlow::Cost>(regions);
}

}  // namespace

PriceLevels::PriceLevels(const DispatchRules& rules, Cost crossing, std::size_t regions,
                         Cost dearest)
    : per_hour_(kUsd + 8 * crossing),
      step_(reach(crossing, regions) + kUsd),
      charge_(dearest + step_),
      discharge_(charge_ + rank(0.0) + kUsd),
      curtail_(micro_usd(rules.curtailment_price_usd_per_mwh)),
      unserved_(micro_usd(rules.value_of_lost_load_usd_per_mwh)),
      curtails_by_price_(curtail_ <= dearest) {
  if (!curtails_by_price_) curtail_ = std::max(curtail_, discharge_ + rank(0.0) + step_);
  const Cost dearest_before_firm = std::max(discharge_ + rank(0.0), curtail(kCutShare.size() - 1));
  unserved_ = std::max(unserved_, dearest_before_firm + 2 * step_);
}

TransportFlow::Cost PriceLevels::self_scheduled(Cost crossing, std::size_t regions) {
  return -(1000 * kUsd + reach(crossing, regions));
}

TransportFlow::Cost PriceLevels::rank(double time_to_go_h) const {
  const double short_of_longest_h = kLongestHours - std::clamp(time_to_go_h, 0.0, kLongestHours);
  return std::llround(short_of_longest_h * static_cast<double>(per_hour_));
}

}  // namespace gigaload::grid
