#include "grid/weather/weather.hpp"

#include <span>

#include "grid/core/error.hpp"
#include "grid/core/random.hpp"
#include "grid/system/quantile.hpp"
#include "grid/weather/area_scores.hpp"
#include "grid/weather/daily_process.hpp"

namespace gigaload::grid {
namespace {

// local dates and days from 08:00 UTC reach over the ends of a year in UTC
constexpr std::int64_t kMarginDays = 2;

/// Returns the normal scores of every day, [day][region].
template <class AnomalyOf>
std::vector<double> scores(const System& system, const RegionMatrix& correlation,
                           const RandomSource& random, std::int64_t first_day,
                           std::int64_t last_day, AnomalyOf anomaly_of) {
  const std::size_t regions = system.regions.size();
  std::vector<double> persistence;
  persistence.reserve(regions);
  for (const RegionData& data : system.data) persistence.push_back(anomaly_of(data).persistence);
  const DailyProcess process(persistence, correlation, random, first_day, last_day);

  std::vector<double> z;
  z.reserve(static_cast<std::size_t>(last_day - first_day) * regions);
  for (std::int64_t day = first_day; day < last_day; ++day) {
    for (std::size_t r = 0; r < regions; ++r) z.push_back(process.at(r, day));
  }
  return z;
}

template <class AnomalyOf>
std::vector<double> values_of(const System& system, const std::vector<double>& z,
                              std::int64_t first_day, AnomalyOf anomaly_of) {
  const std::size_t regions = system.regions.size();
  std::vector<double> value(z.size());
  for (std::size_t i = 0; i < z.size(); ++i) {
    const std::size_t month = month_of_day(first_day + static_cast<std::int64_t>(i / regions));
    value[i] = quantile(anomaly_of(system.data[i % regions]), month, normal_cdf(z[i]));
  }
  return value;
}

/// Returns the scores of the measured demand, [day][region].
std::vector<double> measured_scores(const WeatherYears& years,
                                    const std::vector<WeekSource>& sources,
                                    std::int64_t first_day) {
  std::vector<double> z;
  z.reserve(sources.size() * years.regions());
  for (std::size_t d = 0; d < sources.size(); ++d) {
    const std::int64_t day = first_day + static_cast<std::int64_t>(d) + sources[d].shift_days;
    for (std::size_t r = 0; r < years.regions(); ++r) {
      z.push_back(years.demand_score(sources[d].year, r, day));
    }
  }
  return z;
}

/// Brings drawn scores, [day][region], into line with what measured days tell of their areas.
template <class Known>
void put_known(const AreaScores& areas, const std::vector<WeekSource>& sources,
               std::int64_t first_day, Known known, std::vector<double>& z) {
  const std::size_t regions = z.size() / sources.size();
  std::vector<double> of_day(regions);
  for (std::size_t d = 0; d < sources.size(); ++d) {
    const std::int64_t day = first_day + static_cast<std::int64_t>(d) + sources[d].shift_days;
    for (std::size_t r = 0; r < regions; ++r) of_day[r] = known(sources[d].year, r, day);
    areas.put(of_day, std::span(z).subspan(d * regions, regions));
  }
}

}  // namespace

Weather::Weather(const System& system, Hour begin, Hour end, std::uint64_t seed,
                 std::uint32_t sample)
    : regions_(system.regions.size()),
      first_day_(day_of(start_of_year(year_of(begin))) - kMarginDays),
      last_day_(day_of(start_of_year(year_of(end - 1) + 1)) + kMarginDays),
      years_(system.weather_years) {
  if (years_) sources_ = sources_of_days(system, seed, sample, first_day_, last_day_);
  const auto scores_of = [&](Stream stream, const RegionMatrix& correlation, auto anomaly_of) {
    return scores(system, correlation, RandomSource(seed, stream, sample), first_day_, last_day_,
                  anomaly_of);
  };
  const auto demand_of = [](const RegionData& d) -> const auto& { return d.demand.score; };
  const auto wind_of = [](const RegionData& d) -> const auto& { return d.wind.daily_mean; };
  const auto solar_of = [](const RegionData& d) -> const auto& { return d.solar.daily_mean; };
  const auto z_demand = years_ ? measured_scores(*years_, sources_, first_day_)
                               : scores_of(Stream::demand, system.demand_correlation, demand_of);
  demand_score_ = values_of(system, z_demand, first_day_, demand_of);
  const auto daily_means = [&](Stream stream, const RegionMatrix& correlation, auto anomaly_of,
                               auto known) {
    std::vector<double> z = scores_of(stream, correlation, anomaly_of);
    if (years_) put_known(AreaScores(system, correlation), sources_, first_day_, known, z);
    return values_of(system, z, first_day_, anomaly_of);
  };
  wind_daily_mean_ = daily_means(Stream::wind, system.wind_correlation, wind_of,
                                 [this](std::size_t year, std::size_t region, std::int64_t day) {
                                   return years_->wind_score(year, region, day);
                                 });
  solar_daily_mean_ = daily_means(Stream::solar, system.solar_correlation, solar_of,
                                  [this](std::size_t year, std::size_t region, std::int64_t day) {
                                    return years_->solar_score(year, region, day);
                                  });
  const auto z_air = scores_of(Stream::air, system.demand_correlation,
                               [](const RegionData& d) -> const auto& { return d.air.dry_bulb; });
  const auto z_humidity =
      scores_of(Stream::humidity, system.demand_correlation,
                [](const RegionData& d) -> const auto& { return d.air.humidity; });
  air_.reserve(z_air.size());
  for (std::size_t i = 0; i < z_air.size(); ++i) {
    const std::int64_t day = first_day_ + static_cast<std::int64_t>(i / regions_);
    const AirScores z = {.demand = z_demand[i], .air = z_air[i], .humidity = z_humidity[i]};
    air_.push_back(
        air_of_day(system, i % regions_, day, z, years_ ? &sources_[i / regions_] : nullptr));
  }
}

double Weather::measured_demand(RegionIndex region, const LocalHour& local) const {
  static_cast<void>(place(region, local.day));  // is it one of the days?
  const WeekSource& source = sources_[static_cast<std::size_t>(local.day - first_day_)];
  return years_->demand(source.year, region.get(), local.day + source.shift_days, local.hour);
}

std::size_t Weather::place(RegionIndex region, std::int64_t day) const {
  if (day < first_day_ || day >= last_day_) {
    throw InternalError("weather: a day outside the years it was made for");
  }
  return static_cast<std::size_t>(day - first_day_) * regions_ + region.get();
}

ScoreBlend score_blend(const LocalHour& local) {
  constexpr double kBlendH = 3.0;  // before and after midnight
  const double middle_h = local.hour + 0.5;
  const bool morning = middle_h < 12.0;
  const double from_midnight_h = morning ? middle_h : 24.0 - middle_h;
  if (from_midnight_h >= kBlendH) return {.own_weight = 1.0, .other_day = local.day};
  return {.own_weight = 0.5 + 0.5 * from_midnight_h / kBlendH,
          .other_day = local.day + (morning ? -1 : 1)};
}

double Weather::demand_score(RegionIndex region, const LocalHour& local) const {
  const ScoreBlend blend = score_blend(local);
  const double score = demand_score(region, local.day);
  if (blend.own_weight == 1.0) return score;
  return blend.own_weight * score +
         (1.0 - blend.own_weight) * demand_score(region, blend.other_day);
}

AirDay Weather::air(RegionIndex region, const LocalHour& local) const {
  const ScoreBlend score = score_blend(local);
  const AirDay& day = air_[place(region, local.day)];
  if (score.own_weight == 1.0) return day;
  return blend(score.own_weight, day, air_[place(region, score.other_day)]);
}

}  // namespace gigaload::grid
