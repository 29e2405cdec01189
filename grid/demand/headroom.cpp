#include "grid/demand/headroom.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"

namespace gigaload::grid {

namespace {

constexpr std::array kKept = {0.50, 0.75, 0.90};  // of the new load

bool is_summer(unsigned month) { return month >= 6 && month <= 8; }
bool is_winter(unsigned month) { return month == 12 || month <= 2; }
bool holds_summer_peak(unsigned month) { return month >= 4 && month <= 10; }

double peak(const HourlyLoad& load, bool (*in_season)(unsigned), const char* name) {
  std::optional<double> most;
  for (std::size_t t = 0; t < load.mw.size(); ++t) {
    if (in_season(load.month[t])) most = std::max(most.value_or(load.mw[t]), load.mw[t]);
  }
  if (!most) throw InputError(std::string("headroom: the load has no hour of ") + name);
  return *most;
}

/// The L of the header's equation; the gaps are sorted.
double largest_load(std::vector<double> gap, double limit) {
  std::ranges::sort(gap);
  const double allowed = limit * static_cast<double>(gap.size());  // hours of whole curtailment
  double sum = 0.0;
  for (std::size_t k = 0; k < gap.size(); ++k) {
    // with L = gap[k] the first k are curtailed: is that within the limit still?
    if (static_cast<double>(k) * gap[k] - sum > allowed * gap[k]) {
      return sum / (static_cast<double>(k) - allowed);
    }
    sum += gap[k];
  }
  return sum / (static_cast<double>(gap.size()) - allowed);
}

}  // namespace

Headroom headroom(const HourlyLoad& load, double limit) {
  if (load.month.size() != load.mw.size()) throw InternalError("headroom: months for other hours");
  if (!(limit > 0.0 && limit < 1.0)) {
    throw InputError("headroom: the limit is to be more than 0 and less than 100 %");
  }
  Headroom result;
  result.summer_peak_mw = peak(load, is_summer, "June to August");
  result.winter_peak_mw = peak(load, is_winter, "December to February");

  const std::size_t hours = load.mw.size();
  std::vector<double> gap(hours);
  for (std::size_t t = 0; t < hours; ++t) {
    const double held =
        holds_summer_peak(load.month[t]) ? result.summer_peak_mw : result.winter_peak_mw;
    gap[t] = std::max(held - load.mw[t], 0.0);
    if (load.mw[t] > held) ++result.hours_above_peak;
  }
  const double new_load = largest_load(gap, limit);
  result.headroom_mw = new_load;

  double energy = 0.0;
  std::size_t curtailed = 0, events = 0;
  std::array<std::size_t, kKept.size()> kept{};
  auto next_break = load.breaks.begin();
  bool before = false;
  for (std::size_t t = 0; t < hours; ++t) {
    if (next_break != load.breaks.end() && *next_break == t) {
      before = false;
      ++next_break;
    }
    const double cut = std::max(new_load - gap[t], 0.0);
    const bool now = cut > 0.0;
    if (now) {
      ++curtailed;
      if (!before) ++events;
      for (std::size_t i = 0; i < kKept.size(); ++i) {
        if (new_load - cut >= kKept[i] * new_load) ++kept[i];
      }
      energy += cut;
      result.deepest_mw = std::max(result.deepest_mw, cut);
    }
    before = now;
  }
  const double per_year = kHoursOfCommonYear / static_cast<double>(hours);
  result.curtailed_mwh_a_year = energy * per_year;
  result.curtailed_hours_a_year = static_cast<double>(curtailed) * per_year;
  result.events_a_year = static_cast<double>(events) * per_year;
  if (curtailed > 0) {
    result.mean_event_h = static_cast<double>(curtailed) / static_cast<double>(events);
    std::ranges::transform(kept, result.kept_share.begin(), [curtailed](std::size_t hours_kept) {
      return static_cast<double>(hours_kept) / static_cast<double>(curtailed);
    });
  }
  return result;
}

}  // namespace gigaload::grid
