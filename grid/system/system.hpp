#pragma once

/// Holds plain tables that describe a grid: what the scenario reader fills and the
/// hourly model reads. Everything here has been checked before it arrives: sizes
/// agree, numbers are finite and in range.

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/system/air_series.hpp"
#include "grid/system/import_limit.hpp"
#include "grid/system/weather_years.hpp"

namespace gigaload::grid {

inline constexpr std::size_t kMonths = 12;
inline constexpr std::size_t kHoursOfDay = 24;
inline constexpr std::size_t kDayTypes = 2;  // 0 weekday, 1 weekend
/// Counts the probabilities at which a month's distribution of daily scores is tabulated: 0, 1/20,
/// ... 1.
inline constexpr std::size_t kQuantiles = 21;

using MonthlyTable = std::array<double, kMonths>;
using MonthHourTable = std::array<std::array<double, kHoursOfDay>, kMonths>;
using MonthQuantileTable = std::array<std::array<double, kQuantiles>, kMonths>;
/// Lists further probabilities, above the last but one of these, at which a tail may be tabulated.
inline constexpr std::array<double, 3> kTailProbabilities = {0.975, 0.99, 0.997};
using MonthTailTable = std::array<std::array<double, kTailProbabilities.size()>, kMonths>;
/// Holds a row-major square matrix over regions.
using RegionMatrix = std::vector<double>;

// NOLINTBEGIN(readability-redundant-member-init): g++ warns of what a list leaves out.
struct Region {
  std::string name;                // "VA_DOM"
  std::string title;               // "Virginia: Dominion"
  std::string interconnection;     // "eastern"
  std::string time_zone;           // IANA name, for local hours
  std::string state = {};          // that it is, or is part of; empty where none is told
  std::string planning_area = {};  // that it is part of; empty where none is told
};
// NOLINTEND(readability-redundant-member-init)

/// Returns the state that a region is, or is part of: one that tells none is a state of its own.
[[nodiscard]] inline const std::string& state_of(const Region& region) {
  return region.state.empty() ? region.name : region.state;
}

/// Describes a day-to-day anomaly: a standard normal AR(1) process of lag-one correlation
/// `persistence`, mapped through a month's empirical quantiles.
struct DailyAnomaly {
  double persistence = 0.0;
  MonthQuantileTable quantiles{};
  bool has_tail = false;  // otherwise a straight line from 95 % to the largest
  MonthTailTable tail{};  // at kTailProbabilities
  bool operator==(const DailyAnomaly&) const = default;
};

/// Shapes the load: load(t) / annual mean = mean[day type][month][local hour]
///                         + score(day) * pattern[month][local hour]
struct DemandShape {
  std::array<MonthHourTable, kDayTypes> mean{};
  MonthHourTable pattern{};
  DailyAnomaly score;
};

/// Shapes wind and sun: capacity factor(t) = clamp(daily mean(day) * shape[month][UTC hour], 0, 1);
/// the shape has mean one over each month's day; daily means come from the anomaly's quantiles, so
/// their mean over a year is the annual capacity factor.
struct CapacityFactorShape {
  MonthHourTable shape{};
  DailyAnomaly daily_mean;
};

/// Returns the same number for every month.
[[nodiscard]] constexpr MonthlyTable every_month(double value) {
  MonthlyTable table{};
  for (double& month : table) month = value;
  return table;
}

/// Describes outdoor air: means by month and local hour, and how the hours of a day differ from
/// them (grid/weather/air_days.hpp).
struct AirShape {
  MonthHourTable dry_bulb_c{};
  MonthHourTable dew_point_c{};     // of ice below 0 C
  MonthHourTable dry_bulb_per_k{};  // for one K of anomaly of the day's mean
  MonthlyTable pressure_pa = every_month(101325.0);
  MonthlyTable dew_point_per_k{};     // K for one K of anomaly of the day's mean dry bulb
  MonthlyTable range_mean{};          // by what share the day's course is wider than the mean one
  MonthlyTable range_deviation{};     // of that share, standard deviation
  MonthlyTable demand_correlation{};  // of the dry bulb's normal score with the demand's
  DailyAnomaly dry_bulb;              // K, of the day's mean
  /// Holds the K that a day is colder for each unit of its normal score below that of the 5 %
  /// quantile, by the share of what the quantiles have between 5 and 50 %; 0: the quantiles' own
  /// line to the coldest day of the years that they were made of.
  double cold_tail = 0.0;
  DailyAnomaly humidity;  // K of dew point that the day's dry bulb does not tell
  bool operator==(const AirShape&) const = default;
};

/// Tells how a technology is modelled. `other`: only the capacities are known (derated_system.hpp).
enum class TechnologyKind { thermal, wind, solar, hydro, storage, other };

/// Gives the share of a class's capacity on forced outage by the dry bulb, ascending; straight
/// lines between, and beyond the ends as grid/supply/outages_by_air.hpp says.
struct OutageCurve {
  std::vector<double> dry_bulb_c, share;
};

/// Describes how cold spells take plants out together (grid/supply/cold_spells.hpp).
struct ColdSpells {
  double scale = 0.0;       // factor on all of it; 0: there is none
  double day_before = 0.0;  // weight of the day before in a day's cold, the day has the rest
  double power = 1.0;       // of a day's cold, that what it takes out grows with
  double deviation = 0.0;   // of the logarithm of the common factor
  double common = 0.0;      // share of its variance that an interconnection's areas have together
  int days = 1;             // so far apart the factors of two days are independent
  double most = 1.0;        // of a class's capacity, that the cold takes out
};

struct Technology {
  std::string name;  // "gas_cc"
  std::string title;
  TechnologyKind kind = TechnologyKind::thermal;
  std::string fuel;  // key of the fuel prices; empty where there is none
  double heat_rate_mmbtu_per_mwh = 0.0;
  /// Holds the relative half-width of the spread of heat rates inside the class: its capacity is
  /// offered in equal steps from (1 - spread) to (1 + spread).
  double heat_rate_spread = 0.0;
  double variable_om_usd_per_mwh = 0.0;
  double co2_t_per_mmbtu = 0.0;
  double water_m3_per_mwh = 0.0;  // consumption at the plant
  double forced_outage_rate = 0.0;
  OutageCurve outage_curve;         // empty: the temperature does not matter
  double cold_share_per_k = 0.0;    // out for each K of a cold of 10 K (ColdSpells)
  MonthlyTable scheduled_outage{};  // share of capacity by month
  double mean_time_to_repair_h = 0.0;
  double unit_size_mw = 0.0;
  /// Holds net winter over net summer capacity: cold air is denser. Thermal plants only.
  double winter_rating = 1.0;
  double duration_h = 0.0;             // storage only: energy / power
  double round_trip_efficiency = 1.0;  // storage only
  [[nodiscard]] bool is_storage() const { return kind == TechnologyKind::storage; }
  /// Returns what a month 0..11 has of the net summer capacity: all of the winter's from December
  /// to February, none of it from June to September, half of it between.
  [[nodiscard]] double rating(std::size_t month) const {
    if (month == 11 || month <= 1) return winter_rating;
    return month >= 5 && month <= 8 ? 1.0 : 0.5 * (1.0 + winter_rating);
  }
};

/// Holds the net summer capacity of a technology in a region at the end of the years for which it
/// is known, ascending.
struct FleetEntry {
  RegionIndex region;
  TechnologyIndex technology;
  std::vector<int> years;
  std::vector<double> capacity_mw;
  double unit_mw = 0.0;
};

/// Tells what lies between the two regions of an interface: one market dispatches both, each has a
/// market of its own or only one of them has, or both are utilities without a market.
enum class Friction { within, between, bilateral };

struct Interface {
  RegionIndex from;
  RegionIndex to;
  std::string kind;         // "AC", "B2B", "HVDC", "unlimited"
  double forward_mw = 0.0;  // from -> to; infinity for an unlimited one
  double reverse_mw = 0.0;
  Friction friction = Friction::within;
  /// Counts the circuits, poles or ties of equal size that share the limits: one outage takes one.
  std::size_t circuits = 1;
  double forced_outage_rate = 0.0;  // of a circuit
  double mean_time_to_repair_h = 0.0;
  /// Returns the share of the limits that is in service, in the mean.
  [[nodiscard]] double availability() const { return 1.0 - forced_outage_rate; }
};

/// Holds one region's own numbers, beside its name.
struct RegionData {
  DemandShape demand;
  /// Holds the demand at the busbar without data centres, mean MW of each calendar year from
  /// `System::first_year` on.
  std::vector<double> mean_demand_mw;
  /// Holds busbar MWh per MWh sold; below one where sales are met behind wholesale meters.
  double loss_factor = 1.0;
  CapacityFactorShape wind;
  CapacityFactorShape solar;
  MonthlyTable hydro_capacity_factor{};
  double hydro_exponent = 2.0;    // of the load that water follows (hydro.hpp)
  double hydro_most_share = 1.0;  // of the capacity, that runs at once
  /// Holds water of years over that of hydro_capacity_factor: samples draw one of the years, the
  /// same for all regions, whose lists are of one length. Empty: all years are alike.
  std::vector<double> hydro_years;
  AirShape air;
  AirSeries air_series;  // goes before `air` where it has the hour
  /// Hold the dry bulbs that the region's plants are built for, C.
  double built_for_cold_c = 0.0, built_for_heat_c = 35.0;
  double weatherisation = 0.0;  // share of what cold spells take out that is so no more
  /// Holds [technology][month from January of first_year], USD/MMBtu; empty where there is no fuel.
  std::vector<std::vector<double>> fuel_price_usd_per_mmbtu;
  /// Holds, by the same months, what the region's plants pay for a tonne of CO2, USD; empty:
  /// nothing.
  std::vector<double> carbon_price_usd_per_t;
  /// Tells what imported power counts as where it comes from a region that pays less, t/MWh.
  double carbon_import_t_per_mwh = 0.0;
  /// Holds, by technology, the share of the available capacity that runs whatever the price
  /// (self-scheduled: contracts, heat, minimum take).
  std::vector<double> self_scheduled_share;
  /// Holds, by technology, the share of the available capacity that is committed by month: started
  /// for reserves, ramps and local needs, it runs before any fuel is chosen by price, but gives way
  /// to sun, wind and water. Empty: none.
  std::vector<MonthlyTable> committed_share;
  /// Holds, by the months of the prices, net imports from outside the grid (Canada), MW, negative
  /// for exports; empty: none.
  std::vector<double> canada_import_mw;
  /// Holds, by technology, the share of capacity on scheduled outage by month that is the region's
  /// own; empty: the technologies'.
  std::vector<MonthlyTable> scheduled_outage;
  /// Holds, by technology, the annual mean availability that replaces the outage rates where it is
  /// measured (nuclear), NaN elsewhere.
  std::vector<double> availability;
};

/// Holds prices that order the balance of an hour, USD/MWh, and what storage starts with.
struct DispatchRules {
  double hurdle_usd_per_mwh = 0.0;  // for crossing one interface, Friction::within
  double hurdle_between_usd_per_mwh = 0.0;
  double hurdle_bilateral_usd_per_mwh = 0.0;
  double value_of_lost_load_usd_per_mwh = 10000.0;
  double curtailment_price_usd_per_mwh = 2000.0;  // campuses curtailable by contract
  double storage_initial_share = 1.0;             // of the energy capacity
};

struct System {
  int first_year = 0;  // first calendar year of the yearly tables
  std::vector<Region> regions;
  std::vector<RegionData> data;  // same order as regions
  std::vector<Technology> technologies;
  std::vector<FleetEntry> fleet;
  std::vector<Interface> interfaces;
  std::vector<ImportLimit> import_limits;
  ColdSpells cold_spells;
  RegionMatrix demand_correlation;
  RegionMatrix wind_correlation;
  RegionMatrix solar_correlation;
  /// Holds measured years that samples have their weeks of; null: the daily scores are drawn.
  std::shared_ptr<const WeatherYears> weather_years;
  WeatherDraw weather_draw = WeatherDraw::weeks;

  /// Returns a month's value of a table by month from January of first_year: beyond its ends that
  /// of the nearest, 0 of an empty one. `month`: 0..11.
  [[nodiscard]] double of_month(const std::vector<double>& by_month, int year,
                                std::size_t month) const {
    if (by_month.empty()) return 0.0;
    const std::int64_t last = static_cast<std::int64_t>(by_month.size()) - 1;
    const std::int64_t at = std::int64_t{year - first_year} * static_cast<std::int64_t>(kMonths) +
                            static_cast<std::int64_t>(month);
    return by_month[static_cast<std::size_t>(std::clamp(at, std::int64_t{0}, last))];
  }
};

}  // namespace gigaload::grid
