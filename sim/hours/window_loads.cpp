#include "sim/hours/window_loads.hpp"

#include <algorithm>
#include <utility>

#include "grid/core/held.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

void WindowLoads::OneWeather::net_load(std::size_t /*sample*/, std::size_t /*worker*/,
                                       std::span<double> net_load, std::span<double> reserve) {
  std::ranges::copy(mw, net_load.begin());
  if (!reserve.empty()) std::ranges::copy(reserve_mw, reserve.begin());
}

WindowLoads::WindowLoads(const Scenario& scenario, const Campuses& campuses,
                         const GivenWeather& given, const FleetUnits* fleet)
    : scenario_(scenario),
      given_(given),
      fleet_(fleet),
      regions_(scenario.grid.regions.size()),
      technologies_(scenario.grid.technologies.size()),
      one_weather_(std::max<std::size_t>(1, given.years())) {
  if (fleet != nullptr) by_air_.emplace(scenario, campuses);
}

void WindowLoads::draw_weather(std::size_t samples, unsigned threads, Hour begin,
                               std::vector<std::uint32_t> numbers) {
  weather_ = std::make_unique<grid::WeatherLoads>(scenario_.grid, scenario_.seed, 0, samples,
                                                  threads, begin, scenario_.end,
                                                  grid::held(by_air_).any(), std::move(numbers));
}

/// Returns the regions' load in the weather of the balance, with what campuses' own plants serve of
/// it, [region][hour]; with a weather of each sample, what that does not change.
std::vector<double> WindowLoads::gross_mw(std::span<const HourState> states) const {
  std::vector<double> mw;
  mw.reserve(regions_ * states.size());
  for (std::size_t r = 0; r < regions_; ++r) {
    for (const HourState& state : states) {
      const RegionHour& region = state.regions[r];
      mw.push_back(region.firm_mw + region.curtailable_mw + region.own_mw);
      if (!weather_) continue;
      // what the balance's weather asks for makes room for what each sample's does
      mw.back() -= region.demand_mw - region.other_dc_mw * scenario_.grid.data[r].loss_factor;
    }
  }
  return mw;
}

void WindowLoads::set_reserves(Hour begin, std::span<const HourState> states) {
  if (!scenario_.keeps_reserves()) return;
  if (weather_) {
    weather_->set_reserve(scenario_.reserve_share, gross_mw(states));
    return;
  }
  for (std::size_t year = 0; year < one_weather_.size(); ++year) {
    auto& reserve_mw = one_weather_[year].reserve_mw;
    reserve_mw = gross_mw(states);
    if (fleet_ == nullptr) given_.add_load_difference(year, begin, states, reserve_mw);
    for (std::size_t i = 0; i < reserve_mw.size(); ++i) {
      reserve_mw[i] = scenario_.reserve_share[i / states.size()] * std::max(0.0, reserve_mw[i]);
    }
  }
}

std::vector<grid::adequacy::SampleLoads*> WindowLoads::of_window(
    Hour begin, Hour end, std::span<const double> capacity_mw, std::span<const HourState> states,
    std::span<const double> perfect_mw) {
  const std::size_t hours = states.size();
  std::vector<double> mw(regions_ * hours);
  if (by_air_) {
    std::vector<double> filled_mw;
    for (const CampusHour& campus : states.front().campuses) filled_mw.push_back(campus.filled_mw);
    by_air_->set_window(begin, end, filled_mw, capacity_mw, *fleet_);
  }
  for (std::size_t r = 0; r < regions_; ++r) {
    for (std::size_t h = 0; h < hours; ++h) {
      const HourState& state = states[h];
      const RegionHour& region = state.regions[r];
      const Hour hour = begin + static_cast<Hour>(h);
      double& load_mw = mw[r * hours + h];
      load_mw = region.firm_mw + region.curtailable_mw + region.own_mw - region.canada_import_mw -
                perfect_mw[r];
      if (weather_) {
        // what the balance's weather asks for makes room for what each sample's does
        const double other_dc_mw = region.other_dc_mw * scenario_.grid.data[r].loss_factor;
        load_mw -= region.demand_mw - other_dc_mw;
        load_mw -= grid::held(by_air_).campus_mw(RegionIndex(r), hour, region.air.dry_bulb_c,
                                                 region.dew_point_c);
        continue;
      }
      if (by_air_) load_mw += by_air_->outage_mw(RegionIndex(r), region.air.dry_bulb_c);
      for (std::size_t t = 0; t < technologies_; ++t) {
        if (follows_weather(scenario_.grid.technologies[t].kind)) {
          load_mw -= state.available_mw[r * technologies_ + t];
        }
      }
    }
  }
  set_reserves(begin, states);
  if (weather_) {
    const LoadsByAir& of_air = grid::held(by_air_);
    weather_->set_window(begin, end, capacity_mw, mw,
                         of_air.any() ? of_air.loads() : std::span<const grid::AirLoad>{});
    return {weather_.get()};
  }
  std::vector<grid::adequacy::SampleLoads*> loads;
  for (std::size_t year = 0; year < one_weather_.size(); ++year) {
    one_weather_[year].mw = mw;
    if (fleet_ == nullptr) given_.add_load_difference(year, begin, states, one_weather_[year].mw);
    loads.push_back(&one_weather_[year]);
  }
  return loads;
}

}  // namespace gigaload::sim
