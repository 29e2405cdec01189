#pragma once

#include <limits>
#include <string>
#include <vector>

#include "grid/core/index.hpp"

namespace gigaload::sim {

/// Limits what the regions of an area connect together, beside the limits of each.
struct AreaConnections {
  std::string name;
  std::vector<RegionIndex> regions;
  double connection_mw_per_y = std::numeric_limits<double>::infinity();
};

/// The build-out goes no faster than these limits; infinity means no limit.
struct Limits {
  std::vector<double> connection_mw_per_y;  // by region: the utility's connections a year
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::vector<AreaConnections> areas{};
  /// Limits the MW under construction in the country.
  double national_construction_mw = std::numeric_limits<double>::infinity();
  /// Limits the MW energised a year in the country.
  double accelerator_supply_mw_per_y = std::numeric_limits<double>::infinity();
  double smoothing = 0.02;  // relative width of the smooth minimum
};

/// The hours slow the years, which is off by default: a region's connection limit is divided by
/// 1 + n_h / `hours_scale`, n_h the hours with shortfall of an exchange, brought to a week. The
/// shortfall of an exchange slows the connections of that same exchange.
struct Feedback {
  bool enabled = false;
  double hours_scale = 10.0;
};

}  // namespace gigaload::sim
