#include "grid/weather.hpp"

#include "grid/daily_process.hpp"
#include "grid/error.hpp"
#include "grid/quantile.hpp"
#include "grid/random.hpp"

namespace gigaload::grid {
namespace {

// local dates and days from 08:00 UTC reach over the ends of a year in UTC
constexpr std::int64_t kMarginDays = 2;

template <class AnomalyOf>
std::vector<double> daily_values(const System& system, const RegionMatrix& correlation,
                                 const RandomSource& random, std::int64_t first_day,
                                 std::int64_t last_day, AnomalyOf anomaly_of) {
  const std::size_t regions = system.regions.size();
  std::vector<double> persistence;
  persistence.reserve(regions);
  for (const RegionData& data : system.data) persistence.push_back(anomaly_of(data).persistence);
  const DailyProcess process(persistence, correlation, random, first_day, last_day);

  std::vector<double> value;
  value.reserve(static_cast<std::size_t>(last_day - first_day) * regions);
  for (std::int64_t day = first_day; day < last_day; ++day) {
    const std::size_t month = month_of_day(day);
    for (std::size_t r = 0; r < regions; ++r) {
      value.push_back(
          quantile(anomaly_of(system.data[r]).quantiles[month], normal_cdf(process.at(r, day))));
    }
  }
  return value;
}

}  // namespace

Weather::Weather(const System& system, Hour begin, Hour end, std::uint64_t seed,
                 std::uint32_t sample)
    : regions_(system.regions.size()),
      first_day_(day_of(start_of_year(year_of(begin))) - kMarginDays),
      last_day_(day_of(start_of_year(year_of(end - 1) + 1)) + kMarginDays) {
  const auto values = [&](Stream stream, const RegionMatrix& correlation, auto anomaly_of) {
    return daily_values(system, correlation, RandomSource(seed, stream, sample), first_day_,
                        last_day_, anomaly_of);
  };
  demand_score_ = values(
      Stream::demand, system.demand_correlation,
      [](const RegionData& d) -> const auto& { return d.demand.score; });
  wind_daily_mean_ = values(
      Stream::wind, system.wind_correlation,
      [](const RegionData& d) -> const auto& { return d.wind.daily_mean; });
  solar_daily_mean_ = values(
      Stream::solar, system.solar_correlation,
      [](const RegionData& d) -> const auto& { return d.solar.daily_mean; });
}

double Weather::at(const Table& table, RegionIndex region, std::int64_t day) const {
  if (day < first_day_ || day >= last_day_) {
    throw InternalError("weather: a day outside the years it was made for");
  }
  return table[static_cast<std::size_t>(day - first_day_) * regions_ + region.get()];
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

}  // namespace gigaload::grid
