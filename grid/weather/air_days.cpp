#include "grid/weather/air_days.hpp"

#include <algorithm>
#include <cmath>

#include "grid/system/quantile.hpp"

namespace gigaload::grid {
namespace {

constexpr double kScoreOf5Percent = -1.6448536269514722;

double mean_of_month_c(const AirShape& shape, std::size_t month) {
  double mean = 0.0;
  for (const double hour : shape.dry_bulb_c[month]) mean += hour / static_cast<double>(kHoursOfDay);
  return mean;
}

/// Returns the K that a day of score y differs by from the month's mean.
double dry_bulb_k(const AirShape& shape, std::size_t month, double y) {
  const auto& table = shape.dry_bulb.quantiles[month];
  if (shape.cold_tail <= 0.0 || y >= kScoreOf5Percent) {
    return quantile(shape.dry_bulb, month, normal_cdf(y));
  }
  constexpr std::size_t k5Percent = (kQuantiles - 1) / 20, kMiddle = (kQuantiles - 1) / 2;
  const double per_score = (table[kMiddle] - table[k5Percent]) / -kScoreOf5Percent;
  return table[k5Percent] + shape.cold_tail * per_score * (y - kScoreOf5Percent);
}

/// Returns the day of an anomaly a [K] of its mean dry bulb.
AirDay air_day_of_anomaly(const AirShape& shape, std::size_t month, double a, double z_humidity) {
  const double e = quantile(shape.humidity, month, normal_cdf(z_humidity));
  return {
      .dry_bulb_k = a,
      .dew_point_k = shape.dew_point_per_k[month] * a + e,
      .wider = std::max(-1.0, shape.range_mean[month] - shape.range_deviation[month] * z_humidity)};
}

}  // namespace

AirDay air_day(const AirShape& shape, std::size_t month, const AirScores& z) {
  const double rho = shape.demand_correlation[month];
  return air_day(shape, month, rho * z.demand + std::sqrt(1.0 - rho * rho) * z.air, z.humidity);
}

AirDay air_day(const AirShape& shape, std::size_t month, double y, double z_humidity) {
  const double a = dry_bulb_k(shape, month, y);
  return air_day_of_anomaly(shape, month, a, z_humidity);
}

AirDay air_day_measured(const AirShape& shape, std::size_t month, double dry_bulb_c,
                        double z_humidity) {
  return air_day_of_anomaly(shape, month, dry_bulb_c - mean_of_month_c(shape, month), z_humidity);
}

double mean_dry_bulb_c(const AirShape& shape, std::size_t month, const AirDay& day) {
  double mean = 0.0, per_k = 0.0;
  for (std::size_t h = 0; h < kHoursOfDay; ++h) {
    mean += shape.dry_bulb_c[month][h];
    per_k += shape.dry_bulb_per_k[month][h];
  }
  return (mean + day.dry_bulb_k * per_k) / static_cast<double>(kHoursOfDay);
}

std::optional<double> mean_dry_bulb_c(const AirSeries& series, const LocalClock& clock,
                                      std::int64_t day) {
  if (series.hours.empty()) return std::nullopt;
  const Hour midnight_utc = day * 24;
  const LocalHour there = clock.at(midnight_utc);
  const Hour begin = 2 * midnight_utc - (there.day * 24 + there.hour);
  double sum = 0.0;
  for (Hour hour = begin; hour < begin + static_cast<Hour>(kHoursOfDay); ++hour) {
    const AirReading* reading = series.find(hour);
    if (reading == nullptr) return std::nullopt;
    sum += reading->dry_bulb_c;
  }
  return sum / static_cast<double>(kHoursOfDay);
}

AirHour air_hour(const AirShape& shape, std::size_t month, std::size_t hour) {
  const auto& day = shape.dry_bulb_c[month];
  const double mean = mean_of_month_c(shape, month);
  return {.dry_bulb_c = day[hour],
          .dew_point_c = shape.dew_point_c[month][hour],
          .per_k = shape.dry_bulb_per_k[month][hour],
          .course_k = day[hour] - mean,
          .dew_point_weight = 1.0};
}

}  // namespace gigaload::grid
