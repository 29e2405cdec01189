#include "grid/adequacy/sampling/weather_loads.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "grid/core/capped_profile.hpp"
#include "grid/core/random.hpp"
#include "grid/demand/demand.hpp"
#include "grid/system/quantile.hpp"
#include "grid/system/water.hpp"

namespace gigaload::grid {

WeatherLoads::WeatherLoads(const System& system, std::uint64_t seed, std::uint32_t first_sample,
                           std::size_t samples, std::size_t workers, Hour begin, Hour end,
                           bool with_air, std::vector<std::uint32_t> numbers)
    : system_(system),
      regions_(system.regions.size()),
      weather_(system, seed, first_sample, samples, begin, with_air, numbers),
      levels_(system, begin, end),
      seed_(seed),
      first_sample_(first_sample),
      numbers_(std::move(numbers)),
      days_(workers),
      outages_drawn_(workers),
      measured_(workers) {
  std::vector<std::string> zones;
  for (std::size_t r = 0; r < regions_; ++r) {
    const std::string& zone = system.regions[r].time_zone;
    const auto known = std::ranges::find(zones, zone);
    zone_of_.push_back(static_cast<std::size_t>(known - zones.begin()));
    if (known == zones.end()) {
      zones.push_back(zone);
      clock_.emplace_back(zone, start_of_year(year_of(begin)), start_of_year(year_of(end - 1) + 1));
    }
    mean_mw_.emplace_back(system.first_year, system.data[r].mean_demand_mw);
    water_years_ = std::max(water_years_, system.data[r].hydro_years.size());
  }
  for (std::size_t year = 0; year < water_years_; ++year) {
    for (std::size_t r = 0; r < regions_; ++r) {
      const auto& years = system.data[r].hydro_years;
      const double factor = year < years.size() ? years[year] : 1.0;
      for (std::size_t m = 0; m < kMonths; ++m) water_.push_back(water_of(r, m, factor));
    }
  }
}

WeatherLoads::Profile WeatherLoads::profile_of(std::size_t region, std::size_t month) const {
  if (system_.weather_years) return measured_profile(region, month);
  constexpr int kScores = 40;
  constexpr double kDays[kDayTypes] = {5.0, 2.0};
  const DemandShape& shape = system_.data[region].demand;
  Profile profile;
  for (std::uint8_t type = 0; type < kDayTypes; ++type) {
    for (std::uint8_t hour = 0; hour < kHoursOfDay; ++hour) {
      for (int i = 0; i < kScores; ++i) {
        const double score = quantile(shape.score, month, (i + 0.5) / kScores);
        profile.demand.push_back(
            relative_demand(shape.mean[type][month][hour], shape.pattern[month][hour], score));
        profile.weight.push_back(kDays[type]);
      }
    }
  }
  return profile;
}

WeatherLoads::Profile WeatherLoads::measured_profile(std::size_t region, std::size_t month) const {
  constexpr std::size_t kEvery = 7;  // hours: each hour of the day comes as often
  const WeatherYears& years = *system_.weather_years;
  Profile profile;
  for (std::size_t y = 0; y < years.size(); ++y) {
    const auto of_date = static_cast<unsigned>(month) + 1;
    std::size_t at = 0;
    for (std::int64_t day = day_of(to_hour({years.years()[y], of_date, 1}));
         month_of_day(day) == month; ++day) {
      for (std::size_t hour = 0; hour < kHoursOfDay; ++hour, ++at) {
        if (at % kEvery != 0) continue;
        profile.demand.push_back(std::max(kDemandFloor, years.demand(y, region, day, hour)));
      }
    }
  }
  profile.weight.assign(profile.demand.size(), 1.0);
  return profile;
}

WeatherLoads::Water WeatherLoads::water_of(std::size_t region, std::size_t month,
                                           double year) const {
  const RegionData& data = system_.data[region];
  const double capacity_factor = std::min(1.0, year * data.hydro_capacity_factor[month]);
  if (capacity_factor <= 0.0) return {};
  auto [profile, weight] = profile_of(region, month);
  for (double& of_hour : profile) of_hour = water_weight(of_hour, data.hydro_exponent);
  // the least load is the last to be cut off at one: it tells k
  const auto least =
      static_cast<std::size_t>(std::min_element(profile.begin(), profile.end()) - profile.begin());
  const double before = profile[least];
  const double limit = water_limit(data, capacity_factor);
  scale_to_mean(profile, weight, capacity_factor, limit);
  return {.scale = profile[least] / before, .limit = limit};
}

std::uint32_t WeatherLoads::number(std::size_t sample) const {
  return numbers_.empty() ? first_sample_ + static_cast<std::uint32_t>(sample) : numbers_[sample];
}

std::size_t WeatherLoads::water_year(std::size_t sample) const {
  if (water_years_ == 1) return 0;
  const auto year = static_cast<std::uint32_t>(year_of(begin_));
  const double drawn = RandomSource(seed_, Stream::water, number(sample)).uniform(0, year)[0];
  return static_cast<std::size_t>(drawn * static_cast<double>(water_years_));
}

void WeatherLoads::set_window(Hour begin, Hour end, std::span<const double> capacity_mw,
                              std::span<const double> given_mw, std::span<const AirLoad> by_air) {
  begin_ = begin;
  end_ = end;
  const auto hours = static_cast<std::size_t>(end - begin);
  const std::size_t technologies = system_.technologies.size();
  for (auto* mw : {&wind_mw_, &solar_mw_, &hydro_mw_}) mw->assign(regions_, 0.0);
  hours_.resize(regions_ * hours);
  by_air_ = by_air;
  air_.resize(by_air.empty() ? 0 : hours_.size());
  find_zone_hours();
  if (outages_ != nullptr) find_day_air();
  for (std::size_t r = 0; r < regions_; ++r) {
    for (std::size_t t = 0; t < technologies; ++t) {
      const double mw = capacity_mw[r * technologies + t];
      const auto kind = system_.technologies[t].kind;
      if (kind == TechnologyKind::wind) wind_mw_[r] += mw;
      if (kind == TechnologyKind::solar) solar_mw_[r] += mw;
      if (kind == TechnologyKind::hydro) hydro_mw_[r] += mw;
    }
    find_region_hours(r, given_mw.subspan(r * hours, hours));
  }
}

void WeatherLoads::find_zone_hours() {
  const std::int64_t first_day = weather_.first_day(begin_);
  const auto place = [&](std::int64_t day) { return static_cast<std::uint32_t>(day - first_day); };
  local_.clear();
  zone_hours_.clear();
  for (const LocalClock& clock : clock_) {
    for (Hour hour = begin_; hour < end_; ++hour) {
      const LocalHour local = clock.at(hour);
      const ScoreBlend blend = score_blend(local);
      local_.push_back(local);
      zone_hours_.push_back({.own_weight = blend.own_weight,
                             .day = place(local.day),
                             .other_day = place(blend.other_day),
                             .wind_day = place(weather_day(hour)),
                             .hour = local.hour,
                             .month = local.month,
                             .plane = static_cast<std::uint32_t>(AirLoad::plane(local))});
    }
  }
}

void WeatherLoads::find_region_hours(std::size_t region, std::span<const double> given_mw) {
  const RegionData& data = system_.data[region];
  const std::size_t hours = given_mw.size();
  for (std::size_t h = 0; h < hours; ++h) {
    const Hour hour = begin_ + static_cast<Hour>(h);
    const LocalHour& local = local_[zone_of_[region] * hours + h];
    const auto utc_hour = static_cast<std::size_t>(hour - day_of(hour) * 24);
    hours_[region * hours + h] = {
        .mean_mw = mean_mw_[region].at(hour),
        .given_mw = given_mw[h],
        .level = levels_.at(region, local),
        .pattern = data.demand.pattern[local.month][local.hour],
        .wind_shape = data.wind.shape[local.month][utc_hour],
        .solar_shape = data.solar.shape[local.month][utc_hour],
    };
    if (air_.empty()) continue;
    AirHour& air = air_[region * hours + h];
    if (const AirReading* given = data.air_series.find(hour)) {
      air = {given->dry_bulb_c, given->dew_point_c, 0.0, 0.0, 0.0};
    } else {
      air = air_hour(data.air, local.month, local.hour);
    }
  }
}

std::pair<std::int64_t, std::int64_t> WeatherLoads::days_of(Hour begin, Hour end) {
  constexpr std::int64_t kSpareDays = 2;  // as WeatherSamples
  return {WeatherSamples::first_day(begin), day_of(end - 1) + kSpareDays + 1};
}

void WeatherLoads::find_day_air() {
  const auto [first, last] = days_of(begin_, end_);
  day_air_.resize(static_cast<std::size_t>(last - first) * regions_);
  for (std::size_t r = 0; r < regions_; ++r) {
    const RegionData& data = system_.data[r];
    for (std::int64_t day = first; day < last; ++day) {
      DayAir& air = day_air_[static_cast<std::size_t>(day - first) * regions_ + r];
      if (const auto given = mean_dry_bulb_c(data.air_series, clock_[zone_of_[r]], day)) {
        air = {.mean_c = *given, .per_k = 0.0};
        continue;
      }
      const std::size_t month = month_of_day(day);
      AirDay warmer;
      warmer.dry_bulb_k = 1.0;
      air.mean_c = mean_dry_bulb_c(data.air, month, AirDay{});
      air.per_k = mean_dry_bulb_c(data.air, month, warmer) - air.mean_c;
    }
  }
}

void WeatherLoads::draw_outages(std::size_t sample, std::size_t worker) {
  const WeatherDays& weather = days_[worker];
  Outages& drawn = outages_drawn_[worker];
  drawn.days.first = weather.first;
  drawn.days.mean_dry_bulb_c.resize(day_air_.size());
  for (std::size_t i = 0; i < day_air_.size(); ++i) {
    drawn.days.mean_dry_bulb_c[i] =
        day_air_[i].mean_c + weather.air[i].dry_bulb_k * day_air_[i].per_k;
  }
  outages_->find_cold(drawn.days);
  drawn.mw.resize(day_air_.size());
  outages_->draw(number(sample), drawn.days, drawn.mw);
}

void WeatherLoads::add_outages(std::size_t worker, std::span<double> out) const {
  if (outages_ == nullptr) return;
  const std::vector<double>& mw = outages_drawn_[worker].mw;
  const auto hours = static_cast<std::size_t>(end_ - begin_);
  for (std::size_t r = 0; r < regions_; ++r) {
    const ZoneHour* const zone = zone_hours(r);
    for (std::size_t h = 0; h < hours; ++h) out[r * hours + h] += mw[zone[h].day * regions_ + r];
  }
}

void WeatherLoads::set_reserve(std::vector<double> share, std::vector<double> other_mw) {
  reserve_share_ = std::move(share);
  reserve_other_mw_ = std::move(other_mw);
}

/// Finds each day of every region in the measured years. The days lie far apart in them: they are
/// asked of the memory here, so that they are there when the hours come to them.
void WeatherLoads::find_measured(const WeatherDays& days,
                                 std::vector<MeasuredDay>& measured) const {
  const WeatherYears& years = *system_.weather_years;
  measured.clear();
  for (std::size_t r = 0; r < regions_; ++r) {
    for (std::size_t d = 0; d < days.sources.size(); ++d) {
      const WeekSource& source = days.sources[d];
      const std::int64_t day = days.first + static_cast<std::int64_t>(d) + source.shift_days;
      const MeasuredDay first =
          years.demand(source.year, r) +
          static_cast<std::size_t>(day - years.first_day(source.year)) * kHoursOfDay;
      __builtin_prefetch(first);
      __builtin_prefetch(first + kHoursOfDay - 1);
      measured.push_back(first);
    }
  }
}

void WeatherLoads::net_load(std::size_t sample, std::size_t worker, std::span<double> net_load,
                            std::span<double> reserve) {
  WeatherDays& days = days_[worker];
  weather_.next(sample, begin_, end_, days);
  const auto hours = static_cast<std::size_t>(end_ - begin_);
  const std::size_t water_year_place = water_year(sample) * regions_;
  const std::size_t known_days = days.sources.size();
  if (known_days > 0) find_measured(days, measured_[worker]);
  for (std::size_t r = 0; r < regions_; ++r) {
    const Water* water = &water_[(water_year_place + r) * kMonths];
    const double exponent = system_.data[r].hydro_exponent;
    const double* score = known_days > 0 ? nullptr : &days.demand_score[r];
    const MeasuredDay* measured = known_days > 0 ? &measured_[worker][r * known_days] : nullptr;
    const double* wind = &days.wind_daily_mean[r];
    const double* solar = &days.solar_daily_mean[r];
    const ZoneHour* const zone = zone_hours(r);
    const double wind_mw = wind_mw_[r], solar_mw = solar_mw_[r], hydro_mw = hydro_mw_[r];
    for (std::size_t h = 0; h < hours; ++h) {
      const RegionHour& c = hours_[r * hours + h];
      const ZoneHour& z = zone[h];
      double w = 0.0;
      if (score == nullptr) {
        w = std::max(kDemandFloor, WeatherYears::kPerUnit * measured[z.day][z.hour]);
      } else {
        const double s = z.own_weight * score[z.day * regions_] +
                         (1.0 - z.own_weight) * score[z.other_day * regions_];
        w = relative_demand(c.level, c.pattern, s);
      }
      const double wind_factor = std::clamp(wind[z.wind_day * regions_] * c.wind_shape, 0.0, 1.0);
      const double solar_factor =
          std::clamp(solar[z.wind_day * regions_] * c.solar_shape, 0.0, 1.0);
      const Water& of_month = water[z.month];
      const double water_factor =
          std::min(of_month.limit, of_month.scale * water_weight(w, exponent));
      net_load[r * hours + h] = c.mean_mw * w + c.given_mw - wind_mw * wind_factor -
                                solar_mw * solar_factor - hydro_mw * water_factor;
      if (reserve.empty()) continue;
      const double load_mw = c.mean_mw * w + reserve_other_mw_[r * hours + h];
      reserve[r * hours + h] = reserve_share_[r] * std::max(0.0, load_mw);
    }
  }
  if (!by_air_.empty()) add_load_by_air(days, net_load);
  if (outages_ == nullptr) return;
  draw_outages(sample, worker);
  add_outages(worker, net_load);
}

void WeatherLoads::add_load_by_air(const WeatherDays& days, std::span<double> net_load) const {
  const auto hours = static_cast<std::size_t>(end_ - begin_);
  for (std::size_t r = 0; r < regions_; ++r) {
    const AirLoad& load = by_air_[r];
    if (load.empty()) continue;
    const AirDay* day = &days.air[r];
    const ZoneHour* const zone = zone_hours(r);
    for (std::size_t h = 0; h < hours; ++h) {
      const std::size_t cell = r * hours + h;
      const ZoneHour& z = zone[h];
      const AirDay& own = day[z.day * regions_];
      const DryBulbDewPoint air = air_[cell].on(
          z.own_weight == 1.0 ? own : blend(z.own_weight, own, day[z.other_day * regions_]));
      net_load[cell] += load.at(z.plane, air.dry_bulb_c, air.dew_point_c);
    }
  }
}

}  // namespace gigaload::grid
