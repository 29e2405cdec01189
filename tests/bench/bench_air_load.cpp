// Nanoseconds of a campus-hour in the ensemble's inner loop, where each sample's campuses see that
// sample's air, beside the equations themselves, on the shipped scenario.
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

#include "grid/adequacy/sampling/weather_loads.hpp"
#include "grid/weather/air.hpp"
#include "grid/weather/outdoor_air.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/hours/loads_by_air.hpp"

using namespace gigaload;

namespace {

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

constexpr std::size_t kHours = 168, kSamples = 40;

}  // namespace

int main() {
  const auto loaded = scenarios::load("us-33gw");
  const sim::Scenario& scenario = loaded.scenario;
  const grid::System& grid = scenario.grid;
  const std::size_t regions = grid.regions.size();
  const grid::Hour begin = grid::to_hour({2030, 7, 1}), end = begin + kHours;

  const sim::Campuses campuses(scenario);
  std::unique_ptr<sim::LoadsByAir> by_air;
  const double made_s =
      seconds_of([&] { by_air = std::make_unique<sim::LoadsByAir>(scenario, campuses); });
  const std::vector<double> filled_mw(scenario.campuses.size(), 100.0);
  const std::vector<double> capacity_mw(regions * grid.technologies.size(), 0.0);
  const std::vector<double> given_mw(regions * kHours, 0.0);
  const double window_s = seconds_of([&] { by_air->set_window(filled_mw); });
  std::size_t regions_with = 0;
  for (const auto& load : by_air->loads()) regions_with += load.empty() ? 0 : 1;

  double sum = 0.0;
  const auto samples_s = [&](bool with_air, bool with_loads) {
    grid::WeatherLoads loads(grid, 1, 0, kSamples, 1, begin, end, with_air);
    loads.set_window(begin, end, capacity_mw, given_mw,
                     with_loads ? by_air->loads() : std::span<const grid::AirLoad>{});
    std::vector<double> net(regions * kHours);
    for (std::size_t s = 0; s < kSamples; ++s)
      loads.net_load(s, 0, net, {});  // warm: the first days
    loads.set_window(end, end + kHours, capacity_mw, given_mw,
                     with_loads ? by_air->loads() : std::span<const grid::AirLoad>{});
    return seconds_of([&] {
      for (std::size_t s = 0; s < kSamples; ++s) {
        loads.net_load(s, 0, net, {});
        sum += net[5];
      }
    });
  };
  const double region_hours = static_cast<double>(regions_with * kHours * kSamples);
  const double plain_s = samples_s(false, false), air_s = samples_s(true, false),
               all_s = samples_s(true, true);
  std::printf("tables of %zu campuses: %.0f ms once, %.2f ms a window of %zu h\n",
              scenario.campuses.size(), 1e3 * made_s, 1e3 * window_s, kHours);
  std::printf(
      "region-hour of a sample with campuses: %.1f ns for its air and load, and %.1f ns for "
      "the days' air (%zu regions; %.2f campuses each)\n",
      1e9 * (all_s - air_s) / region_hours,
      1e9 * (air_s - plain_s) / static_cast<double>(regions * kHours * kSamples), regions_with,
      static_cast<double>(scenario.campuses.size()) / static_cast<double>(regions_with));

  const grid::Weather weather(grid, begin, end, 1);
  const grid::OutdoorAir outdoor(grid, weather);
  const grid::LocalClock clock("America/New_York", begin, end);
  const double direct_s = seconds_of([&] {
    for (grid::Hour hour = begin; hour < end; ++hour) {
      for (std::size_t r = 0; r < regions; ++r) {
        const auto air = outdoor.at(RegionIndex(r), hour, clock.at(hour));
        sum += grid::air_at_dew_point(air.dry_bulb_c, air.dew_point_c, air.pressure_pa).wet_bulb_c;
      }
    }
  });
  std::printf("the air of a region-hour by the equations, wet bulb included: %.0f ns (%g)\n",
              1e9 * direct_s / static_cast<double>(regions * kHours), sum);
}
