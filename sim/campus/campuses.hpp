#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "sim/campus/campus_hour.hpp"
#include "sim/campus/campus_identities.hpp"
#include "sim/campus/campus_model.hpp"
#include "sim/cooling/shared_work.hpp"

namespace gigaload::sim {

struct Scenario;

/// Lists the campuses of a scenario (campus_model.hpp), in its order. Those whose plants and sites
/// are alike share the tables of their cooling.
class Campuses {
 public:
  /// Keeps references to the campuses of `scenario`.
  explicit Campuses(const Scenario& scenario, const SharedWork& shared = SharedWork());

  [[nodiscard]] std::size_t size() const { return models_.size(); }
  [[nodiscard]] const CampusModel& operator[](std::size_t campus) const { return models_[campus]; }
  [[nodiscard]] auto begin() const { return models_.begin(); }
  [[nodiscard]] auto end() const { return models_.end(); }
  [[nodiscard]] const CampusIdentities& identities() const { return identities_; }

  /// Takes from the load that is cut first in each region what campuses with a meter have of it, in
  /// one hour of all campuses: what is left, MW and never below zero, is that of the campuses
  /// without one together.
  [[nodiscard]] std::vector<double> first_without_meter_mw(std::vector<double> curtailable_mw,
                                                           std::span<const CampusHour> hour) const;

  /// Adds what the contracts of a region's campuses without a meter open in each step.
  void add_curtailable(RegionIndex region, std::vector<double> first_mw,
                       grid::adequacy::SystemModel& system) const;

 private:
  std::vector<CampusModel> models_;
  CampusIdentities identities_;
};

}  // namespace gigaload::sim
