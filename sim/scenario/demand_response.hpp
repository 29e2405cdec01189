#pragma once

#include <cstddef>
#include <vector>

#include "grid/core/index.hpp"

namespace gigaload::sim {

/// Load of a region that is cut on call before load is lost.
struct RegionResponse {
  RegionIndex region;
  double summer_mw = 0.0;  // April to September, UTC
  double winter_mw = 0.0;
  /// Returns the MW of a month 0..11.
  [[nodiscard]] double of_month(std::size_t month) const {
    return month >= 3 && month <= 8 ? summer_mw : winter_mw;
  }
};

/// Holds the demand response of the grid and how often a year it may be called. The limits are the
/// samples'; the one balance with derated plants, which keeps no account of a year, has none.
struct DemandResponse {
  bool enabled = true;
  double scale = 1.0;         // on the table's MW
  double most_h = 60.0;       // of a year in each region
  double most_events = 10.0;  // likewise, runs of hours
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::vector<RegionResponse> regions = {};  // scaled; empty where it is not enabled
};

}  // namespace gigaload::sim
