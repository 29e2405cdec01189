#include "sim/hour_model.hpp"

namespace gigaload::sim {

HourModel::HourModel(const Scenario& scenario, std::uint32_t weather)
    : scenario_(scenario),
      weather_(scenario.grid, scenario.begin, scenario.end, scenario.seed, weather),
      demand_(scenario.grid, weather_, scenario.begin, scenario.end, scenario.exact_annual_energy),
      resources_(scenario.grid, weather_, scenario.begin, scenario.end),
      data_centres_(scenario) {
  for (const Campus& campus : scenario.campuses) {
    campus_load_.emplace_back(campus, scenario.cooling[static_cast<std::size_t>(campus.cooling)]);
  }
}

void HourModel::at(Hour hour, const BuildOutFrame& years, HourState& state) const {
  const grid::System& grid = scenario_.grid;
  const std::size_t regions = grid.regions.size();
  state.demand_mw.resize(regions);
  state.other_dc_mw.resize(regions);
  state.curtailable_mw.assign(regions, 0.0);
  state.available_mw.resize(regions * grid.technologies.size());
  state.campus_mw.resize(scenario_.campuses.size());
  state.campus_water_m3.resize(scenario_.campuses.size());

  demand_.at(hour, state.demand_mw);
  const double other_dc_mw = data_centres_.other_mw(hour);
  for (std::size_t r = 0; r < regions; ++r) {
    state.other_dc_mw[r] = other_dc_mw * scenario_.data_centres.share[r];
    state.demand_mw[r] += state.other_dc_mw[r] * grid.data[r].loss_factor;
  }
  state.firm_mw = state.demand_mw;
  state.promised_campus_mw = data_centres_.promised_campus_mw(hour);

  for (std::size_t c = 0; c < campus_load_.size(); ++c) {
    const Campus& campus = scenario_.campuses[c];
    const std::size_t r = campus.region.get();
    const grid::LocalHour local = demand_.clock(campus.region).at(hour);
    const grid::AirTable& air = grid.data[r].air;
    const auto hourly = campus_load_[c].at(years.filled[c], local,
                                           {.dry_bulb_c = air.dry_bulb_c[local.month][local.hour],
                                            .wet_bulb_c = air.wet_bulb_c[local.month][local.hour]});
    state.campus_mw[c] = hourly.load_mw;
    state.campus_water_m3[c] = hourly.water_m3;
    (campus.contract == Contract::curtailable ? state.curtailable_mw : state.firm_mw)[r] +=
        hourly.load_mw;
  }
  resources_.at(hour, years.capacity, state.available_mw);
}

}  // namespace gigaload::sim
