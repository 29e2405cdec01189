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
constexpr double kOtherUnit = 10.0;     // factor between months: an assumption
constexpr std::size_t kShortestMonth_h = 24;

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

/// The hours from one change of the month to the next, with their median.
struct MonthOfLoad {
  std::size_t begin = 0, end = 0;
  double median_mw = 0.0;  // of its hours above 0; 0 where there are too few
};

std::vector<MonthOfLoad> months_of(const HourlyLoad& load) {
  std::vector<MonthOfLoad> months;
  for (std::size_t begin = 0; begin < load.mw.size();) {
    MonthOfLoad month{.begin = begin, .end = begin};
    Values positive;
    for (; month.end < load.mw.size() && load.month[month.end] == load.month[begin]; ++month.end) {
      if (load.mw[month.end] > 0.0) positive.push_back(load.mw[month.end]);
    }
    std::ranges::sort(positive);
    if (positive.size() >= kShortestMonth_h) month.median_mw = quantile_of_sorted(positive, 0.5);
    months.push_back(month);
    begin = month.end;
  }
  return months;
}

/// One of the values, and no mean of two: half of the months may be in another unit.
double lower_median_mw(const std::vector<MonthOfLoad>& months) {
  Values medians_mw;
  for (const MonthOfLoad& month : months) {
    if (month.median_mw > 0.0) medians_mw.push_back(month.median_mw);
  }
  if (medians_mw.empty()) return 0.0;
  std::ranges::sort(medians_mw);
  return medians_mw[(medians_mw.size() - 1) / 2];
}

void mark_other_unit(const HourlyLoad& load, Kinds& kinds) {
  const std::vector<MonthOfLoad> months = months_of(load);
  const double usual_mw = lower_median_mw(months);
  for (const MonthOfLoad& month : months) {
    if (!(month.median_mw > 0.0)) continue;
    const double factor = month.median_mw / usual_mw;
    if (factor < kOtherUnit && factor > 1.0 / kOtherUnit) continue;
    for (std::size_t t = month.begin; t < month.end; ++t) mark(kinds, t, OutlierKind::other_unit);
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
  Kinds of_months(load.mw.size());
  mark_other_unit(load, of_months);
  Values mw = load.mw;
  for (std::size_t t = 0; t < mw.size(); ++t) {
    if (of_months[t]) mw[t] = kNone;
  }
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const auto first = mw.begin() + static_cast<std::ptrdiff_t>(begin);
    const Kinds kinds = kinds_of({first, first + static_cast<std::ptrdiff_t>(end - begin)});
    for (std::size_t t = 0; t < kinds.size(); ++t) {
      const auto& kind = of_months[begin + t] ? of_months[begin + t] : kinds[t];
      if (kind) outliers.push_back({begin + t, *kind});
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
