#include "grid/demand/outlier_hours.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "grid/demand/rolling_window.hpp"

namespace gigaload::grid {
namespace {

using Values = std::vector<double>;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// of Ruggles et al. 2020
constexpr std::size_t kShort_h = 48, kLong_h = 480, kSpread_h = 240;
constexpr std::ptrdiff_t kDay_h = 24, kDays = 10;  // before and after
constexpr double kAbove = 3.5, kBelow = 2.5, kLone = 2.0;
constexpr std::size_t kShortestRun = 3;

constexpr double kOfFlatLoad = 0.5;     // threshold over median where nothing varies: an assumption
constexpr double kSteps = 2.0;          // of the resolution, that no threshold is below: likewise
constexpr double kRunsByChance = 0.01;  // in all hours together
constexpr double kMostEqual = 0.5;      // share of hours

/// The kinds of the hours of a load without breaks.
using Kinds = std::vector<std::optional<OutlierKind>>;

void mark(Kinds& kinds, std::size_t hour, OutlierKind kind) {
  if (!kinds[hour]) kinds[hour] = kind;
}

void mark_not_positive(const Values& x, Kinds& kinds) {
  for (std::size_t t = 0; t < x.size(); ++t) {
    if (x[t] <= 0.0) mark(kinds, t, OutlierKind::not_positive);
  }
}

/// Runs shorter than this happen by chance; nothing where all of them do.
std::optional<std::size_t> shortest_run(const Values& x, const Kinds& kinds) {
  double equal = 0.0, hours = 0.0;
  for (std::size_t t = 1; t < x.size(); ++t) {
    if (kinds[t]) continue;
    hours += 1.0;
    if (x[t] == x[t - 1]) equal += 1.0;
  }
  if (equal == 0.0 || equal > kMostEqual * hours) return std::nullopt;
  const double length = 1.0 + std::log(kRunsByChance / hours) / std::log(equal / hours);
  return std::max(kShortestRun, static_cast<std::size_t>(std::ceil(length)));
}

void mark_stuck(const Values& x, Kinds& kinds) {
  const auto shortest = shortest_run(x, kinds);
  if (!shortest) return;
  for (std::size_t begin = 0; begin < x.size();) {
    std::size_t end = begin + 1;
    while (end < x.size() && x[end] == x[begin]) ++end;
    for (std::size_t t = begin; end - begin >= *shortest && t < end; ++t) {
      mark(kinds, t, OutlierKind::stuck);
    }
    begin = end;
  }
}

/// The median of the same time of the day in the days around.
Values median_of_days(const Values& x) {
  const auto n = static_cast<std::ptrdiff_t>(x.size());
  Values result(x.size());
  Values day;
  for (std::ptrdiff_t t = 0; t < n; ++t) {
    day.clear();
    for (std::ptrdiff_t d = -kDays; d <= kDays; ++d) {
      const std::ptrdiff_t at = t + d * kDay_h;
      if (at >= 0 && at < n && !std::isnan(x[static_cast<std::size_t>(at)])) {
        day.push_back(x[static_cast<std::size_t>(at)]);
      }
    }
    std::ranges::sort(day);
    result[static_cast<std::size_t>(t)] = quantile_of_sorted(day, 0.5);
  }
  return result;
}

/// The smallest change from one hour to the next, as a load in whole MW has.
double resolution(const Values& change) {
  double least = std::numeric_limits<double>::infinity();
  for (const double value : change) {
    if (std::abs(value) > 0.0) least = std::min(least, std::abs(value));
  }
  return std::isfinite(least) ? least : 0.0;
}

/// `x`: NaN where step 1 has taken an hour out.
void mark_far(const Values& x, Kinds& kinds) {
  const Values near = RollingWindow(x, kShort_h).median(), far = RollingWindow(x, kLong_h).median();
  Values offset(x.size()), change(x.size(), kNone);
  for (std::size_t t = 0; t < x.size(); ++t) {
    offset[t] = x[t] - near[t];
    if (t > 0) change[t] = x[t] - x[t - 1];
  }
  const Values of_day = median_of_days(offset);
  const Values spread = RollingWindow(offset, kSpread_h).interquartile_range();
  const Values spread_of_change = RollingWindow(change, kSpread_h).interquartile_range();
  const double finest = kSteps * resolution(change);
  const auto threshold = [&](double multiple, double range, std::size_t t) {
    return range > 0.0 ? std::max(multiple * range, finest) : kOfFlatLoad * std::abs(far[t]);
  };
  for (std::size_t t = 0; t < x.size(); ++t) {
    if (std::isnan(x[t])) continue;
    const double expected = near[t] * (1.0 + of_day[t] / far[t]);
    if (x[t] > expected + threshold(kAbove, spread[t], t)) {
      mark(kinds, t, OutlierKind::above);
    } else if (x[t] < expected - threshold(kBelow, spread[t], t)) {
      mark(kinds, t, OutlierKind::below);
    } else if (t > 0 && t + 1 < x.size()) {
      const double rise = change[t], fall = -change[t + 1];
      const double least = threshold(kLone, spread_of_change[t], t);
      if (std::min(rise, fall) > least || std::max(rise, fall) < -least) {
        mark(kinds, t, OutlierKind::lone);
      }
    }
  }
}

Kinds kinds_of(Values x) {
  Kinds kinds(x.size());
  mark_not_positive(x, kinds);
  mark_stuck(x, kinds);
  for (std::size_t t = 0; t < x.size(); ++t) {
    if (kinds[t]) x[t] = kNone;
  }
  mark_far(x, kinds);
  return kinds;
}

}  // namespace

std::vector<OutlierHour> find_outliers(const HourlyLoad& load) {
  std::vector<OutlierHour> outliers;
  std::vector<std::size_t> ends = load.breaks;
  ends.push_back(load.mw.size());
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const auto first = load.mw.begin() + static_cast<std::ptrdiff_t>(begin);
    const Kinds kinds = kinds_of({first, first + static_cast<std::ptrdiff_t>(end - begin)});
    for (std::size_t t = 0; t < kinds.size(); ++t) {
      if (const auto& kind = kinds[t]) outliers.push_back({begin + t, *kind});
    }
    begin = end;
  }
  return outliers;
}

HourlyLoad without(const HourlyLoad& load, const std::vector<OutlierHour>& outliers) {
  HourlyLoad kept;
  auto next = outliers.begin();
  auto next_break = load.breaks.begin();
  for (std::size_t t = 0; t < load.mw.size(); ++t) {
    if (next_break != load.breaks.end() && *next_break == t) {
      const std::size_t here = kept.mw.size();
      if (here > 0 && (kept.breaks.empty() || kept.breaks.back() < here)) {
        kept.breaks.push_back(here);
      }
      ++next_break;
    }
    if (next != outliers.end() && next->hour == t) {
      ++next;
      continue;
    }
    kept.mw.push_back(load.mw[t]);
    kept.month.push_back(load.month[t]);
  }
  return kept;
}

}  // namespace gigaload::grid
