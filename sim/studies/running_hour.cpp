#include "sim/studies/running_hour.hpp"

#include <algorithm>

#include "grid/balance/dispatch.hpp"
#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

YearStudy::Hours exchange_of(const Scenario& scenario, Hour hour) {
  if (hour < scenario.begin || hour >= scenario.end) {
    throw InputError("the hour of " + grid::to_string(grid::to_date(hour)) +
                     " is outside the run, " + grid::to_string(grid::to_date(scenario.begin)) +
                     " to " + grid::to_string(grid::to_date(scenario.end - 1)));
  }
  const std::vector<Hour> times = exchange_times(scenario);
  const auto after = std::ranges::upper_bound(times, hour);
  return {*(after - 1), *after};
}

/// Holds the balance of an hour with its stores, [region][technology] MWh.
struct HourWithStores {
  grid::HourBalance balance;
  std::vector<double> most_mwh, stored_mwh;
};

HourWithStores stores_at_first(const Scenario& scenario, const YearStudy::Window& window) {
  const std::vector<grid::Technology>& technologies = scenario.grid.technologies;
  HourWithStores hour;
  for (std::size_t c = 0; c < window.capacity_mw.size(); ++c) {
    const grid::Technology& technology = technologies[c % technologies.size()];
    hour.most_mwh.push_back(technology.is_storage() ? window.capacity_mw[c] * technology.duration_h
                                                    : 0.0);
  }
  hour.stored_mwh = hour.most_mwh;
  for (double& mwh : hour.stored_mwh) mwh *= scenario.dispatch.storage_initial_share;
  return hour;
}

/// Balances the hours of a window up to its hour number `last`, and tells of each by its number.
void balance_to(const Scenario& scenario, const YearStudy::Window& window, std::size_t last,
                const std::function<void(std::size_t, const HourWithStores&)>& seen) {
  HourWithStores hour = stores_at_first(scenario, window);
  grid::Dispatcher dispatcher(scenario.grid, scenario.dispatch);
  for (std::size_t h = 0; h <= last; ++h) {
    std::vector<double> firm_mw, curtailable_mw, outside_mw;
    for (const RegionHour& region : window.states[h].regions) {
      firm_mw.push_back(region.firm_mw);
      curtailable_mw.push_back(region.curtailable_mw);
      outside_mw.push_back(region.canada_import_mw);
    }
    const Hour at = window.begin + static_cast<Hour>(h);
    dispatcher.set_month(grid::year_of(at), grid::month_of_day(grid::day_of(at)));
    dispatcher.solve_with_storage({.firm_load_mw = firm_mw,
                                   .curtailable_load_mw = curtailable_mw,
                                   .available_mw = window.states[h].available_mw,
                                   .storage_capacity_mwh = hour.most_mwh,
                                   .outside_mw = outside_mw},
                                  hour.stored_mwh, hour.balance);
    seen(h, hour);
  }
}

/// Returns the size of the units of each class, [region][technology] MW; 0 where they are none.
std::vector<double> unit_sizes_mw(const grid::System& grid) {
  std::vector<double> mw;
  for (std::size_t r = 0; r < grid.regions.size(); ++r) {
    for (const grid::Technology& technology : grid.technologies) {
      const bool is_unit = technology.kind == grid::TechnologyKind::thermal;
      mw.push_back(is_unit ? technology.unit_size_mw : 0.0);
    }
  }
  for (const grid::FleetEntry& entry : grid.fleet) {
    double& of = mw[entry.region.get() * grid.technologies.size() + entry.technology.get()];
    if (of > 0.0 && entry.unit_mw > 0.0) of = entry.unit_mw;
  }
  return mw;
}

RunningHour running_of(const Scenario& scenario, const std::vector<double>& unit_mw,
                       const HourState& state, const HourWithStores& found) {
  const std::size_t technologies = scenario.grid.technologies.size();
  RunningHour result;
  for (const CampusHour& campus : state.campuses) {
    result.campus_mw.push_back(campus.load_mw - campus.own_mw);
  }
  std::vector<RunningInterconnection>& all = result.interconnections;
  for (std::size_t r = 0; r < scenario.grid.regions.size(); ++r) {
    const std::string& name = scenario.grid.regions[r].interconnection;
    auto of = std::ranges::find(all, name, &RunningInterconnection::name);
    if (of == all.end()) {
      all.push_back({.name = name,
                     .load_mw = 0.0,
                     .technologies = std::vector<RunningTechnology>(technologies),
                     .largest_unit_mw = 0.0,
                     .unit_technology = 0});
      of = all.end() - 1;
    }
    of->load_mw += state.regions[r].grid_load_mw() - found.balance.unserved_mw[r] -
                   found.balance.curtailed_mw[r];
    for (std::size_t t = 0; t < technologies; ++t) {
      const std::size_t c = r * technologies + t;
      RunningTechnology& running = of->technologies[t];
      running.available_mw += state.available_mw[c];
      running.generation_mw += found.balance.generation_mw[c] + found.balance.discharge_mw[c] -
                               found.balance.charge_mw[c];
      running.stored_mwh += found.stored_mwh[c];
      running.most_stored_mwh += found.most_mwh[c];
      const double unit = std::min(unit_mw[c], found.balance.generation_mw[c]);
      if (unit <= of->largest_unit_mw) continue;
      of->largest_unit_mw = unit;
      of->unit_technology = t;
    }
  }
  return result;
}

}  // namespace

RunningHour running_hour(const Scenario& scenario, Hour hour) {
  const YearStudy study(scenario, exchange_of(scenario, hour));
  const YearStudy::Window& window = study.windows().front();
  const auto at = static_cast<std::size_t>(hour - window.begin);
  const std::vector<double> unit_mw = unit_sizes_mw(scenario.grid);
  RunningHour running;
  balance_to(scenario, window, at, [&](std::size_t h, const HourWithStores& found) {
    if (h == at) running = running_of(scenario, unit_mw, window.states[h], found);
  });
  return running;
}

void running_hours(const Scenario& scenario, int year, const RunningHourSeen& seen) {
  const YearStudy study(scenario, year);
  const std::vector<double> unit_mw = unit_sizes_mw(scenario.grid);
  for (const YearStudy::Window& window : study.windows()) {
    if (window.states.empty()) continue;
    balance_to(scenario, window, window.states.size() - 1,
               [&](std::size_t h, const HourWithStores& found) {
                 seen(window.begin + static_cast<Hour>(h),
                      running_of(scenario, unit_mw, window.states[h], found));
               });
  }
}

}  // namespace gigaload::sim
