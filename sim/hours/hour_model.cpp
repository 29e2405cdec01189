#include "sim/hours/hour_model.hpp"

#include <string>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

grid::Air air_of(const grid::AirReading& reading) {
  return grid::air_at_dew_point(reading.dry_bulb_c, reading.dew_point_c, reading.pressure_pa);
}

/// National energy of the data centres outside the campuses, from the middles of the months.
double other_mwh(const DataCentres& data_centres, int year) {
  constexpr double kHoursOfMonth = grid::kHoursOfCommonYear / 12.0;
  double mwh = 0.0;
  for (unsigned month = 1; month <= 12; ++month) {
    mwh += data_centres.other_mw(grid::to_hour({year, month, 15})) * kHoursOfMonth;
  }
  return mwh;
}

}  // namespace

HourModel::OfTables::OfTables(const Scenario& s, std::uint32_t sample)
    : weather(s.grid, s.begin, s.end, s.seed, sample),
      air(s.grid, weather),
      demand(s.grid, weather, s.begin, s.end, s.exact_annual_energy),
      resources(s.grid, weather, s.begin, s.end) {}

HourModel::OfSystem::OfSystem(const Scenario& s)
    : repeated(s.given_system), derated(s.given_system) {}

HourModel::HourModel(const Scenario& scenario, const Campuses& campuses, std::uint32_t weather,
                     const SharedWork& shared)
    : scenario_(scenario),
      campuses_(campuses),
      data_centres_(scenario, campuses, shared),
      stock_(scenario, shared),
      first_year_(grid::year_of(scenario.begin)) {
  for (int year = first_year_; year <= grid::year_of(scenario.end); ++year) {
    stock_mix_.push_back(stock_.mix(year, other_mwh(data_centres_, year)));
  }
  if (scenario.given_system) {
    if (weather != 0) {
      throw InputError("weather " + std::to_string(weather) +
                       ": the grid comes as a system, of which the balance has one weather, 0");
    }
    system_ = std::make_unique<const OfSystem>(scenario);
  } else {
    tables_ = std::make_unique<const OfTables>(scenario, weather);
  }
  for (const grid::Region& region : scenario.grid.regions) {
    clock_.emplace_back(region.time_zone, scenario.begin, scenario.end);
  }
}

grid::AirReading HourModel::air(RegionIndex region, Hour hour) const {
  const grid::LocalHour local = clock_[region.get()].at(hour);
  if (tables_) return tables_->air.at(region, hour, local);
  const grid::RegionData& data = scenario_.grid.data[region.get()];
  if (const grid::AirReading* given = data.air_series.find(hour)) return *given;
  const grid::AirShape& means = data.air;
  return {.dry_bulb_c = means.dry_bulb_c[local.month][local.hour],
          .dew_point_c = means.dew_point_c[local.month][local.hour],
          .pressure_pa = means.pressure_pa[local.month]};
}

void HourModel::demand_and_supply(Hour hour, const BuildOutFrame& years, HourState& state) const {
  if (system_) {
    const std::size_t step = system_->repeated.step_of(hour);
    for (std::size_t r = 0; r < state.regions.size(); ++r) {
      state.regions[r].demand_mw = system_->repeated.system().regions[r].load[step];
    }
    system_->derated.available(step, hour, state.available_mw);
    return;
  }
  std::vector<double> demand_mw(state.regions.size()), dry_bulb_c;
  for (const RegionHour& region : state.regions) dry_bulb_c.push_back(region.air.dry_bulb_c);
  tables_->demand.at(hour, demand_mw);
  tables_->resources.at(hour, years.capacity, dry_bulb_c, state.available_mw);
  const int year = grid::year_of(hour);
  const std::size_t month = grid::month_of_day(grid::day_of(hour));
  for (std::size_t r = 0; r < state.regions.size(); ++r) {
    state.regions[r].demand_mw = demand_mw[r];
    state.regions[r].canada_import_mw =
        scenario_.grid.of_month(scenario_.grid.data[r].canada_import_mw, year, month);
    if (!tables_->resources.by_air()) continue;
    const auto& day = tables_->resources.day(RegionIndex(r), clock_[r].at(hour).day);
    state.regions[r].day_dry_bulb_c = day.mean_dry_bulb_c;
    state.regions[r].cold_k = day.cold_k;
  }
}

void HourModel::at(Hour hour, const BuildOutFrame& years, HourState& state) const {
  const grid::System& grid = scenario_.grid;
  state.regions.resize(grid.regions.size());
  state.campuses.resize(campuses_.size());
  state.available_mw.resize(grid.regions.size() * grid.technologies.size());

  for (std::size_t r = 0; r < state.regions.size(); ++r) {
    const grid::AirReading reading = air(RegionIndex(r), hour);
    state.regions[r].dew_point_c = reading.dew_point_c;
    state.regions[r].air = air_of(reading);
  }
  demand_and_supply(hour, years, state);
  add_data_centres(hour, state);

  for (std::size_t c = 0; c < campuses_.size(); ++c) {
    const std::size_t r = campuses_[c].campus().region.get();
    state.campuses[c] = campuses_[c].at(years.filled[c], years.energised[c], clock_[r].at(hour),
                                        state.regions[r].air);
  }
  sum_campuses(state);
}

void HourModel::add_data_centres(Hour hour, HourState& state) const {
  std::vector<double> other_mw(state.regions.size()), path_mw(state.regions.size()),
      promised_mw(state.regions.size());
  data_centres_.other_by_region(hour, other_mw);
  data_centres_.path_by_region(hour, path_mw);
  data_centres_.promised().by_region(hour, promised_mw);
  const auto& mix = stock_mix_[static_cast<std::size_t>(grid::year_of(hour) - first_year_)];
  for (std::size_t r = 0; r < state.regions.size(); ++r) {
    RegionHour& region = state.regions[r];
    region.promised_campus_mw = promised_mw[r];
    region.path_dc_mw = path_mw[r];
    region.other_dc_mw = other_mw[r];
    region.demand_mw += region.other_dc_mw * scenario_.grid.data[r].loss_factor;
    const auto& given = scenario_.data_centres.water_l_per_kwh;  // L/kWh = m3/MWh
    const double m3_per_mwh =
        given ? *given
              : stock_.water_m3_per_mwh(RegionIndex(r), mix, region.air.dry_bulb_c,
                                        region.air.wet_bulb_c);
    region.other_dc_water_m3 = region.other_dc_mw * m3_per_mwh;
  }
}

/// Returns campus `c` alone, with so much water at hand for the hour.
CampusHour HourModel::campus(std::size_t c, Hour hour, const BuildOutFrame& years,
                             double water_m3) const {
  const RegionIndex region = campuses_[c].campus().region;
  return campuses_[c].at(years.filled[c], years.energised[c], clock_[region.get()].at(hour),
                         air_of(air(region, hour)), water_m3);
}

void HourModel::book(WaterAccounts& water, Hour hour, const WaterAccounts::Take& take) const {
  const auto local_day = [this, hour](std::size_t c) {
    return clock_[campuses_[c].campus().region.get()].at(hour).day;
  };
  water.book(grid::year_of(hour), local_day, take);
}

void HourModel::keep_within(WaterAccounts& water, Hour begin, const BuildOutFrame& years,
                            std::span<HourState> states) const {
  if (!water.any()) return;
  for (std::size_t h = 0; h < states.size(); ++h) {
    const Hour hour = begin + static_cast<Hour>(h);
    bool changed = false;
    book(water, hour, [&](std::size_t c, double left_m3) {
      CampusHour& of_state = states[h].campuses[c];
      if (of_state.water_m3 > left_m3) {
        of_state = campus(c, hour, years, left_m3);
        changed = true;
      }
      return of_state.water_m3;
    });
    if (changed) sum_campuses(states[h]);
  }
}

void HourModel::replay(WaterAccounts& water, Hour begin, Hour end,
                       const BuildOutFrame& years) const {
  if (!water.any()) return;
  for (Hour hour = begin; hour < end; ++hour) {
    book(water, hour,
         [&](std::size_t c, double left_m3) { return campus(c, hour, years, left_m3).water_m3; });
  }
}

/// Sums the campuses of a state up to the loads of its regions.
void HourModel::sum_campuses(HourState& state) const {
  for (RegionHour& region : state.regions) {
    region.firm_mw = region.demand_mw;
    region.curtailable_mw = region.own_mw = 0.0;
  }
  for (std::size_t c = 0; c < state.campuses.size(); ++c) {
    RegionHour& region = state.regions[campuses_[c].campus().region.get()];
    const CampusHour& campus = state.campuses[c];
    region.own_mw += campus.own_mw;
    region.curtailable_mw += campus.first_mw;
    region.firm_mw += campus.firm_mw();
  }
}

}  // namespace gigaload::sim
