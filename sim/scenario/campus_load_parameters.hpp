#pragma once

#include <memory>

#include "sim/cooling/cooling_kinds.hpp"
#include "sim/cooling/parameters.hpp"
#include "sim/scenario/it_profile.hpp"

namespace gigaload::sim {

/// All that the load of a campus in an hour depends on besides the megawatts filled, the local hour
/// and the air: CampusLoad and ItLoad see nothing else, so that campuses with equal parameters in
/// one region have the same load for a megawatt. A new key that changes the load is a member here.
/// Samples of the ensemble read only day type and hour of the local hour (grid::AirLoad): a load
/// that depends on month, weekday or date too makes is_by_day_type() false, or follows_air() of
/// sim/campus/campus_features.hpp, and has the balance's weather in all samples.
/// The defaults here are those of the language, for a campus of which a scenario says nothing.
struct CampusLoadParameters {
  CoolingKind cooling = CoolingKind::direct_liquid;
  CoolingParameters cooling_parameters;
  double design_pue = 1.25;   // meter MW / IT MW
  double load_factor = 0.80;  // mean IT load / IT capacity
  double training_share = 0.4;
  std::shared_ptr<const ItProfile> profile;  // null: training and inference by `training_share`

  /// Two profiles are equal if they are the same object.
  bool operator==(const CampusLoadParameters&) const = default;

  /// Tells whether the load in the same air is the same on all weekdays of a year, and on all days
  /// of weekends.
  [[nodiscard]] bool is_by_day_type() const { return !profile || profile->is_by_day_type(); }
};

}  // namespace gigaload::sim
