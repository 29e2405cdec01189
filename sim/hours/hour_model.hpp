#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "grid/adequacy/system/repeated_system.hpp"
#include "grid/balance/derated_system.hpp"
#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"
#include "grid/demand/demand.hpp"
#include "grid/supply/resources.hpp"
#include "grid/weather/air.hpp"
#include "grid/weather/outdoor_air.hpp"
#include "grid/weather/weather.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/campus/water_accounts.hpp"
#include "sim/frame/frame.hpp"
#include "sim/hours/hour_state.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/stock/data_centre_stock.hpp"
#include "sim/stock/data_centres.hpp"

namespace gigaload::sim {

/// Gives loads and supply of any hour of the run, from the years' state and from the realised
/// weather or the system that the scenario brings.
class HourModel {
 public:
  /// Keeps references to `scenario` and to its `campuses`. `weather`: number of the realisation.
  HourModel(const Scenario& scenario, const Campuses& campuses, std::uint32_t weather = 0,
            const SharedWork& shared = SharedWork());

  /// Fills the state of an hour. `years`: state of the build-out that holds in it. Safe to call
  /// from several threads with different `state`.
  void at(Hour hour, const BuildOutFrame& years, HourState& state) const;

  /// Brings the states of the hours from `begin` on, which at() has filled, within the campuses'
  /// allowances of water.
  void keep_within(WaterAccounts& water, Hour begin, const BuildOutFrame& years,
                   std::span<HourState> states) const;
  /// Takes the hours [begin, end) into the accounts and leaves it at that.
  void replay(WaterAccounts& water, Hour begin, Hour end, const BuildOutFrame& years) const;

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
  void add_data_centres(Hour hour, HourState& state) const;
  void sum_campuses(HourState& state) const;
  [[nodiscard]] CampusHour campus(std::size_t c, Hour hour, const BuildOutFrame& years,
                                  double water_m3) const;
  void book(WaterAccounts& water, Hour hour, const WaterAccounts::Take& take) const;

  const Scenario& scenario_;
  const Campuses& campuses_;
  std::unique_ptr<const OfTables> tables_;  // one of the two
  std::unique_ptr<const OfSystem> system_;
  std::vector<grid::LocalClock> clock_;  // [region]
  DataCentres data_centres_;
  StockCooling stock_;
  int first_year_;
  std::vector<std::vector<double>> stock_mix_;  // [year of the run]
};

}  // namespace gigaload::sim
