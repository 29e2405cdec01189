#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Makes a grid of a system of resource adequacy, in MW and MWh, as the balance with derated plants
/// sees it. Each category of generators is a technology, and each of stores. With the availability
/// a = mu / (lambda + mu) of a step:
///
///   generator              capacity x a
///   generator-storage      min(inflow, injection) x a: what flows in is passed on, none is stored
///   storage                discharging power x a both ways; a category has the duration and the
///                          efficiency of all its stores together; losses at discharging make the
///                          energy smaller
///   interface              the mean over the steps of the least of its limit and its lines' sum
///                          of capacity x a
///   limit on imports       the mean over the steps
///
/// A category's capacity is that of its plants that are there at the end of a year. Demand
/// responses do nothing. There are no prices: plants whose capacity changes with time come first,
/// then the others, in the order of the system. CO2 and water are not known, NaN.
class DeratedSystem {
 public:
  /// Keeps the system.
  explicit DeratedSystem(std::shared_ptr<const adequacy::SystemModel> system);

  /// Returns regions, technologies, fleet and interfaces; the system's groups are the
  /// interconnections. Time zones and air are left to be filled in, demand and weather are empty.
  [[nodiscard]] const System& grid() const { return grid_; }

  /// Fills available_mw, [region][technology], for a step of the system in an hour of the run,
  /// which tells who is there (adequacy::Service).
  void available(std::size_t step, Hour hour, std::span<double> available_mw) const;

 private:
  void add_technologies();
  [[nodiscard]] std::vector<int> years_of_change() const;
  void add_fleet();
  void add_interfaces();
  template <class Visit>
  void visit_plants(const Visit& visit) const;

  std::shared_ptr<const adequacy::SystemModel> system_;
  System grid_;
  std::vector<std::size_t> cell_;  // [region][technology] of generators, their storages, storages
};

}  // namespace gigaload::grid
