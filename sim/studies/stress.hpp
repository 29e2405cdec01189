#pragma once

/// Runs some days as they were measured on the grid of another year: the load, air, wind and sun of
/// the days, with the plants, campuses and data centres of that year.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "sim/scenario/areas.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/scenario/stress_event.hpp"

namespace gigaload::sim {

struct Scenario;

struct StressOptions {
  int year = 0;  // whose grid it is
  std::size_t samples = 200;
  unsigned threads = 0;  // 0: as many as the machine has
  /// Is told of the share that is done. False gives up, and the result has no areas.
  std::function<bool(double share)> told;
};

/// Holds a number that samples differ in.
struct Spread {
  double mean = 0.0, standard_error = 0.0;
  double p10 = 0.0, p50 = 0.0, p90 = 0.0;
};

/// Returns mean and quantiles (linear between ranks) of at least one sample.
[[nodiscard]] Spread spread_of(std::vector<double> samples);

/// Holds what an area goes through. Numbers of the balance are of derated plants; the samples have
/// units that fail.
struct StressArea {
  Area area;
  double demand_peak_mw = 0.0;  // asked of the grid
  double thermal_mw = 0.0;      // mean net summer capacity
  Spread outages_mw;            // in the hour of the highest mean
  Hour outages_at = 0;          // that hour, of the year asked for
  Spread peak_shed_mw;          // of each sample's own worst hour
  Spread shed_mwh, shed_hours;
  double balance_peak_shed_mw = 0.0, balance_shed_mwh = 0.0, balance_shed_hours = 0.0;
  Hour worst_at = 0;             // of the highest mean shed, else of the highest demand
  double worst_import_mw = 0.0;  // net, of the balance, in that hour
  double coldest_day_c = 0.0, warmest_day_c = 0.0;  // means of 24 hours from the begin on, by load
  /// Hold the hours of the event, MW.
  std::vector<double> demand_mw, import_mw;  // of the balance
  std::vector<double> outage_mw, outage_p10_mw, outage_p90_mw;
  std::vector<double> shed_mw, shed_p90_mw;  // mean of the samples, and their quantile
};

struct Stress {
  Hour begin = 0, end = 0;  // of the event in the year asked for, UTC
  std::size_t samples = 0;
  std::vector<StressArea> areas;  // areas_of()
  std::vector<std::string> assumptions;
};

/// Returns the hour of `year` that an hour of a measured year falls on: as many whole weeks off as
/// brings the day nearest to its place in the year, so that days of the week stay.
[[nodiscard]] Hour hour_in_year(Hour measured, int year);

/// Runs the event on the scenario's grid of a year: the weeks of the run that it touches, in the
/// weather that the scenario's measured years have then (WeatherDraw::years with the one year of
/// the event, or measured), which all samples share; they differ in outages. Throws InputError
/// where the year's days are outside of the run or go over new year.
[[nodiscard]] Stress stress(const Scenario& scenario, const StressEvent& event,
                            const StressOptions& options);

}  // namespace gigaload::sim
