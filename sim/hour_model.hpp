#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "grid/adequacy/repeated_system.hpp"
#include "grid/air.hpp"
#include "grid/calendar.hpp"
#include "grid/demand.hpp"
#include "grid/derated_system.hpp"
#include "grid/outdoor_air.hpp"
#include "grid/resources.hpp"
#include "grid/weather.hpp"
#include "sim/campus_load.hpp"
#include "sim/data_centre_stock.hpp"
#include "sim/data_centres.hpp"
#include "sim/frame.hpp"
#include "sim/scenario.hpp"

namespace gigaload::sim {

/// What stands against each other in one hour, before it is balanced.
struct HourState {
  std::vector<grid::Air> air;             // [region]
  std::vector<double> dry_bulb_c;         // [region]
  std::vector<double> dew_point_c;        // [region]
  std::vector<double> demand_mw;          // [region] busbar, with other data centres, no campuses
  std::vector<double> other_dc_mw;        // [region] data centres that are no campus, at the meter
  std::vector<double> other_dc_water_m3;  // [region] their direct water in the hour
  std::vector<double> firm_mw;            // [region] demand and firm campuses
  std::vector<double> curtailable_mw;     // [region] campuses that are cut first
  std::vector<double> own_mw;             // [region] load of campuses that their own plants serve
  std::vector<double> available_mw;       // [region][technology]
  std::vector<double> campus_filled_mw;   // [campus] I of campus_load.hpp
  std::vector<double> campus_mw;          // [campus] at the meter
  std::vector<double> campus_it_mw;       // [campus]
  std::vector<double> campus_own_mw;      // [campus] of it, from its own plant, derated
  std::vector<double> campus_first_mw;    // [campus] drawn from the grid and cut first
  std::vector<double> campus_built;       // [campus] share of the capacity that is energised
  std::vector<double> campus_room_mw;     // [campus] filled less load
  std::vector<double> campus_water_m3;    // [campus], if it is served in full
  std::vector<double> campus_water_short_m3;    // [campus] likewise, beyond the allowance
  std::vector<double> campus_water_limited_mw;  // [campus] load given up for want of water
  double promised_campus_mw = 0.0;              // national, at the meter
};

/// Loads and supply of any hour of the run, from the years' state and from the realised weather or
/// the system that the scenario brings.
class HourModel {
 public:
  /// `weather`: number of the realisation.
  explicit HourModel(const Scenario& scenario, std::uint32_t weather = 0,
                     const SharedWork& shared = SharedWork());

  /// `years`: state of the build-out that holds in this hour. Safe to call from several threads
  /// with different `state`.
  void at(Hour hour, const BuildOutFrame& years, HourState& state) const;

  /// The same hour again with so much water for campus `c`, m3; then the sums of all regions.
  void limit_water(Hour hour, const BuildOutFrame& years, std::size_t c, double water_m3,
                   HourState& state) const;
  void sum_campuses(HourState& state) const;
  /// Water that the campus wants for the hour.
  [[nodiscard]] double water_m3(Hour hour, const BuildOutFrame& years, std::size_t c) const;
  [[nodiscard]] const grid::LocalClock& clock(RegionIndex region) const {
    return clock_[region.get()];
  }

 private:
  struct OfTables {
    OfTables(const Scenario& scenario, std::uint32_t weather);
    grid::Weather weather;
    grid::OutdoorAir air;
    grid::Demand demand;
    grid::Resources resources;
  };
  struct OfSystem {
    explicit OfSystem(const Scenario& scenario);
    grid::adequacy::RepeatedSystem repeated;
    grid::DeratedSystem derated;
  };

  [[nodiscard]] grid::AirReading air(RegionIndex region, Hour hour) const;
  void demand_and_supply(Hour hour, const BuildOutFrame& years, HourState& state) const;

  void put(std::size_t c, const CampusLoad::Hourly& hourly, const BuildOutFrame& years,
           HourState& state) const;

  const Scenario& scenario_;
  std::unique_ptr<const OfTables> tables_;  // one of the two
  std::unique_ptr<const OfSystem> system_;
  std::vector<grid::LocalClock> clock_;  // [region]
  std::vector<CampusLoad> campus_load_;
  std::vector<double> campus_capacity_mw_;
  DataCentres data_centres_;
  StockCooling stock_;
  int first_year_;
  std::vector<std::vector<double>> stock_mix_;  // [year of the run]
};

}  // namespace gigaload::sim
