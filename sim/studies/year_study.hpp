#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "sim/campus/campuses.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/hours/ensemble_hours.hpp"
#include "sim/hours/hour_model.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

/// Takes one calendar year of a scenario out of its run, to be asked about again and again:
/// the campuses and plants are as the years clock has built them by then, without feedback; units
/// are stationary and stores as full as at the start of a run when the year begins. Every
/// assessment of the same samples has the same outages and the same weather, so that two of them
/// differ by what was changed alone.
class YearStudy {
 public:
  /// Knows the hours of the year (UTC) that lie inside the run. `weather`: number of the
  /// realisation that `windows` holds; `shared`: with other studies and runs. Throws InputError for
  /// a year outside the run.
  YearStudy(const Scenario& scenario, int year, std::uint32_t weather = 0,
            const SharedWork& shared = SharedWork());
  /// Holds hours of one year, [begin, end), from one exchange of the run to another.
  struct Hours {
    Hour begin = 0, end = 0;
  };
  /// Knows these hours alone.
  YearStudy(const Scenario& scenario, Hours hours, std::uint32_t weather = 0,
            const SharedWork& shared = SharedWork());
  YearStudy(const YearStudy&) = delete;
  YearStudy& operator=(const YearStudy&) = delete;

  /// Holds MW that are added in every hour; empty for nothing.
  struct Change {
    std::vector<double> perfect_mw;                   // [region] capacity, or load if negative
    std::vector<std::vector<double>> firm_mw;         // [window][region x hour] campuses
    std::vector<std::vector<double>> curtailable_mw;  // the same, cut first
  };
  /// It is told of the share of an assessment that is done. False gives up, and the assessment's
  /// result is empty.
  using Told = std::function<bool(double share)>;

  [[nodiscard]] YearAdequacy assess(const EnsembleHours::Options& options, const Change& change,
                                    const Told& told = {}) const;

  /// Asks for the days of an area (areas.hpp). Once they are more than `enough` in the mean of the
  /// samples the assessment stops: no area has more days than it has by then.
  struct Counted {
    std::size_t area = 0;
    double enough = std::numeric_limits<double>::infinity();
  };
  /// Returns the days with shortfall of each sample in each of the areas, [area asked for][sample];
  /// nothing else is assessed, whatever `options` wants.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> event_days(EnsembleHours::Options options,
                                                                   const Change& change,
                                                                   std::span<const Counted> areas,
                                                                   const Told& told = {}) const;

  /// Returns what each sample runs up of shortfall in an area, [sample]; nothing else is assessed,
  /// whatever `options` wants. Empty if it was given up.
  [[nodiscard]] std::vector<grid::adequacy::Totals> totals(EnsembleHours::Options options,
                                                           const Change& change, std::size_t area,
                                                           const Told& told = {}) const;

  /// Returns the days with shortfall of the samples in each of the areas, [area asked for], with
  /// what is missing on them; nothing else is assessed, whatever `options` wants. Empty if it was
  /// given up.
  [[nodiscard]] std::vector<std::vector<ShortDay>> short_days(EnsembleHours::Options options,
                                                              const Change& change,
                                                              std::span<const std::size_t> areas,
                                                              const Told& told = {}) const;

  /// Holds the hours between two exchanges.
  struct Window {
    Hour begin = 0, end = 0;
    std::vector<double> capacity_mw;    // [region][technology]
    std::span<const HourState> states;  // [hour]
  };
  [[nodiscard]] const std::vector<Window>& windows() const { return windows_; }
  /// Returns the states of all hours of the windows.
  [[nodiscard]] std::span<const HourState> states() const { return states_; }
  /// Returns what the grid is asked for, mean of all hours, [region] MW.
  [[nodiscard]] std::vector<double> mean_load_mw() const;
  /// Returns the scenario, cut to the year.
  [[nodiscard]] const Scenario& scenario() const { return scenario_; }
  [[nodiscard]] const Campuses& campuses() const { return campuses_; }
  [[nodiscard]] int year() const { return year_; }
  /// Returns the number of the realisation of the weather that the windows hold.
  [[nodiscard]] std::uint32_t weather() const { return weather_; }
  /// Returns the share of the calendar year's hours that lie inside the run.
  [[nodiscard]] double share_of_year() const;

 private:
  /// Runs the samples through the year, and tells after each window whether to go on. Returns the
  /// energy asked for, [region] MWh; empty if it was told not to.
  std::vector<double> run(EnsembleHours& ensemble, const Change& change, const Told& told) const;

  Scenario scenario_;
  Campuses campuses_;
  int year_;
  std::uint32_t weather_;
  std::vector<HourState> states_;  // [hour of the year]
  std::vector<Window> windows_;
};

}  // namespace gigaload::sim
