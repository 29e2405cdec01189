#pragma once

#include <limits>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

/// Two regions with a line, gas in both, wind in one and a battery in the other: small enough to
/// reason about, with every mechanism in it. Demand is flat, 1000 MW in each.
inline Scenario small_scenario() {
  Scenario s;
  s.name = "small";
  s.begin = grid::to_hour({2025, 1, 1});
  s.end = grid::to_hour({2025, 3, 1});
  s.grid.first_year = 2025;
  s.grid.regions = {{"A", "Region A", "one", "America/New_York"},
                    {"B", "Region B", "one", "America/Chicago"}};
  grid::Technology gas;
  gas.name = "gas";
  gas.fuel = "natural_gas";
  gas.heat_rate_mmbtu_per_mwh = 7.0;
  gas.co2_t_per_mmbtu = 0.05;
  gas.water_m3_per_mwh = 0.8;
  gas.forced_outage_rate = 0.1;
  grid::Technology wind;
  wind.name = "wind";
  wind.kind = grid::TechnologyKind::wind;
  grid::Technology battery;
  battery.name = "battery";
  battery.kind = grid::TechnologyKind::storage;
  battery.duration_h = 4.0;
  battery.round_trip_efficiency = 0.8;
  s.grid.technologies = {gas, wind, battery};

  grid::RegionData data;
  for (auto& day_type : data.demand.mean) {
    for (auto& month : day_type) month.fill(1.0);
  }
  for (std::size_t m = 0; m < grid::kMonths; ++m) {
    data.demand.pattern[m].fill(0.02);
    data.wind.shape[m].fill(1.0);
    data.solar.shape[m].fill(1.0);
    for (std::size_t q = 0; q < grid::kQuantiles; ++q) {
      const double p = static_cast<double>(q) / (grid::kQuantiles - 1);
      data.demand.score.quantiles[m][q] = 6.0 * p - 3.0;
      data.wind.daily_mean.quantiles[m][q] = 0.7 * p;
    }
    data.air.dry_bulb_c[m].fill(15.0);
    data.air.dew_point_c[m].fill(6.0);
    data.air.dry_bulb_per_k[m].fill(1.0);
  }
  data.demand.score.persistence = 0.7;
  data.wind.daily_mean.persistence = 0.4;
  data.mean_demand_mw = {1000.0, 1000.0};
  data.loss_factor = 1.05;
  data.fuel_price_usd_per_mmbtu = {{3.0, 3.0}, {}, {}};
  data.self_scheduled_share = {0.1, 0.0, 0.0};
  data.availability.assign(3, std::numeric_limits<double>::quiet_NaN());
  s.grid.data = {data, data};
  s.grid.demand_correlation = {1.0, 0.5, 0.5, 1.0};
  s.grid.wind_correlation = {1.0, 0.3, 0.3, 1.0};
  s.grid.solar_correlation = {1.0, 0.3, 0.3, 1.0};

  using grid::FleetEntry;
  const auto fleet = [&](std::size_t r, std::size_t t, double mw) {
    s.grid.fleet.push_back(
        FleetEntry{RegionIndex(r), TechnologyIndex(t), {2024, 2025}, {mw, mw}, 100.0});
  };
  fleet(0, 0, 1500.0);
  fleet(0, 2, 100.0);
  fleet(1, 0, 1000.0);
  fleet(1, 1, 600.0);
  s.grid.interfaces = {{RegionIndex(0), RegionIndex(1), "AC", 200.0, 150.0}};

  constexpr double inf = std::numeric_limits<double>::infinity();
  s.limits.connection_mw_per_y = {inf, inf};
  s.limits.national_construction_mw = inf;
  s.limits.accelerator_supply_mw_per_y = inf;
  s.data_centres.share = {0.6, 0.4};
  s.data_centres.path_year = {2024, 2025, 2026};
  s.data_centres.path_energy_mwh = {100.0 * 8784, 100.0 * 8760, 100.0 * 8760};

  const auto campus = [&](const char* name, std::size_t r, double mw, Contract contract) {
    Campus c;
    c.name = name;
    c.region = RegionIndex(r);
    c.contract = contract;
    c.phases = {{s.begin, mw, 0.0, 0.0, 1.0}};
    c.load.cooling = CoolingKind::airside;
    s.campuses.push_back(c);
  };
  campus("firm", 0, 100.0, Contract::firm);
  campus("flexible", 1, 300.0, Contract::curtailable);
  return s;
}

}  // namespace gigaload::sim
