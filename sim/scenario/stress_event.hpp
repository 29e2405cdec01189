#pragma once

#include <string>
#include <vector>

#include "grid/core/index.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

/// Holds days as they were, and what a file tells of them besides the measured years. Hours are
/// UTC.
struct StressEvent {
  /// Holds hours of some regions together; no two of one kind have a region in common.
  struct Series {
    std::vector<RegionIndex> regions;
    std::vector<double> values;  // [hour of the event]
    /// Holds the thermal capacity that outages are of, MW: the fleet of another year has as large
    /// a share of its own on outage. 0: the MW stay what they are.
    double of_mw = 0.0;
  };

  std::string name;
  std::string title;
  Hour begin = 0, end = 0;  // as it was
  // in place of what the measured years have
  std::vector<Series> demand_mw;       // at the busbar, with data centres, without campuses
  std::vector<Series> demand_of_mean;  // of each region, in terms of its mean demand of the year
                                       // without data centres, which come on top
  std::vector<Series> dry_bulb_c;      // of each region
  std::vector<Series> outages_mw;      // forced, of thermal plants
};

}  // namespace gigaload::sim
