#pragma once

/// Gives the air of an hour from the day's normal scores:
///
///   y = rho z_demand + sqrt(1 - rho^2) z_air        a = Q_dry(Phi(y))       e = Q_hum(Phi(z_hum))
///   dry bulb  = M(h) + a P(h) + r (M(h) - mean over the day of M)
///   dew point = min(dry bulb, D(h) + beta a + e)    r = max(-1, mean - deviation z_hum)
///
/// Q_dry ends with the coldest day of the years that it was made of; with a cold_tail k the days
/// below its 5 % quantile are a = Q_dry(0.05) + k (Q_dry(0.5) - Q_dry(0.05)) (y - y5) / -y5, a
/// normal distribution's, y5 = -1.645. M, D the month's means at local hour h, P the hour's share
/// of an anomaly; rho positive in the cooling season, negative in the heating season, so that a
/// heat wave is in the demand and in the air. Dry days have the wide range. Over midnight a, e and
/// r pass from day to day as the score of the demand does (ScoreBlend). Fitted by
/// tools/importers/air.py, which says how.

#include <cstddef>
#include <cstdint>
#include <optional>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Holds what a day's air has of its own.
struct AirDay {
  double dry_bulb_k = 0.0;   // a
  double dew_point_k = 0.0;  // beta a + e
  double wider = 0.0;        // r
};

/// Holds standard normal scores of the day, independent of each other.
struct AirScores {
  double demand = 0.0, air = 0.0, humidity = 0.0;
};

/// Returns the day's air; `month` of the day: 0..11.
[[nodiscard]] AirDay air_day(const AirShape& shape, std::size_t month, const AirScores& z);
/// Returns the same of y, the score of the dry bulb itself.
[[nodiscard]] AirDay air_day(const AirShape& shape, std::size_t month, double y, double z_humidity);
/// Returns the same of a day whose mean dry bulb is measured.
[[nodiscard]] AirDay air_day_measured(const AirShape& shape, std::size_t month, double dry_bulb_c,
                                      double z_humidity);

/// Returns weight x one + (1 - weight) x other.
[[nodiscard]] inline AirDay blend(double weight, const AirDay& one, const AirDay& other) {
  const double rest = 1.0 - weight;
  return {.dry_bulb_k = weight * one.dry_bulb_k + rest * other.dry_bulb_k,
          .dew_point_k = weight * one.dew_point_k + rest * other.dew_point_k,
          .wider = weight * one.wider + rest * other.wider};
}

/// Returns the mean dry bulb of the day's hours [C]; `month` of the day: 0..11.
[[nodiscard]] double mean_dry_bulb_c(const AirShape& shape, std::size_t month, const AirDay& day);
/// Returns the mean of a region's own readings over the 24 hours from the local midnight on that a
/// day, counted from 1970-01-01, begins with; none where one of them is missing.
[[nodiscard]] std::optional<double> mean_dry_bulb_c(const AirSeries& series,
                                                    const LocalClock& clock, std::int64_t day);

struct DryBulbDewPoint {
  double dry_bulb_c = 15.0;
  double dew_point_c = 10.0;  // at most the dry bulb
};

/// Holds what all days share of one hour.
struct AirHour {
  double dry_bulb_c = 15.0, dew_point_c = 10.0;  // M, D
  double per_k = 0.0;                            // P
  double course_k = 0.0;                         // M - mean over the day of M
  double dew_point_weight = 1.0;                 // 0: the air is given, whatever the day

  [[nodiscard]] DryBulbDewPoint on(const AirDay& day) const {
    const double dry_bulb = dry_bulb_c + day.dry_bulb_k * per_k + day.wider * course_k;
    const double dew_point = dew_point_c + dew_point_weight * day.dew_point_k;
    return {dry_bulb, dew_point < dry_bulb ? dew_point : dry_bulb};
  }
};

[[nodiscard]] AirHour air_hour(const AirShape& shape, std::size_t month, std::size_t hour);

}  // namespace gigaload::grid
