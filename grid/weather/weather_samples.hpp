#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"
#include "grid/weather/air_days.hpp"
#include "grid/weather/area_scores.hpp"
#include "grid/weather/daily_model.hpp"
#include "grid/weather/week_draw.hpp"

namespace gigaload::grid {

/// Holds daily values of one sample over some days, [day - first][region].
struct WeatherDays {
  std::int64_t first = 0;
  std::vector<double> demand_score;  // empty where demand is that of measured weeks
  std::vector<double> wind_daily_mean, solar_daily_mean;
  std::vector<WeekSource> sources;  // [day - first], empty where demand is drawn
  std::vector<AirDay> air;          // empty unless asked for
};

/// Draws years of weather for many samples, window by window: memory does not grow with the number
/// of days. Sample k has the weather that Weather makes for it, to rounding: there the process
/// begins at the turn of the century, here 512 to 1023 days before the first window.
class WeatherSamples {
 public:
  /// Keeps a reference to `system`. The first window begins at `begin`. `with_air`: the days have
  /// their air too. `numbers`, where there are any, are those of the samples, in the place of
  /// `first_sample` and those that follow it.
  WeatherSamples(const System& system, std::uint64_t seed, std::uint32_t first_sample,
                 std::size_t samples, Hour begin, bool with_air = true,
                 std::vector<std::uint32_t> numbers = {});

  /// Gives the days that the hours [begin, end) touch in any time zone, and one before and after.
  /// Windows follow upon each other. Safe to call for different samples from several threads.
  void next(std::size_t sample, Hour begin, Hour end, WeatherDays& days);

  /// Returns the first day of what next() gives for a window that begins at `begin`.
  [[nodiscard]] static std::int64_t first_day(Hour begin);

  /// Returns what next() carries from window to window.
  [[nodiscard]] const std::vector<double>& state() const { return z_; }
  /// Takes over the state behind the window that ended at `begin`. Throws InternalError for another
  /// size.
  void restore(std::vector<double> state, Hour begin);

 private:
  struct Process {
    Stream stream;
    DailyModel model;
    std::vector<const DailyAnomaly*> anomaly;  // [region]
    AreaScores areas;
    std::int64_t origin;  // day before which the samples begin
  };
  [[nodiscard]] std::uint32_t number(std::size_t sample) const {
    return numbers_.empty() ? first_sample_ + static_cast<std::uint32_t>(sample) : numbers_[sample];
  }
  /// Holds days that were given to the window before and are of the next one too, and where the
  /// processes stand on the last of them. Made anew where they are not there.
  struct Ahead {
    WeatherDays days;
    std::vector<double> z;  // [process][region]
  };
  /// Says which days [from, last] are to be drawn; z of `kept` is the state behind the window.
  struct Part {
    std::int64_t from, kept, last;
    bool goes_on;        // from the state, or from the days ahead; else from nothing
    bool goes_on_ahead;  // days before `from` are there
  };
  [[nodiscard]] Part part_of(std::size_t sample, Hour begin, Hour end) const;
  /// Returns what measured years know of a process's day, NaN for nothing.
  [[nodiscard]] double measured(std::size_t process, std::size_t region, std::int64_t day,
                                const WeekSource& source) const;
  /// Takes scores of the days from `from` on from the measured years.
  void take_measured_demand(std::int64_t from, const WeatherDays& days,
                            std::vector<AirScores>& scores) const;
  void draw(std::size_t process, std::size_t sample, const Part& part, WeatherDays& days,
            std::vector<AirScores>& scores);
  void keep_ahead(const WeatherDays& days, std::int64_t first, WeatherDays& ahead) const;
  void add(Stream stream, const RegionMatrix& correlation,
           const std::vector<const DailyAnomaly*>& anomaly);

  const System& system_;
  std::uint64_t seed_;
  std::uint32_t first_sample_;
  std::vector<std::uint32_t> numbers_;
  std::size_t regions_;
  std::int64_t first_day_;          // of the first window
  std::vector<Process> processes_;  // demand, wind, sun, air, humidity
  std::vector<double> z_;           // [sample][process][region] of the day before the next window's
  std::vector<char> started_;       // [sample]
  std::vector<Ahead> ahead_;        // [sample]
};

}  // namespace gigaload::grid
