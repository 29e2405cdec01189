#pragma once

/// Scenarios whose grid is a small system of its own.

#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "grid/balance/derated_system.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/grid/parts.hpp"

namespace gigaload::sim {

namespace adequacy = grid::adequacy;

/// The ring of three regions over two weeks, with a lake besides: all that PRAS knows, with
/// capacities that change. `changing_chains`: probabilities and stores that do so too.
inline adequacy::SystemModel two_weeks(bool changing_chains = false) {
  adequacy::SystemModel s = adequacy::ring();
  s.steps = 336;
  s.start = "2025-01-01T00:00:00+00:00";
  const auto longer = [&](adequacy::Series& series) {
    if (series.constant()) return;
    std::vector<double> values;
    for (std::size_t t = 0; t < s.steps; ++t) values.push_back(series[t % series.size()]);
    series = adequacy::Series(values);
  };
  adequacy::visit_series(s, [&](adequacy::Series& series, adequacy::Measure) { longer(series); });
  auto lake = adequacy::device<adequacy::GeneratorStorage>("L", 1, 0.05, 0.3);
  std::vector<double> inflow(s.steps);
  for (std::size_t t = 0; t < s.steps; ++t) inflow[t] = t % 24 < 6 ? 6.0 : 0.0;
  lake.inflow = adequacy::Series(inflow);
  lake.charge_capacity = lake.discharge_capacity = lake.grid_injection_capacity = 5.0;
  lake.energy_capacity = 20.0;
  s.generator_storages = {lake};
  s.groups = {{"ring", {RegionIndex(0), RegionIndex(1), RegionIndex(2)}}};
  if (!changing_chains) return s;
  std::vector<double> failure(s.steps, 0.0), energy(s.steps, 9.0);
  for (std::size_t t = 0; t < s.steps; ++t) {
    if (t >= 100 && t < 160) failure[t] = 0.3;
    if (t / 50 % 2 == 1) energy[t] = t % 7 == 0 ? 0.0 : 3.0;
  }
  for (auto& g : s.generators) g.chain.failure = adequacy::Series(failure);
  for (auto& store : s.storages) store.energy_capacity = adequacy::Series(energy);
  return s;
}

/// Its two weeks in January, without campuses.
inline Scenario scenario_of(const adequacy::SystemModel& system) {
  Scenario s;
  s.name = "given";
  s.begin = grid::to_hour({2025, 1, 1});
  s.end = s.begin + static_cast<Hour>(system.steps);
  s.exchange_h = 100;
  s.given_system = std::make_shared<const adequacy::SystemModel>(system);
  s.grid = grid::DeratedSystem(s.given_system).grid();
  for (auto& region : s.grid.regions) region.time_zone = "UTC";
  for (auto& data : s.grid.data) {
    for (auto& month : data.air.dry_bulb_c) month.fill(15.0);
  }
  constexpr double inf = std::numeric_limits<double>::infinity();
  s.limits.connection_mw_per_y.assign(s.grid.regions.size(), inf);
  s.limits.national_construction_mw = s.limits.accelerator_supply_mw_per_y = inf;
  s.data_centres.share.assign(s.grid.regions.size(), 0.0);
  s.data_centres.path_year = {2025};
  s.data_centres.path_energy_mwh = {0.0};
  s.dispatch.storage_initial_share = 0.0;
  s.ensemble = {.samples = 40, .sampled_weather = false, .quantiles = {0.5, 0.9}};
  return s;
}

inline Campus campus_of(std::size_t region, double mw, Contract contract = Contract::firm) {
  Campus c;
  c.name = std::string("campus").append(std::to_string(region));
  c.region = RegionIndex(region);
  c.contract = contract;
  c.phases = {{grid::to_hour({2025, 1, 1}), mw, 0.0, 0.0, 1.0}};
  c.load.cooling = CoolingKind::airside;
  c.load.load_factor = 1.0;
  c.load.design_pue = 1.0;  // the connection is what it draws
  return c;
}

}  // namespace gigaload::sim
