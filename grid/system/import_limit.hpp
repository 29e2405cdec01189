#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "grid/core/index.hpp"

namespace gigaload::grid {

/// Counts the seasons of a delivery year, by which capacity is planned: it begins on 1 June with
/// summer, then come fall, winter and spring, three months each.
inline constexpr std::size_t kSeasons = 4;

/// Names a season of a delivery year, which has the number of the calendar year it begins in.
struct DeliverySeason {
  int year = 0;
  std::size_t season = 0;
  friend bool operator==(const DeliverySeason&, const DeliverySeason&) = default;
};

/// Returns what a month 0..11 of a calendar year is part of.
[[nodiscard]] constexpr DeliverySeason delivery_season(int year, std::size_t month) {
  constexpr std::size_t kJune = 5, kMonthsOfYear = 12, kMonthsOfSeason = 3;
  return {.year = month >= kJune ? year : year - 1,
          .season = (month + kMonthsOfYear - kJune) % kMonthsOfYear / kMonthsOfSeason};
}

/// Limits what a group of regions takes in over all interfaces together: the sum of its regions'
/// net imports. Groups may lie in each other; two that overlap otherwise are none.
struct ImportLimit {
  std::string name;
  std::vector<RegionIndex> regions;
  double mw = 0.0;     // in every month; of a limit by years the least
  int first_year = 0;  // delivery year of the first of by_year
  /// Holds MW by season of delivery years in a row; empty: `mw` all along. The first year's hold
  /// before it, the last year's after it.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::vector<std::array<double, kSeasons>> by_year = {};

  /// Returns the MW in a month 0..11 of a calendar year.
  [[nodiscard]] double in_month(int year, std::size_t month) const {
    if (by_year.empty()) return mw;
    const DeliverySeason at = delivery_season(year, month);
    const int last = static_cast<int>(by_year.size()) - 1;
    return by_year[static_cast<std::size_t>(std::clamp(at.year - first_year, 0, last))][at.season];
  }
};

}  // namespace gigaload::grid
