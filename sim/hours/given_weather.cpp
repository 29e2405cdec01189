#include "sim/hours/given_weather.hpp"

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

GivenWeather::GivenWeather(const Scenario& scenario, bool sampled) : scenario_(scenario) {
  if (sampled && !scenario.weather_systems.empty()) {
    for (const auto& system : scenario.weather_systems) years_.emplace_back(system);
  } else if (scenario.given_system) {
    years_.emplace_back(scenario.given_system);
  }
}

void GivenWeather::add_load_difference(std::size_t year, Hour begin,
                                       std::span<const HourState> states,
                                       std::span<double> mw) const {
  const grid::adequacy::SystemModel& system = years_[year].system();
  if (&system == scenario_.given_system.get()) return;
  for (std::size_t h = 0; h < states.size(); ++h) {
    const std::size_t step = years_[year].step_of(begin + static_cast<Hour>(h));
    for (std::size_t r = 0; r < system.regions.size(); ++r) {
      const RegionHour& region = states[h].regions[r];
      const double other_dc_mw = region.other_dc_mw * scenario_.grid.data[r].loss_factor;
      mw[r * states.size() + h] += system.regions[r].load[step] - (region.demand_mw - other_dc_mw);
    }
  }
}

}  // namespace gigaload::sim
