#include "sim/hour_model.hpp"

#include "sim/campus_split.hpp"

namespace gigaload::sim {

namespace {

Air air_of(const grid::AirTable& air, const grid::LocalHour& local) {
  return {.dry_bulb_c = air.dry_bulb_c[local.month][local.hour],
          .wet_bulb_c = air.wet_bulb_c[local.month][local.hour]};
}

}  // namespace

HourModel::HourModel(const Scenario& scenario, std::uint32_t weather)
    : scenario_(scenario),
      weather_(scenario.grid, scenario.begin, scenario.end, scenario.seed, weather),
      demand_(scenario.grid, weather_, scenario.begin, scenario.end, scenario.exact_annual_energy),
      resources_(scenario.grid, weather_, scenario.begin, scenario.end),
      data_centres_(scenario) {
  for (const Campus& campus : scenario.campuses) {
    campus_load_.emplace_back(campus, scenario.cooling);
    campus_capacity_mw_.push_back(capacity_mw(campus));
  }
}

void HourModel::at(Hour hour, const BuildOutFrame& years, HourState& state) const {
  const grid::System& grid = scenario_.grid;
  const std::size_t regions = grid.regions.size();
  state.demand_mw.resize(regions);
  state.other_dc_mw.resize(regions);
  state.available_mw.resize(regions * grid.technologies.size());
  for (auto* column :
       {&state.campus_mw, &state.campus_it_mw, &state.campus_own_mw, &state.campus_first_mw,
        &state.campus_built, &state.campus_room_mw, &state.campus_water_m3,
        &state.campus_water_short_m3, &state.campus_water_limited_mw}) {
    column->resize(scenario_.campuses.size());
  }

  demand_.at(hour, state.demand_mw);
  const double other_dc_mw = data_centres_.other_mw(hour);
  for (std::size_t r = 0; r < regions; ++r) {
    state.other_dc_mw[r] = other_dc_mw * scenario_.data_centres.share[r];
    state.demand_mw[r] += state.other_dc_mw[r] * grid.data[r].loss_factor;
  }
  state.promised_campus_mw = data_centres_.promised_campus_mw(hour);

  for (std::size_t c = 0; c < campus_load_.size(); ++c) {
    const RegionIndex region = scenario_.campuses[c].region;
    const grid::LocalHour local = demand_.clock(region).at(hour);
    put(c, campus_load_[c].at(years.filled[c], local, air_of(grid.data[region.get()].air, local)),
        years, state);
  }
  sum_campuses(state);
  resources_.at(hour, years.capacity, state.available_mw);
}

void HourModel::limit_water(Hour hour, const BuildOutFrame& years, std::size_t c, double water_m3,
                            HourState& state) const {
  const RegionIndex region = scenario_.campuses[c].region;
  const grid::LocalHour local = demand_.clock(region).at(hour);
  put(c,
      campus_load_[c].limited(years.filled[c], local,
                              air_of(scenario_.grid.data[region.get()].air, local), water_m3),
      years, state);
}

double HourModel::water_m3(Hour hour, const BuildOutFrame& years, std::size_t c) const {
  const RegionIndex region = scenario_.campuses[c].region;
  const grid::LocalHour local = demand_.clock(region).at(hour);
  return campus_load_[c]
      .at(years.filled[c], local, air_of(scenario_.grid.data[region.get()].air, local))
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
