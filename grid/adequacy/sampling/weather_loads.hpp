#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/adequacy/sampling/unit_outages.hpp"
#include "grid/core/calendar.hpp"
#include "grid/demand/air_load.hpp"
#include "grid/demand/annual_rate.hpp"
#include "grid/demand/demand_levels.hpp"
#include "grid/system/system.hpp"
#include "grid/weather/air_days.hpp"
#include "grid/weather/weather_samples.hpp"

namespace gigaload::grid {

/// Gives the load less wind, sun and water of every region and hour, for samples of the weather:
///
///   net(t) = M(t) w(t) + given(t) + L(t, air(t)) - C_wind c_wind(t) - C_sun c_sun(t)
///            - C_water min(c, k(month, year) v(w(t))) + out(day)
///
/// with L what depends on the air (air_load.hpp), out what the day's air takes out of the units
/// (unit_outages.hpp), w(t) the demand in terms of its annual mean, drawn or of measured weeks,
/// M(t) that mean (demand.hpp), c(t) the capacity factors of wind and sun (resources.hpp), and the
/// water following the load (hydro.hpp; v and c of grid/system/water.hpp). Where a region has years
/// of water, a sample has one of them in each calendar year, drawn by its number, all regions the
/// same one: the month's capacity factor times the year's. Here k is that of the month's whole
/// distribution of weather, so that it is the mean over the samples that has the month's capacity
/// factor, and a cold month has more water turned to power than a mild one.
class WeatherLoads : public adequacy::SampleLoads {
 public:
  /// Keeps a reference to `system`. The hours of all windows lie in [begin, end). `with_air`: there
  /// are loads that depend on the air. `numbers`, where there are any, are those of the samples, in
  /// the place of `first_sample` and those that follow it.
  WeatherLoads(const System& system, std::uint64_t seed, std::uint32_t first_sample,
               std::size_t samples, std::size_t workers, Hour begin, Hour end,
               bool with_air = false, std::vector<std::uint32_t> numbers = {});

  /// Moves to the next window. capacity_mw: [region][technology]; given_mw: [region][hour of the
  /// window], load that no weather changes; by_air: [region], kept by reference until the next
  /// window, or empty.
  void set_window(Hour begin, Hour end, std::span<const double> capacity_mw,
                  std::span<const double> given_mw, std::span<const AirLoad> by_air = {});

  /// Sets what is kept as a reserve from the window at hand on: the share of M(t) w(t) + other_mw.
  /// share: [region]; other_mw: [region][hour of the window], load that the reserve is of besides.
  void set_reserve(std::vector<double> share, std::vector<double> other_mw);

  /// Lets the air of a sample's days take units out from the next window on: `outages`, kept by
  /// reference, is moved to a window before this one is. Wants days with air.
  void set_outages(const UnitOutages* outages) { outages_ = outages; }
  /// Returns the first local day and one past the last that a window has.
  [[nodiscard]] static std::pair<std::int64_t, std::int64_t> days_of(Hour begin, Hour end);

  void net_load(std::size_t sample, std::size_t worker, std::span<double> net_load,
                std::span<double> reserve) override;
  void add_outages(std::size_t worker, std::span<double> out) const override;

  [[nodiscard]] WeatherSamples& weather() { return weather_; }

 private:
  /// Holds what all samples share of one region's hour.
  struct RegionHour {
    double mean_mw, given_mw;  // M, given
    double level, pattern;     // w = max(floor, level + score * pattern)
    double wind_shape, solar_shape;
  };
  /// Holds what all regions of a time zone share of an hour.
  struct ZoneHour {
    double own_weight;                       // of the day's score; the rest is the neighbour's
    std::uint32_t day, other_day, wind_day;  // in WeatherDays
    std::uint32_t hour, month;               // local
    std::uint32_t plane;                     // of an AirLoad
  };
  /// Holds the mean dry bulb of a region's local day: mean_c + anomaly x per_k.
  struct DayAir {
    double mean_c = 15.0, per_k = 0.0;
  };
  /// Holds the outages by the air of the sample that a thread is at.
  struct Outages {
    OutageDays days;
    std::vector<double> mw;  // [day][region]
  };
  /// Holds what makes power of water in a month of a region.
  struct Water {
    double scale = 0.0;  // k
    double limit = 1.0;  // c
  };

  /// Holds what a month's demand may be, and how often.
  struct Profile {
    std::vector<double> demand, weight;
  };
  /// Points to a day's first hour of measured demand.
  using MeasuredDay = const std::uint16_t*;

  [[nodiscard]] Profile profile_of(std::size_t region, std::size_t month) const;
  [[nodiscard]] Profile measured_profile(std::size_t region, std::size_t month) const;
  void find_measured(const WeatherDays& days, std::vector<MeasuredDay>& measured) const;
  [[nodiscard]] Water water_of(std::size_t region, std::size_t month, double year) const;
  [[nodiscard]] std::size_t water_year(std::size_t sample) const;
  [[nodiscard]] std::uint32_t number(std::size_t sample) const;
  void add_load_by_air(const WeatherDays& days, std::span<double> net_load) const;
  void find_zone_hours();
  void find_region_hours(std::size_t region, std::span<const double> given_mw);
  [[nodiscard]] const ZoneHour* zone_hours(std::size_t region) const {
    return &zone_hours_[zone_of_[region] * static_cast<std::size_t>(end_ - begin_)];
  }
  void find_day_air();
  void draw_outages(std::size_t sample, std::size_t worker);

  const System& system_;
  std::size_t regions_;
  WeatherSamples weather_;
  DemandLevels levels_;
  std::vector<LocalClock> clock_;     // [zone] regions of one clock are of one zone
  std::vector<std::size_t> zone_of_;  // [region]
  std::vector<AnnualRate> mean_mw_;
  std::uint64_t seed_;
  std::uint32_t first_sample_;
  std::vector<std::uint32_t> numbers_;                 // of the samples, or empty
  std::size_t water_years_ = 1;                        // that are drawn from
  std::vector<Water> water_;                           // [year of water][region][month]
  Hour begin_ = 0, end_ = 0;                           // of the window
  std::vector<LocalHour> local_;                       // [zone][hour]
  std::vector<ZoneHour> zone_hours_;                   // [zone][hour]
  std::vector<RegionHour> hours_;                      // [region][hour]
  std::span<const AirLoad> by_air_;                    // [region]
  std::vector<AirHour> air_;                           // [region][hour]
  std::vector<double> wind_mw_, solar_mw_, hydro_mw_;  // [region] capacity
  std::vector<double> reserve_share_;                  // [region]
  std::vector<double> reserve_other_mw_;               // [region][hour]
  std::vector<WeatherDays> days_;                      // [worker]
  const UnitOutages* outages_ = nullptr;
  std::vector<DayAir> day_air_;                     // [day][region], with outages
  std::vector<Outages> outages_drawn_;              // [worker]
  std::vector<std::vector<MeasuredDay>> measured_;  // [worker][region][day], where there are any
};

}  // namespace gigaload::grid
