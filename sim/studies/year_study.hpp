#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/campus/campuses.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/hours/ensemble_hours.hpp"
#include "sim/hours/hour_model.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

/// Takes one calendar year of a scenario taken out of its run, to be asked about again and again:
/// the campuses and plants are as the years clock has built them by then, without feedback; units
/// are stationary and stores as full as at the start of a run when the year begins. Every
/// assessment of the same samples has the same outages and the same weather, so that two of them
/// differ by what was changed alone.
class YearStudy {
 public:
  /// Knows the hours of the year (UTC) that lie inside the run. `weather`: number of the
  /// realisation that `windows` holds. Throws InputError for a year outside the run.
  YearStudy(const Scenario& scenario, int year, std::uint32_t weather = 0);
  YearStudy(const YearStudy&) = delete;
  YearStudy& operator=(const YearStudy&) = delete;

  /// Holds MW that are added in every hour; empty for nothing.
  struct Change {
    std::vector<double> perfect_mw;                   // [region] capacity, or load if negative
    std::vector<std::vector<double>> firm_mw;         // [window][region x hour] campuses
    std::vector<std::vector<double>> curtailable_mw;  // the same, cut first
  };
  [[nodiscard]] YearAdequacy assess(const EnsembleHours::Options& options,
                                    const Change& change) const;
  /// Returns the days with shortfall of each sample in each of the areas, [area asked for][sample].
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> event_days(
      const EnsembleHours::Options& options, const Change& change,
      std::span<const std::size_t> areas) const;

  /// Holds the hours between two exchanges.
  struct Window {
    Hour begin = 0, end = 0;
    std::vector<double> capacity_mw;    // [region][technology]
    std::span<const HourState> states;  // [hour]
  };
  [[nodiscard]] const std::vector<Window>& windows() const { return windows_; }
  /// Returns the states of all hours of the windows.
  [[nodiscard]] std::span<const HourState> states() const { return states_; }
  /// Returns the scenario, cut to the year.
  [[nodiscard]] const Scenario& scenario() const { return scenario_; }
  [[nodiscard]] const Campuses& campuses() const { return campuses_; }
  [[nodiscard]] int year() const { return year_; }
  /// Returns the share of the calendar year's hours that lie inside the run.
  [[nodiscard]] double share_of_year() const;

 private:
  /// Runs the samples through the year. Returns the energy asked for, [region] MWh.
  std::vector<double> run(EnsembleHours& ensemble, const Change& change) const;

  Scenario scenario_;
  SharedWork shared_;
  Campuses campuses_;
  int year_;
  std::vector<HourState> states_;  // [hour of the year]
  std::vector<Window> windows_;
};

}  // namespace gigaload::sim
