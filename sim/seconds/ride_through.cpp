#include "sim/seconds/ride_through.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

constexpr double kAlways = std::numeric_limits<double>::infinity();
constexpr double kNever = kAlways;

/// Returns the dips by time.
std::vector<VoltageDip> in_order(std::span<const VoltageDip> dips) {
  std::vector<VoltageDip> sorted(dips.begin(), dips.end());
  std::ranges::sort(sorted, {}, &VoltageDip::at_s);
  for (std::size_t d = 0; d < sorted.size(); ++d) {
    const VoltageDip& dip = sorted[d];
    if (!(dip.at_s >= 0.0) || !(dip.length_s > 0.0) || !(dip.residual_pu >= 0.0) ||
        !std::isfinite(dip.at_s + dip.length_s + dip.residual_pu)) {
      throw InputError("dip number " + std::to_string(d + 1) +
                       ": a moment of 0 s or more, a length above 0 s and a residual voltage of 0 "
                       "pu or more are wanted");
    }
    if (d > 0 && dip.at_s < sorted[d - 1].at_s + sorted[d - 1].length_s) {
      throw InputError("the dip at " + std::to_string(dip.at_s) +
                       " s begins before the one before it is over");
    }
  }
  return sorted;
}

double stays_s(const RideThroughRule& rule, double residual_pu) {
  if (rule.voltage.empty()) return kAlways;
  for (const RideThroughRule::Band& band : rule.voltage) {
    if (residual_pu >= band.low && residual_pu < band.high) return band.stays_s;
  }
  return 0.0;
}

/// Follows the share of a load that is there.
class Presence {
 public:
  Presence(const RideThroughRule& rule, double load_mw) : rule_(rule), load_mw_(load_mw) {}

  /// All that is there leaves; what was about to come back does not.
  void leave(double at_s) {
    const double back_s = at_s - return_s_;
    if (back_s > 0.0) {
      const double share = rule_.ramp_s > 0.0 ? std::min(1.0, back_s / rule_.ramp_s) : 1.0;
      come_back(share * rule_.share_back, std::min(rule_.ramp_s, back_s));
    }
    return_s_ = kNever;
    if (share_ <= 0.0) return;
    changes_.push_back({.at_s = at_s, .mw = share_ * load_mw_, .ramp_s = 0.0});
    share_ = 0.0;
  }

  /// Comes back by the rule once the voltage does.
  void return_from(double end_s) {
    if (rule_.share_back > 0.0) return_s_ = end_s + rule_.delay_s;
  }

  std::vector<LoadChange> finish() {
    if (return_s_ < kNever) come_back(rule_.share_back, rule_.ramp_s);
    return std::move(changes_);
  }

 private:
  void come_back(double share, double ramp_s) {
    changes_.push_back({.at_s = return_s_, .mw = -share * load_mw_, .ramp_s = ramp_s});
    share_ = share;
  }

  const RideThroughRule& rule_;
  double load_mw_;
  double share_ = 1.0;
  double return_s_ = kNever;  // when it begins to come back
  std::vector<LoadChange> changes_;
};

}  // namespace

std::vector<LoadChange> response_to_dips(const RideThroughRule& rule, double load_mw,
                                         std::span<const VoltageDip> dips) {
  if (!rule.knows_dips()) {
    throw InputError("the rule " + rule.name +
                     " has neither a curve of voltage and time nor a counter of dips: what is "
                     "known of it says nothing of them");
  }
  Presence presence(rule, load_mw);
  std::vector<double> counted;  // when the dips of the window began
  for (const VoltageDip& dip : in_order(dips)) {
    if (rule.counter.dips > 0 && dip.residual_pu < rule.counter.below_pu) {
      counted.push_back(dip.at_s);
      std::erase_if(counted, [&](double at) { return at < dip.at_s - rule.counter.window_s; });
      if (counted.size() >= rule.counter.dips) {
        presence.leave(dip.at_s);
        break;
      }
    }
    const double stays = stays_s(rule, dip.residual_pu);
    if (dip.length_s <= stays) continue;
    presence.leave(dip.at_s + stays);
    presence.return_from(dip.at_s + dip.length_s);
  }
  return presence.finish();
}

std::vector<FrequencyRelay> frequency_relays(const RideThroughRule& rule, double nominal_hz,
                                             double load_mw, std::size_t group) {
  std::vector<FrequencyRelay> relays;
  const auto add = [&](double hz, FrequencyRelay::Side side, double delay_s) {
    if (hz <= 0.0 || !std::isfinite(hz) || !std::isfinite(delay_s)) return;
    relays.push_back(
        {.threshold_hz = hz, .side = side, .delay_s = delay_s, .mw = load_mw, .group = group});
  };
  double lowest = kAlways, highest = 0.0;
  for (const RideThroughRule::Band& band : rule.frequency) {
    lowest = std::min(lowest, band.low);
    highest = std::max(highest, band.high);
    if (band.high < nominal_hz) add(band.high, FrequencyRelay::Side::under, band.stays_s);
    if (band.low > nominal_hz) add(band.low, FrequencyRelay::Side::over, band.stays_s);
  }
  add(lowest, FrequencyRelay::Side::under, 0.0);
  add(highest, FrequencyRelay::Side::over, 0.0);
  return relays;
}

}  // namespace gigaload::sim
