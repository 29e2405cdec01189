#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/supply/hydro.hpp"
#include "grid/supply/outages_by_air.hpp"
#include "grid/system/system.hpp"
#include "grid/weather/weather.hpp"

namespace gigaload::grid {

/// Gives what each technology can give in an hour: capacity x derated availability x capacity
/// factor of wind, sun and water. Months and hours are the region's local ones unless said
/// otherwise.
///
/// thermal  (1 - forced outage rate) (1 - scheduled outage[month]); where an annual mean
///          availability is given, that mean with the months of the scheduled outages, none above
///          1; where outages depend on the air, that of the hour, with what cold spells take out
///          on average (outages_by_air.hpp)
/// wind,    clamp(daily mean(weather day) * shape[month][UTC hour], 0, 1)
/// solar
/// hydro    the month's water, following the load (hydro.hpp)
/// storage  (1 - forced outage rate), of power
class Resources {
 public:
  /// Holds what outages know of a local day's air.
  struct Day {
    float mean_dry_bulb_c = 15.0F;
    float cold_k = 0.0F;  // cold_spells.hpp
  };

  /// Keeps references to `system` and `weather`.
  Resources(const System& system, const Weather& weather, Hour begin, Hour end);

  /// Gives the available power of an hour. capacity_mw, available_mw: [region][technology].
  /// Storage: derated power. dry_bulb_c: [region], or empty for outages at their mean rate. Safe to
  /// call from several threads.
  void at(Hour hour, std::span<const double> capacity_mw, std::span<const double> dry_bulb_c,
          std::span<double> available_mw) const;

  /// Tells whether outages depend on the air.
  [[nodiscard]] bool by_air() const { return outages_.any(); }
  /// Returns the air of a local day of the years; only where outages depend on it.
  [[nodiscard]] const Day& day(RegionIndex region, std::int64_t local_day) const {
    return days_[static_cast<std::size_t>(local_day - first_day_) * clock_.size() + region.get()];
  }

 private:
  void find_days(Hour begin, Hour end);

  const System& system_;
  const Weather& weather_;
  std::vector<LocalClock> clock_;
  Hydro hydro_;
  OutagesByAir outages_;
  std::int64_t first_day_ = 0;
  std::vector<Day> days_;             // [day][region], empty unless outages depend on the air
  std::vector<double> availability_;  // [region][month][technology]: thermal, storage; 1 elsewhere
};

/// Returns the share of a thermal plant's or of storage's net summer capacity that is there in a
/// month's mean, less forced and scheduled outages, in winter's rating; 1 for wind, sun, water.
/// `annual_mean`: measured, in which the rating is contained, or NaN.
[[nodiscard]] MonthlyTable monthly_availability(const Technology& technology, double annual_mean);
/// Returns that of a technology in a region, which may have scheduled outages of its own.
[[nodiscard]] MonthlyTable monthly_availability(const System& system, RegionIndex region,
                                                TechnologyIndex technology);

/// Returns monthly availabilities with the given annual mean and the months' profile of (1 -
/// scheduled outage), none above 1.
[[nodiscard]] MonthlyTable availability_of_mean(const MonthlyTable& scheduled_outage,
                                                double annual_mean);

}  // namespace gigaload::grid
