#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "grid/core/index.hpp"
#include "grid/system/system.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Gives the scenario's plants, stores and interfaces as resource adequacy sees them, over a window
/// of hours in which the capacities are constant.
///
/// A technology with a forced outage rate q is n = max(1, round(C / u)) units of C / n in each
/// region, u the size of its units there; each has a chain with mu = 1 / MTTR and
/// lambda = mu q / (1 - q). Scheduled outages take their share of every unit's capacity, the mean
/// of the window's months, and winter's rating adds to it; where an annual availability is measured
/// they are what it leaves besides q. Stores are one a technology and region, derated by q.
/// Interfaces between two regions are one interface of as many lines; one that fails is a line for
/// each of its circuits, with a chain of the same form. Limits on what groups of regions take in
/// are the grid's, hour by hour. A region's demand response is one of the system that is never paid
/// back, of rank 2: it is called after the campuses, before load is lost.
class FleetUnits {
 public:
  explicit FleetUnits(const Scenario& scenario);

  /// Makes the system of a window. capacity_mw: [region][technology]. The loads are zero; wind, sun
  /// and water are left out. `named`: entities have names, as a file needs them.
  [[nodiscard]] grid::adequacy::SystemModel window(Hour begin, Hour end,
                                                   std::span<const double> capacity_mw,
                                                   bool named = false) const;

  /// Returns the number of units that `capacity_mw` of a class is made of.
  [[nodiscard]] std::size_t units(RegionIndex region, std::size_t technology,
                                  double capacity_mw) const;
  /// Returns the share of the net summer capacity that is not on scheduled outage, in winter's
  /// rating, mean of the hours [begin, end).
  [[nodiscard]] double scheduled(RegionIndex region, std::size_t technology, Hour begin,
                                 Hour end) const;

 private:
  void add_network();
  void add_lines(const grid::Interface& interface, const std::string& name, double forward_mw,
                 double backward_mw);
  void add_demand_response(Hour begin, Hour end, bool named,
                           grid::adequacy::SystemModel& system) const;

  const Scenario& scenario_;
  std::size_t technologies_;
  std::size_t classes_;                        // of a technology in a region
  std::size_t most_units_;                     // of a class
  std::vector<double> unit_mw_;                // [region][technology], 0: unknown
  std::vector<grid::MonthlyTable> scheduled_;  // [region][technology]
  std::vector<grid::adequacy::Chain> chain_;   // [technology]
  grid::adequacy::SystemModel frame_;          // regions, network, groups
};

/// Tells whether plants of a kind give what wind, sun or water let them: they are no units that
/// fail.
[[nodiscard]] inline bool follows_weather(grid::TechnologyKind kind) {
  return kind == grid::TechnologyKind::wind || kind == grid::TechnologyKind::solar ||
         kind == grid::TechnologyKind::hydro;
}

/// Returns the chain of a unit that is out the share `forced_outage_rate` of the hours, in the mean
/// `mean_time_to_repair_h` at a time, an hour at least.
[[nodiscard]] grid::adequacy::Chain chain_of(double forced_outage_rate,
                                             double mean_time_to_repair_h);

/// Marks the first adequacy::Device::identity of campuses; the grid has those below.
inline constexpr std::uint32_t kFirstCampusIdentity = std::uint32_t{1} << 23;

}  // namespace gigaload::sim
