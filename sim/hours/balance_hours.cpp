#include "sim/hours/balance_hours.hpp"

#include <algorithm>

#include "grid/core/calendar.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// The regions' loads in one hour as a dispatcher wants them.
struct Loads {
  explicit Loads(const HourState& state) {
    for (const RegionHour& region : state.regions) {
      firm_mw.push_back(region.firm_mw);
      curtailable_mw.push_back(region.curtailable_mw);
      outside_mw.push_back(region.canada_import_mw);
    }
  }
  /// With what may be cut on call in the hour.
  Loads(const HourState& state, const DemandResponse& response, Hour hour) : Loads(state) {
    if (response.regions.empty()) return;
    response_mw.assign(state.regions.size(), 0.0);
    const std::size_t month = grid::month_of_day(grid::day_of(hour));
    for (const RegionResponse& of : response.regions) {
      response_mw[of.region.get()] += of.of_month(month);
    }
  }
  std::vector<double> firm_mw, curtailable_mw, outside_mw, response_mw;  // [region]
};

grid::HourInput input(const Loads& loads, const HourState& state,
                      const std::vector<double>& storage_mwh) {
  return {.firm_load_mw = loads.firm_mw,
          .curtailable_load_mw = loads.curtailable_mw,
          .available_mw = state.available_mw,
          .storage_capacity_mwh = storage_mwh,
          .outside_mw = loads.outside_mw,
          .response_mw = loads.response_mw};
}

bool full(const std::vector<double>& stored, const std::vector<double>& capacity) {
  constexpr double kWithinMwh = 1e-6;
  for (std::size_t c = 0; c < stored.size(); ++c) {
    if (stored[c] < capacity[c] - kWithinMwh) return false;
  }
  return true;
}

}  // namespace

BalanceHours::BalanceHours(const Scenario& scenario, const Campuses& campuses, unsigned threads,
                           const SharedWork& shared)
    : response_(scenario.demand_response),
      model_(scenario, campuses, 0, shared),
      water_(campuses),
      pool_(threads) {
  for (std::size_t t = 0; t < pool_.size(); ++t) {
    dispatchers_.emplace_back(scenario.grid, scenario.dispatch);
  }
}

void BalanceHours::run(Hour begin, Hour end, int year, const BuildOutFrame& years,
                       const std::vector<double>& storage_capacity_mwh,
                       std::vector<double>& stored_mwh) {
  const auto hours = static_cast<std::size_t>(end - begin);
  states_.resize(hours);
  balances_.resize(hours);
  served_.assign(hours, 0);
  const auto set_prices = [&](std::size_t thread, std::size_t h) {
    const auto hour = begin + static_cast<Hour>(h);
    dispatchers_[thread].set_month(year, grid::month_of_day(grid::day_of(hour)));
  };
  const auto load = [&](std::size_t h) {
    model_.at(begin + static_cast<Hour>(h), years, states_[h]);
  };
  if (water_.any()) {
    pool_.for_each(hours, [&](std::size_t, std::size_t h) { load(h); });
    model_.keep_within(water_, begin, years, states_);
  }
  pool_.for_each(hours, [&](std::size_t thread, std::size_t h) {
    if (!water_.any()) load(h);
    const Loads loads(states_[h]);
    set_prices(thread, h);
    const bool served = dispatchers_[thread].solve_without_storage(
        input(loads, states_[h], storage_capacity_mwh), balances_[h]);
    served_[h] = served ? 1 : 0;
  });

  for (std::size_t c = 0; c < stored_mwh.size(); ++c) {
    stored_mwh[c] = std::min(stored_mwh[c], storage_capacity_mwh[c]);  // retired in the meantime
  }
  for (std::size_t h = 0; h < hours; ++h) {
    if (served_[h] == 0 || !full(stored_mwh, storage_capacity_mwh)) {
      const Loads loads(states_[h], response_, begin + static_cast<Hour>(h));
      set_prices(0, h);
      dispatchers_[0].solve_with_storage(input(loads, states_[h], storage_capacity_mwh), stored_mwh,
                                         balances_[h]);
    }
  }
}

}  // namespace gigaload::sim
