#include "sim/studies/system_of_year.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "grid/supply/outages_by_air.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/hours/given_weather.hpp"
#include "sim/hours/window_devices.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

namespace adequacy = grid::adequacy;
using adequacy::Series;

template <class Value>
Series by_hour(const YearStudy& study, Value value) {
  std::vector<double> values;
  values.reserve(study.states().size());
  for (const HourState& state : study.states()) values.push_back(value(state));
  return Series(std::move(values));
}

/// Returns all of the regions' load, with what campuses' own plants serve of it and with exports
/// from the grid, [region][hour].
std::vector<double> loads_mw(const YearStudy& study) {
  const std::size_t regions = study.scenario().grid.regions.size();
  std::vector<double> mw;
  for (std::size_t r = 0; r < regions; ++r) {
    for (const HourState& state : study.states()) {
      const RegionHour& region = state.regions[r];
      mw.push_back(region.grid_load_mw() + region.own_mw + std::max(0.0, -region.canada_import_mw));
    }
  }
  return mw;
}

/// Gives the regions their load, [region][hour], and adds the devices of the campuses.
void add_loads_and_campuses(const YearStudy& study, const std::vector<double>& mw,
                            adequacy::SystemModel& system) {
  const auto hours = static_cast<std::ptrdiff_t>(study.states().size());
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    const auto first = mw.begin() + static_cast<std::ptrdiff_t>(r) * hours;
    system.regions[r].load = Series(std::vector<double>(first, first + hours));
    const std::vector<double>& share = study.scenario().reserve_share;
    system.regions[r].reserve_share = share.empty() ? 0.0 : share[r];
  }
  add_campus_devices(study.campuses(), study.states(), system);
}

/// Returns the mean of the year, [region][technology].
std::vector<double> mean_capacity_mw(const YearStudy& study) {
  std::vector<double> mean_mw(study.windows().front().capacity_mw.size(), 0.0);
  const auto hours = static_cast<double>(study.states().size());
  for (const auto& window : study.windows()) {
    const double share = static_cast<double>(window.end - window.begin) / hours;
    for (std::size_t c = 0; c < mean_mw.size(); ++c) mean_mw[c] += share * window.capacity_mw[c];
  }
  return mean_mw;
}

/// Returns the MW of one of the units that `mean_mw` of a class is made of, by scheduled outages
/// and those by the air, with what cold spells take out on average: a system has no outages in
/// common.
Series unit_capacity(const YearStudy& study, const FleetUnits& units,
                     const grid::OutagesByAir& outages, RegionIndex region, std::size_t technology,
                     double mean_mw) {
  const double forced_outage_rate =
      study.scenario().grid.technologies[technology].forced_outage_rate;
  const double n = forced_outage_rate > 0.0
                       ? static_cast<double>(units.units(region, technology, mean_mw))
                       : 1.0;
  std::vector<double> capacity_mw;
  for (const auto& window : study.windows()) {
    const double size_mw =
        mean_mw / n * units.scheduled(region, technology, window.begin, window.end);
    for (const HourState& state : window.states) {
      const RegionHour& here = state.regions[region.get()];
      capacity_mw.push_back(size_mw * outages.availability_ratio(region, technology,
                                                                 here.air.dry_bulb_c, here.cold_k));
    }
  }
  return Series(std::move(capacity_mw));
}

/// Units of a class share one series.
void set_unit_capacities(const YearStudy& study, const FleetUnits& units,
                         const std::vector<double>& mean_mw, adequacy::SystemModel& system) {
  const auto& technologies = study.scenario().grid.technologies;
  const grid::OutagesByAir outages(study.scenario().grid);
  const adequacy::Generator* before = nullptr;
  for (adequacy::Generator& unit : system.generators) {
    if (before != nullptr && before->region == unit.region && before->category == unit.category) {
      unit.capacity = before->capacity;
    } else {
      const auto t = static_cast<std::size_t>(
          std::ranges::find(technologies, unit.category, &grid::Technology::name) -
          technologies.begin());
      unit.capacity = unit_capacity(study, units, outages, unit.region, t,
                                    mean_mw[unit.region.get() * technologies.size() + t]);
    }
    before = &unit;
  }
}

/// Adds plants that follow the weather: one a technology and region, as they give in each hour.
void add_weather_plants(const YearStudy& study, const std::vector<double>& mean_mw,
                        adequacy::SystemModel& system) {
  const grid::System& grid = study.scenario().grid;
  for (std::size_t c = 0; c < mean_mw.size(); ++c) {
    const std::size_t r = c / grid.technologies.size();
    const grid::Technology& technology = grid.technologies[c % grid.technologies.size()];
    if (!follows_weather(technology.kind) || mean_mw[c] <= 0.0) continue;
    adequacy::Generator plants;
    plants.name = grid.regions[r].name + "-" + technology.name;
    plants.category = technology.name;
    plants.region = RegionIndex(r);
    plants.capacity = by_hour(study, [c](const HourState& state) { return state.available_mw[c]; });
    system.generators.push_back(std::move(plants));
  }
}

/// Adds what comes from Canada, a plant without outages in each region that has some.
void add_canada(const YearStudy& study, adequacy::SystemModel& system) {
  const grid::System& grid = study.scenario().grid;
  for (std::size_t r = 0; r < grid.regions.size(); ++r) {
    if (grid.data[r].canada_import_mw.empty()) continue;
    adequacy::Generator imports;
    imports.name = grid.regions[r].name + "-canada";
    imports.category = "canada";
    imports.region = RegionIndex(r);
    imports.capacity = by_hour(study, [r](const HourState& state) {
      return std::max(0.0, state.regions[r].canada_import_mw);
    });
    system.generators.push_back(std::move(imports));
  }
}

template <class Function>
Series each(const Series& series, Function function) {
  std::vector<double> values(series.size());
  for (std::size_t t = 0; t < values.size(); ++t) values[t] = function(series[t]);
  return Series(std::move(values));
}

/// Makes powers whole kW and stored energies whole kWh, as a PRAS file holds them, so that the
/// file's assessment is that of the system. Series that are shared stay so.
void round_to_whole_units(adequacy::SystemModel& system) {
  constexpr double kKwPerMw = 1000.0;
  struct Rounded {
    Series before, after;  // both, so that no other series gets the address of the first
  };
  std::map<const void*, Rounded> rounded;
  const auto to_kw = [&](Series& mw) {
    const void* store = mw.store();
    const auto known = rounded.find(store);
    if (store != nullptr && known != rounded.end()) {
      mw = known->second.after;
      return;
    }
    const Series before = mw;
    mw = each(before, [](double value) {
      return value >= adequacy::kUnlimited ? value : std::round(value * kKwPerMw);
    });
    if (store != nullptr) rounded.emplace(store, Rounded{before, mw});
  };
  visit_series(system, [&](Series& series, adequacy::Measure measure) {
    if (measure == adequacy::Measure::power) to_kw(series);
  });
  for (adequacy::Meter& meter : system.meters) to_kw(meter.load);
  for (adequacy::Storage& store : system.storages) {
    store.energy_capacity = each(store.energy_capacity,
                                 [](double mwh) { return std::round(mwh * kKwPerMw) / kKwPerMw; });
  }
  for (adequacy::DemandResponse& response : system.demand_responses) {
    response.energy_capacity = each(
        response.energy_capacity, [](double mwh) { return std::ceil(mwh * kKwPerMw) / kKwPerMw; });
  }
  system.units = {.time = "h", .power = "kW", .energy = "MWh", .step_length = 1};
}

adequacy::SystemModel of_fleet(const YearStudy& study) {
  const Scenario& scenario = study.scenario();
  const std::vector<double> mean_mw = mean_capacity_mw(study);
  const FleetUnits units(scenario);
  adequacy::SystemModel system = units.window(scenario.begin, scenario.end, mean_mw, true);
  // the time stamp's clock is 8 hours behind UTC: so are its days
  system.start = grid::to_string(grid::to_date(scenario.begin - 8)) + "T16:00:00-08:00";
  set_unit_capacities(study, units, mean_mw, system);
  add_weather_plants(study, mean_mw, system);
  add_canada(study, system);
  add_loads_and_campuses(study, loads_mw(study), system);
  round_to_whole_units(system);
  // a device is known by its place, as in a file
  for (auto& unit : system.generators) unit.identity.reset();
  for (auto& store : system.storages) store.identity.reset();
  for (auto& response : system.demand_responses) response.identity.reset();
  return system;
}

/// Returns the given system's hours of the year under the year's load, in a year of the weather.
/// Its devices keep their identities, and with them the samples of a run.
adequacy::SystemModel of_given_system(const YearStudy& study, const GivenWeather& given,
                                      std::size_t weather_year) {
  const Scenario& scenario = study.scenario();
  adequacy::SystemModel system = given.year(weather_year).window(scenario.begin, scenario.end);
  std::vector<double> mw = loads_mw(study);
  given.add_load_difference(weather_year, scenario.begin, study.states(), mw);
  add_loads_and_campuses(study, mw, system);
  return system;
}

/// Tells in the system what it is of.
void name_origin(const YearStudy& study, adequacy::SystemModel& system) {
  system.attributes["scenario"] = study.scenario().name;
  system.attributes["year"] = std::to_string(study.year());
}

}  // namespace

adequacy::SystemModel system_of(const YearStudy& study) {
  const GivenWeather given(study.scenario(), false);
  adequacy::SystemModel system =
      given.years() > 0 ? of_given_system(study, given, 0) : of_fleet(study);
  name_origin(study, system);
  if (given.years() == 0) system.attributes["weather"] = std::to_string(study.weather());
  return system;
}

std::vector<adequacy::SystemModel> systems_of_samples(const YearStudy& study) {
  std::vector<adequacy::SystemModel> systems;
  const Scenario& scenario = study.scenario();
  if (scenario.weather_years() == 1) return systems;
  const GivenWeather given(scenario, true);
  for (std::size_t k = 0; k < given.years(); ++k) {
    systems.push_back(of_given_system(study, given, k));
    name_origin(study, systems.back());
  }
  return systems;
}

}  // namespace gigaload::sim
