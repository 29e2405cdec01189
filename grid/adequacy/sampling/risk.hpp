#pragma once

/// Says when loss of load falls and how long and how large it gets: one table of quantities beside
/// that of the metrics (metrics.hpp); every file, text and page goes through it.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "grid/adequacy/sampling/statistics.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid::adequacy {

inline constexpr std::size_t kRiskCells = kMonths * kHoursOfDay;

/// The share of the samples that may have a longer event than `longest_event_hours`: the tolerance
/// of the duration criterion of the ERCOT region's reliability standard (16 Texas Administrative
/// Code 25.508 (b)(2), 2024: less than 12 hours, with 1.00 percent).
inline constexpr double kDurationTolerance = 0.01;
/// The share of the samples that may miss more power than `largest_shortfall`. The same standard's
/// criterion of magnitude, (b)(3), is the power that can be rotated safely, which ERCOT determines;
/// its tolerance is taken to be 0.25 %, an assumption.
inline constexpr double kMagnitudeTolerance = 0.0025;

/// Holds the risk of the system, a region or a group, means over the samples unless said. Months
/// and hours are those of one clock without summer time (risk_clock.hpp). Vectors are empty where
/// nothing was sampled.
struct Risk {
  std::vector<double> lolh;          // [month][hour of the day] hours with shortfall
  std::vector<double> eue;           // [month][hour of the day] unserved energy
  std::vector<double> event_days;    // [month] days with shortfall
  Estimate winter_share;             // of the days with shortfall; NaN where there is none
  double winter_share_of_eue = 0.0;  // of the unserved energy; NaN where there is none
  double longest_event_hours = 0.0;  // but for kDurationTolerance of the samples
  double largest_shortfall = 0.0;    // power, but for kMagnitudeTolerance of the samples
};

/// Tells whether a month, 0 to 11, is of PJM's winter, November to April: the period of its
/// winter capacity (Reliability Assurance Agreement, seasonal capacity performance resources). That
/// PJM takes the same months for the winter's share of its risk is an assumption.
[[nodiscard]] constexpr bool is_of_winter_period(std::size_t month) {
  return month <= 3 || month >= 10;
}

/// Along what a quantity of the risk goes, besides years and areas.
enum class RiskAxes { none, month, month_and_hour };

/// Stands for the system's unit of power.
inline constexpr const char* kPowerUnit = "power";

/// Describes one quantity of the risk: how files name it and people are told of it.
struct RiskQuantity {
  const char* name;  // in files and in JSON
  RiskAxes axes;
  const char* unit;  // kEnergyUnit and kPowerUnit are the system's
  const char* long_name;
  /// Returns its values, along its axes.
  std::vector<double> (*of)(const Risk& risk);
  const char* error_name = nullptr;  // of the quantity that is its standard error
};

/// Counts the values of a quantity.
[[nodiscard]] std::size_t size_of(RiskAxes axes);

/// Returns all quantities in the order of files.
[[nodiscard]] std::span<const RiskQuantity> risk_quantities();

/// Holds a year's loss of load by seasons and where in the day it falls.
struct RiskShape {
  /// Shares of LOLH: December to February, March to May, June to August, September to November.
  std::array<double, 4> seasons{};
  /// The shortest span of hours of the day, from the begin of `from` to that of `to` (over midnight
  /// where `to` is not above), that holds at least kShareOfHours of LOLH.
  std::size_t from = 0, to = 0;
};
inline constexpr double kShareOfHours = 0.8;
inline constexpr std::array<const char*, 4> kSeasons = {"winter", "spring", "summer", "autumn"};

/// Returns the shape of hours with shortfall, [month][hour of the day]; all 0 where there are none.
[[nodiscard]] RiskShape shape_of(std::span<const double> lolh);

/// Writes "winter 71 %, summer 26 %, 6 to 9 h": the seasons with a tenth of LOLH or more, the
/// largest first, and the span. Empty for a shape of nothing.
[[nodiscard]] std::string shape_text(const RiskShape& shape);

}  // namespace gigaload::grid::adequacy
