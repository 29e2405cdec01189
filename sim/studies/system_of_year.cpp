#include "sim/studies/system_of_year.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/adequacy/system/repeated_system.hpp"
#include "grid/supply/outages_by_air.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

namespace adequacy = grid::adequacy;
using adequacy::Series;

constexpr double kKwPerMw = 1000.0;  // a PRAS file holds whole numbers: of kW

double in_kw(double mw) {
  return mw >= adequacy::kUnlimited ? adequacy::kUnlimited : std::round(mw * kKwPerMw);
}

Series in_kw(std::vector<double> mw) {
  for (double& value : mw) value = in_kw(value);
  return Series(std::move(mw));
}

const char* name_of(grid::TechnologyKind kind) {
  switch (kind) {
    case grid::TechnologyKind::wind:
      return "wind";
    case grid::TechnologyKind::solar:
      return "solar";
    case grid::TechnologyKind::hydro:
      return "hydro";
    default:
      return "";
  }
}

/// The value of every hour of the year from its state.
template <class Value>
std::vector<double> by_hour(const YearStudy& study, Value value) {
  std::vector<double> result;
  for (const auto& window : study.windows()) {
    for (const HourState& state : window.states) result.push_back(value(state));
  }
  return result;
}

std::vector<double> load_mw(const YearStudy& study, std::size_t r) {
  return by_hour(study, [r](const HourState& state) { return state.regions[r].grid_load_mw(); });
}

/// The region's campuses curtailable by contract, null where there are none.
adequacy::DemandResponse* add_campuses(const YearStudy& study, std::size_t r,
                                       adequacy::System& system) {
  auto mw = by_hour(study, [r](const HourState& state) { return state.regions[r].curtailable_mw; });
  if (*std::ranges::max_element(mw) <= 0.0) return nullptr;
  auto& campuses = add_curtailable_campuses(system, RegionIndex(r), std::move(mw));
  campuses.name = "campuses-" + system.regions[r].name;
  return &campuses;
}

/// The given system's hours of the year under the year's load.
adequacy::System of_given_system(const Scenario& scenario, const YearStudy& study) {
  const adequacy::RepeatedSystem given(scenario.given_system);
  adequacy::System system = given.window(study.scenario().begin, study.scenario().end);
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    system.regions[r].load = Series(load_mw(study, r));
    (void)add_campuses(study, r, system);
  }
  for (auto& response : system.demand_responses) response.identity.reset();
  return system;
}

adequacy::System of_fleet(const Scenario& scenario, const YearStudy& study) {
  const grid::System& grid = scenario.grid;
  const std::size_t regions = grid.regions.size(), technologies = grid.technologies.size();
  const auto& windows = study.windows();
  const Hour begin = study.scenario().begin, end = study.scenario().end;

  std::vector<double> mean_mw(regions * technologies, 0.0);
  for (const auto& window : windows) {
    const double share =
        static_cast<double>(window.end - window.begin) / static_cast<double>(end - begin);
    for (std::size_t c = 0; c < mean_mw.size(); ++c) mean_mw[c] += share * window.capacity_mw[c];
  }
  const FleetUnits units(study.scenario());
  const grid::OutagesByAir outages(study.scenario().grid);
  adequacy::System system = units.window(begin, end, mean_mw, true);
  system.units = {.time = "h", .power = "kW", .energy = "MWh", .step_length = 1};
  // the time stamp's clock is 8 hours behind UTC: so are its days
  system.start = grid::to_string(grid::to_date(begin - 8)) + "T16:00:00-08:00";

  // every unit's capacity follows the scheduled outages and those by the air; units of a class
  // share one series
  const adequacy::Generator* before = nullptr;
  for (adequacy::Generator& unit : system.generators) {
    const auto t = static_cast<std::size_t>(
        std::ranges::find(grid.technologies, unit.category, &grid::Technology::name) -
        grid.technologies.begin());
    if (before != nullptr && before->region == unit.region && before->category == unit.category) {
      unit.capacity = before->capacity;
    } else {
      const double mw = mean_mw[unit.region.get() * technologies + t];
      const double n = grid.technologies[t].forced_outage_rate > 0.0
                           ? static_cast<double>(units.units(unit.region, t, mw))
                           : 1.0;
      std::vector<double> capacity_mw;
      for (const auto& window : windows) {
        const double size_mw = mw / n * units.scheduled(unit.region, t, window.begin, window.end);
        for (const HourState& state : window.states) {
          capacity_mw.push_back(
              size_mw * outages.availability_ratio(
                            unit.region, t, state.regions[unit.region.get()].air.dry_bulb_c));
        }
      }
      unit.capacity = in_kw(std::move(capacity_mw));
    }
    unit.identity.reset();  // its place in the file
    before = &unit;
  }
  for (adequacy::Storage& storage : system.storages) {
    storage.charge_capacity = storage.discharge_capacity = in_kw(storage.charge_capacity[0]);
    storage.energy_capacity = std::round(storage.energy_capacity[0]);
    storage.identity.reset();
  }
  for (auto& interface : system.interfaces) {
    interface.forward_capacity = in_kw(interface.forward_capacity[0]);
    interface.backward_capacity = in_kw(interface.backward_capacity[0]);
  }
  for (auto& line : system.lines) {
    line.forward_capacity = in_kw(line.forward_capacity[0]);
    line.backward_capacity = in_kw(line.backward_capacity[0]);
  }
  for (std::size_t r = 0; r < regions; ++r) {
    system.regions[r].load = in_kw(load_mw(study, r));
    for (std::size_t t = 0; t < technologies; ++t) {
      const char* kind = name_of(grid.technologies[t].kind);
      if (*kind == '\0' || mean_mw[r * technologies + t] <= 0.0) continue;
      adequacy::Generator plants;
      plants.name = grid.regions[r].name + "-" + grid.technologies[t].name;
      plants.category = grid.technologies[t].name;
      plants.region = RegionIndex(r);
      plants.capacity = in_kw(by_hour(study, [c = r * technologies + t](const HourState& state) {
        return state.available_mw[c];
      }));
      system.generators.push_back(std::move(plants));
    }
    adequacy::DemandResponse* campuses = add_campuses(study, r, system);
    if (campuses == nullptr) continue;
    std::vector<double> borrow_mw;
    for (std::size_t h = 0; h < system.steps; ++h) {
      borrow_mw.push_back(campuses->borrow_capacity[h]);
    }
    campuses->energy_capacity = std::ceil(campuses->energy_capacity[0]);
    campuses->borrow_capacity = in_kw(std::move(borrow_mw));
    campuses->identity.reset();
  }
  std::ranges::stable_sort(system.generators, {}, &adequacy::Generator::region);
  return system;
}

}  // namespace

grid::adequacy::System system_of_year(const Scenario& scenario, int year, std::uint32_t weather) {
  const YearStudy study(scenario, year, weather);
  adequacy::System system =
      scenario.given_system ? of_given_system(scenario, study) : of_fleet(scenario, study);
  system.attributes["scenario"] = scenario.name;
  system.attributes["year"] = std::to_string(year);
  if (!scenario.given_system) system.attributes["weather"] = std::to_string(weather);
  return system;
}

}  // namespace gigaload::sim
