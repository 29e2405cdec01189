#include "sim/hours/hour_model.hpp"

#include <string>

#include "grid/core/error.hpp"
#include "sim/campus/campus_split.hpp"

namespace gigaload::sim {

namespace {

grid::Air air_of(const grid::AirReading& reading) {
  return grid::air_at_dew_point(reading.dry_bulb_c, reading.dew_point_c, reading.pressure_pa);
}

/// National energy of the data centres outside the campuses, from the middles of the months.
double other_mwh(const DataCentres& data_centres, int year) {
  double mwh = 0.0;
  for (unsigned month = 1; month <= 12; ++month) {
    mwh += data_centres.other_mw(grid::to_hour({year, month, 15})) * 730.0;
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

HourModel::HourModel(const Scenario& scenario, std::uint32_t weather, const SharedWork& shared)
    : scenario_(scenario),
      campus_load_(campus_loads(scenario, shared)),
      data_centres_(scenario, campus_load_, shared),
      stock_(scenario, shared),
      first_year_(grid::year_of(scenario.begin)) {
  for (int year = first_year_; year <= grid::year_of(scenario.end); ++year) {
    stock_mix_.push_back(stock_.mix(year, other_mwh(data_centres_, year)));
  }
  if (scenario.given_system) {
    if (weather != 0) {
      throw InputError("weather " + std::to_string(weather) +
                       ": the grid comes as a system, which has one weather, 0");
    }
    system_ = std::make_unique<const OfSystem>(scenario);
  } else {
    tables_ = std::make_unique<const OfTables>(scenario, weather);
  }
  for (const grid::Region& region : scenario.grid.regions) {
    clock_.emplace_back(region.time_zone, scenario.begin, scenario.end);
  }
  for (const Campus& campus : scenario.campuses) {
    campus_capacity_mw_.push_back(capacity_mw(campus));
  }
}

grid::AirReading HourModel::air(RegionIndex region, Hour hour) const {
  const grid::LocalHour local = clock(region).at(hour);
  if (tables_) return tables_->air.at(region, hour, local);
  const grid::RegionData& data = scenario_.grid.data[region.get()];
  if (const grid::AirReading* given = data.air_series.find(hour)) return *given;
  const grid::AirShape& means = data.air;
  return {.dry_bulb_c = means.dry_bulb_c[local.month][local.hour],
          .dew_point_c = means.dew_point_c[local.month][local.hour],
          .pressure_pa = means.pressure_pa[local.month]};
}

void HourModel::demand_and_supply(Hour hour, const BuildOutFrame& years, HourState& state) const {
  if (tables_) {
    tables_->demand.at(hour, state.demand_mw);
    tables_->resources.at(hour, years.capacity, state.dry_bulb_c, state.available_mw);
    return;
  }
  const std::size_t step = system_->repeated.step_of(hour);
  for (std::size_t r = 0; r < state.demand_mw.size(); ++r) {
    state.demand_mw[r] = system_->repeated.system().regions[r].load[step];
  }
  system_->derated.available(step, state.available_mw);
}

void HourModel::at(Hour hour, const BuildOutFrame& years, HourState& state) const {
  const grid::System& grid = scenario_.grid;
  const std::size_t regions = grid.regions.size();
  state.air.resize(regions);
  state.campus_filled_mw = years.filled;
  for (auto* column : {&state.dry_bulb_c, &state.dew_point_c, &state.demand_mw, &state.other_dc_mw,
                       &state.other_dc_water_m3}) {
    column->resize(regions);
  }
  state.available_mw.resize(regions * grid.technologies.size());
  for (auto* column :
       {&state.campus_mw, &state.campus_it_mw, &state.campus_own_mw, &state.campus_first_mw,
        &state.campus_built, &state.campus_room_mw, &state.campus_water_m3,
        &state.campus_water_short_m3, &state.campus_water_limited_mw}) {
    column->resize(scenario_.campuses.size());
  }

  for (std::size_t r = 0; r < regions; ++r) {
    const grid::AirReading reading = air(RegionIndex(r), hour);
    state.dry_bulb_c[r] = reading.dry_bulb_c;
    state.dew_point_c[r] = reading.dew_point_c;
    state.air[r] = air_of(reading);
  }
  demand_and_supply(hour, years, state);
  const double other_dc_mw = data_centres_.other_mw(hour);
  const auto& mix = stock_mix_[static_cast<std::size_t>(grid::year_of(hour) - first_year_)];
  for (std::size_t r = 0; r < regions; ++r) {
    state.other_dc_mw[r] = other_dc_mw * scenario_.data_centres.share[r];
    state.demand_mw[r] += state.other_dc_mw[r] * grid.data[r].loss_factor;
    const auto& given = scenario_.data_centres.water_l_per_kwh;  // L/kWh = m3/MWh
    const double m3_per_mwh =
        given ? *given
              : stock_.water_m3_per_mwh(RegionIndex(r), mix, state.air[r].dry_bulb_c,
                                        state.air[r].wet_bulb_c);
    state.other_dc_water_m3[r] = state.other_dc_mw[r] * m3_per_mwh;
  }
  state.promised_campus_mw = data_centres_.promised_campus_mw(hour);

  for (std::size_t c = 0; c < campus_load_.size(); ++c) {
    const RegionIndex region = scenario_.campuses[c].region;
    const grid::Air& air = state.air[region.get()];
    put(c,
        campus_load_[c].at(years.filled[c], clock(region).at(hour), air.dry_bulb_c, air.wet_bulb_c),
        years, state);
  }
  sum_campuses(state);
}

void HourModel::limit_water(Hour hour, const BuildOutFrame& years, std::size_t c, double water_m3,
                            HourState& state) const {
  const RegionIndex region = scenario_.campuses[c].region;
  const grid::Air& air = state.air[region.get()];
  put(c,
      campus_load_[c].limited(years.filled[c], clock(region).at(hour), air.dry_bulb_c,
                              air.wet_bulb_c, water_m3),
      years, state);
}

double HourModel::water_m3(Hour hour, const BuildOutFrame& years, std::size_t c) const {
  const RegionIndex region = scenario_.campuses[c].region;
  const grid::Air air = air_of(this->air(region, hour));
  return campus_load_[c]
      .at(years.filled[c], clock(region).at(hour), air.dry_bulb_c, air.wet_bulb_c)
      .water_m3;
}

void HourModel::put(std::size_t c, const CampusLoad::Hourly& hourly, const BuildOutFrame& years,
                    HourState& state) const {
  state.campus_mw[c] = hourly.load_mw;
  state.campus_it_mw[c] = hourly.it_mw;
  state.campus_water_m3[c] = hourly.water_m3;
  state.campus_water_short_m3[c] = hourly.water_short_m3;
  state.campus_water_limited_mw[c] = hourly.water_limited_mw;
  state.campus_room_mw[c] = years.filled[c] - hourly.load_mw;
  state.campus_built[c] =
      campus_capacity_mw_[c] > 0.0 ? years.energised[c] / campus_capacity_mw_[c] : 0.0;
  const CampusSplit split =
      split_load(scenario_.campuses[c], hourly.load_mw, state.campus_built[c]);
  state.campus_own_mw[c] = split.own_mw;
  state.campus_first_mw[c] = split.first_mw;
}

void HourModel::sum_campuses(HourState& state) const {
  state.firm_mw = state.demand_mw;
  state.curtailable_mw.assign(state.demand_mw.size(), 0.0);
  state.own_mw.assign(state.demand_mw.size(), 0.0);
  for (std::size_t c = 0; c < scenario_.campuses.size(); ++c) {
    const std::size_t r = scenario_.campuses[c].region.get();
    state.own_mw[r] += state.campus_own_mw[c];
    state.curtailable_mw[r] += state.campus_first_mw[c];
    state.firm_mw[r] += state.campus_mw[c] - state.campus_own_mw[c] - state.campus_first_mw[c];
  }
}

}  // namespace gigaload::sim
