#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "grid/adequacy/system/repeated_system.hpp"
#include "grid/balance/derated_system.hpp"
#include "grid/core/calendar.hpp"
#include "grid/demand/demand.hpp"
#include "grid/supply/resources.hpp"
#include "grid/weather/air.hpp"
#include "grid/weather/outdoor_air.hpp"
#include "grid/weather/weather.hpp"
#include "sim/campus/campus_load.hpp"
#include "sim/frame/frame.hpp"
#include "sim/hours/hour_state.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/stock/data_centre_stock.hpp"
#include "sim/stock/data_centres.hpp"

namespace gigaload::sim {

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
  void add_other_data_centres(Hour hour, HourState& state) const;

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
