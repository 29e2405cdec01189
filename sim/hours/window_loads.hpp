#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/unit_outages.hpp"
#include "grid/adequacy/sampling/weather_loads.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/hours/given_weather.hpp"
#include "sim/hours/hour_state.hpp"
#include "sim/hours/loads_by_air.hpp"

namespace gigaload::sim {

struct Scenario;

/// Gives the samples of the hours their loads and reserves, window by window: each its own weather,
/// or all that of the balance, or of a year of a given system's weather. Where outages depend on
/// the air, those of a fleet's units are drawn for each sample (grid/adequacy/sampling/
/// unit_outages.hpp) and go with its load.
class WindowLoads {
 public:
  /// Keeps references to all. `fleet`: null beside a given system. `numbers`: of the samples; none:
  /// from 0 on.
  WindowLoads(const Scenario& scenario, const Campuses& campuses, const GivenWeather& given,
              const FleetUnits* fleet, std::vector<std::uint32_t> numbers = {});

  /// Lets each sample of a fleet have a weather of its own from the hour on.
  void draw_weather(std::size_t samples, unsigned threads, Hour begin);

  /// Returns the loads of the hours [begin, end), by the year of the weather, good until the next
  /// call. capacity_mw: [region][technology]; perfect_mw: [region], goes off the loads.
  [[nodiscard]] std::vector<grid::adequacy::SampleLoads*> of_window(
      Hour begin, Hour end, std::span<const double> capacity_mw, std::span<const HourState> states,
      std::span<const double> perfect_mw);
  /// Sets how many threads ask for loads at once, one at least.
  void set_workers(std::size_t workers);

  /// Returns the weather of the samples; null where they have none of their own.
  [[nodiscard]] grid::WeatherLoads* weather() const { return weather_.get(); }

 private:
  /// The same load for all samples, but for what the air takes out of the units of each.
  class OneWeather : public grid::adequacy::SampleLoads {
   public:
    void net_load(std::size_t sample, std::size_t worker, std::span<double> net_load,
                  std::span<double> reserve) override;
    void add_outages(std::size_t worker, std::span<double> out) const override;
    std::vector<double> mw, reserve_mw;  // [region][hour]
    // with outages by the air
    const grid::UnitOutages* outages = nullptr;
    std::span<const std::uint32_t> numbers;  // of the samples; empty: from 0 on
    grid::OutageDays days;
    std::vector<std::uint32_t> day;             // [region][hour] place in drawn_mw
    std::vector<std::vector<double>> drawn_mw;  // [worker][day][region]
  };

  [[nodiscard]] std::vector<double> gross_mw(std::span<const HourState> states) const;
  void set_reserves(Hour begin, std::span<const HourState> states);
  [[nodiscard]] std::vector<grid::UnitClass> plants(Hour begin, Hour end,
                                                    std::span<const double> capacity_mw) const;
  void set_outages(Hour begin, Hour end, std::span<const double> capacity_mw,
                   std::span<const HourState> states);

  const Scenario& scenario_;
  const GivenWeather& given_;
  const FleetUnits* fleet_;
  std::size_t regions_, technologies_;
  std::vector<std::uint32_t> numbers_;           // of the samples
  std::optional<LoadsByAir> by_air_;             // with a fleet
  std::optional<grid::UnitOutages> outages_;     // with a fleet whose outages depend on the air
  std::vector<grid::LocalClock> clock_;          // [region], with them
  std::unique_ptr<grid::WeatherLoads> weather_;  // null without one for each sample
  std::vector<OneWeather> one_weather_;          // [year of the weather]
};

}  // namespace gigaload::sim
