#pragma once

#include <cstdint>
#include <vector>

#include "grid/demand.hpp"
#include "grid/resources.hpp"
#include "grid/weather.hpp"
#include "sim/campus_load.hpp"
#include "sim/data_centres.hpp"
#include "sim/frame.hpp"
#include "sim/scenario.hpp"

namespace gigaload::sim {

/// What stands against each other in one hour, before it is balanced.
struct HourState {
  std::vector<double> demand_mw;        // [region] busbar, with other data centres, no campuses
  std::vector<double> other_dc_mw;      // [region] data centres that are no campus, at the meter
  std::vector<double> firm_mw;          // [region] demand and firm campuses
  std::vector<double> curtailable_mw;   // [region]
  std::vector<double> available_mw;     // [region][technology]
  std::vector<double> campus_mw;        // [campus]
  std::vector<double> campus_water_m3;  // [campus], if it is served in full
  double promised_campus_mw = 0.0;      // national, at the meter
};

/// Loads and supply of any hour of the run, from the realised weather and the years' state.
class HourModel {
 public:
  /// `weather`: number of the realisation.
  explicit HourModel(const Scenario& scenario, std::uint32_t weather = 0);

  /// `years`: state of the build-out that holds in this hour. Safe to call from several threads
  /// with different `state`.
  void at(Hour hour, const BuildOutFrame& years, HourState& state) const;

 private:
  const Scenario& scenario_;
  grid::Weather weather_;
  grid::Demand demand_;
  grid::Resources resources_;
  DataCentres data_centres_;
  std::vector<CampusLoad> campus_load_;
};

}  // namespace gigaload::sim
