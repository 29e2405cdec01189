#include "sim/hours/window_loads.hpp"

#include <algorithm>
#include <utility>

#include "grid/core/held.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

void WindowLoads::OneWeather::net_load(std::size_t sample, std::size_t worker,
                                       std::span<double> net_load, std::span<double> reserve) {
  std::ranges::copy(mw, net_load.begin());
  if (!reserve.empty()) std::ranges::copy(reserve_mw, reserve.begin());
  if (outages == nullptr) return;
  const std::uint32_t number =
      numbers.empty() ? static_cast<std::uint32_t>(sample) : numbers[sample];
  drawn_mw[worker].resize(days.mean_dry_bulb_c.size());
  outages->draw(number, days, drawn_mw[worker]);
  add_outages(worker, net_load);
}

void WindowLoads::OneWeather::add_outages(std::size_t worker, std::span<double> out) const {
  if (outages == nullptr) return;
  const std::vector<double>& drawn = drawn_mw[worker];
  for (std::size_t i = 0; i < day.size(); ++i) out[i] += drawn[day[i]];
}

WindowLoads::WindowLoads(const Scenario& scenario, const Campuses& campuses,
                         const GivenWeather& given, const FleetUnits* fleet,
                         std::vector<std::uint32_t> numbers)
    : scenario_(scenario),
      given_(given),
      fleet_(fleet),
      regions_(scenario.grid.regions.size()),
      technologies_(scenario.grid.technologies.size()),
      numbers_(std::move(numbers)),
      one_weather_(std::max<std::size_t>(1, given.years())) {
  if (fleet == nullptr) return;
  by_air_.emplace(scenario, campuses);
  outages_.emplace(scenario.grid, scenario.seed);
  if (!outages_->any()) {
    outages_.reset();
    return;
  }
  for (const grid::Region& region : scenario.grid.regions) {
    clock_.emplace_back(region.time_zone, scenario.begin, scenario.end);
  }
}

void WindowLoads::draw_weather(std::size_t samples, unsigned threads, Hour begin) {
  weather_ = std::make_unique<grid::WeatherLoads>(
      scenario_.grid, scenario_.seed, 0, samples, threads, begin, scenario_.end,
      grid::held(by_air_).any() || outages_.has_value(), numbers_);
  if (outages_) weather_->set_outages(&*outages_);
}

void WindowLoads::set_workers(std::size_t workers) {
  for (OneWeather& of : one_weather_) of.drawn_mw.resize(workers);
}

std::vector<grid::UnitClass> WindowLoads::plants(Hour begin, Hour end,
                                                 std::span<const double> capacity_mw) const {
  std::vector<grid::UnitClass> classes;
  for (std::size_t c = 0; c < capacity_mw.size(); ++c) {
    const std::size_t t = c % technologies_;
    const grid::Technology& technology = scenario_.grid.technologies[t];
    if (capacity_mw[c] <= 0.0 || technology.kind != grid::TechnologyKind::thermal ||
        technology.outage_curve.share.empty()) {
      continue;
    }
    const RegionIndex region(c / technologies_);
    const FleetUnits& fleet = grid::held(fleet_);
    classes.push_back({.region = region,
                       .technology = t,
                       .mw = capacity_mw[c] * fleet.scheduled(region, t, begin, end),
                       .units = fleet.units(region, t, capacity_mw[c])});
  }
  return classes;
}

/// Tells the outages what plants there are, and those of one weather its days.
void WindowLoads::set_outages(Hour begin, Hour end, std::span<const double> capacity_mw,
                              std::span<const HourState> states) {
  if (!outages_) return;
  const auto [first, last] = grid::WeatherLoads::days_of(begin, end);
  outages_->set_window(plants(begin, end, capacity_mw), first, last);
  if (weather_) return;
  OneWeather& of = one_weather_.front();
  of.outages = &*outages_;
  of.numbers = numbers_;
  of.days.first = first;
  of.days.mean_dry_bulb_c.assign(static_cast<std::size_t>(last - first) * regions_, 15.0);
  of.days.cold_k.assign(of.days.mean_dry_bulb_c.size(), 0.0);
  of.day.resize(regions_ * states.size());
  for (std::size_t r = 0; r < regions_; ++r) {
    for (std::size_t h = 0; h < states.size(); ++h) {
      const std::int64_t day = clock_[r].at(begin + static_cast<Hour>(h)).day;
      const auto cell = static_cast<std::size_t>(day - first) * regions_ + r;
      of.day[r * states.size() + h] = static_cast<std::uint32_t>(cell);
      of.days.mean_dry_bulb_c[cell] = states[h].regions[r].day_dry_bulb_c;
      of.days.cold_k[cell] = states[h].regions[r].cold_k;
    }
  }
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
    by_air_->set_window(filled_mw);
  }
  set_outages(begin, end, capacity_mw, states);
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
