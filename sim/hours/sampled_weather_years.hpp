#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"
#include "sim/frame/frame.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Collects the loss of load of a year by the measured year that its week was drawn from
/// (grid/weather/week_draw.hpp): what a year of that weather would have. Weeks are told by the day
/// in UTC that begins at 08:00.
class SampledWeatherYears {
 public:
  /// Keeps a reference to `scenario`. `numbers`: of the samples; none: from 0 on. `sampled`:
  /// they have weather of their own. Counts nothing where they have none, or do not draw it from
  /// measured years (Scenario::draws_weather_years()).
  SampledWeatherYears(const Scenario& scenario, std::size_t samples,
                      std::vector<std::uint32_t> numbers, bool sampled);

  /// Begins a window of so many hours. The number of scopes is the same in all.
  void begin(std::size_t scopes, Hour begin, std::size_t hours);
  /// Adds an hour of the window with shortfall.
  void add(const grid::adequacy::Ensemble::Record& record);
  /// Returns the loss of the year so far in each of the scopes, and begins another year; empty
  /// where nothing is counted.
  [[nodiscard]] std::vector<WeatherYearRisk> end_year(std::span<const std::size_t> scopes);

  /// state() gives and restore() takes what the year has run up; InternalError for a state of
  /// another size.
  [[nodiscard]] std::vector<double> state() const;
  void restore(std::span<const double> state);

 private:
  [[nodiscard]] WeatherYearRisk risk(std::size_t scope) const;

  const Scenario& scenario_;
  std::vector<std::uint32_t> numbers_;  // [sample]
  std::size_t years_ = 0;               // 0: nothing is counted
  std::vector<double> hours_;           // [weather year] of all samples
  std::vector<double> days_, mwh_;      // [scope][weather year]
  // of the window
  std::vector<std::size_t> week_;   // [hour] from the window's first
  std::vector<std::size_t> drawn_;  // [sample][week]
  std::size_t weeks_ = 0;
};

}  // namespace gigaload::sim
