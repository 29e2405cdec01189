#include "grid/adequacy/sampling/weather_loads.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/demand/demand.hpp"
#include "grid/supply/resources.hpp"
#include "grid/weather/weather.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

System weather_system() {
  System system = system_of(
      2, {technology_of("wind", TechnologyKind::wind), technology_of("sun", TechnologyKind::solar),
          technology_of("water", TechnologyKind::hydro), plant("gas", 20.0)});
  for (RegionData& data : system.data) {
    data.demand.score.persistence = 0.7;
    data.hydro_capacity_factor.fill(0.4);
    for (std::size_t m = 0; m < kMonths; ++m) {
      for (std::size_t h = 0; h < kHoursOfDay; ++h) {
        data.demand.mean[0][m][h] = 1.0 + 0.2 * std::sin(0.26 * static_cast<double>(h));
        data.demand.mean[1][m][h] = 0.9;
        data.demand.pattern[m][h] = 0.05 + 0.002 * static_cast<double>(h);
        data.solar.shape[m][h] = h > 12 ? 2.0 : 0.0;
        data.wind.shape[m][h] = h > 12 ? 1.4 : 0.6;
      }
      for (std::size_t q = 0; q < kQuantiles; ++q) {
        const double p = static_cast<double>(q) / 20.0;
        data.demand.score.quantiles[m][q] = 5.0 * p - 2.0;
        data.wind.daily_mean.quantiles[m][q] = 0.9 * p;
        data.solar.daily_mean.quantiles[m][q] = 0.1 + 0.3 * p;
      }
    }
  }
  return system;
}

}  // namespace

TEST_CASE("net load of a sample: demand, wind and sun of the same weather, hour by hour") {
  const System system = weather_system();
  const Hour begin = to_hour({2025, 1, 1}), end = begin + 24 * 20;
  const std::vector<double> capacity_mw = {300.0, 200.0, 0.0, 500.0, 0.0, 900.0, 0.0, 500.0};
  WeatherLoads loads(system, 5, 0, 3, 1, begin, end);
  const Weather weather(system, begin, end, 5, 2);
  const Demand demand(system, weather, begin, end, false);
  const Resources resources(system, weather, begin, end);
  std::vector<double> demand_mw(2), available_mw(8);
  for (Hour from = begin; from < end; from += 60) {
    std::vector<double> given_mw(120);
    for (std::size_t i = 0; i < 120; ++i) given_mw[i] = 0.1 * static_cast<double>(i);
    loads.set_window(from, from + 60, capacity_mw, given_mw);
    std::vector<double> net_mw(120), reserve_mw(120);
    loads.set_reserve({0.03, 0.0}, std::vector<double>(120, 70.0));
    loads.net_load(2, 0, net_mw, reserve_mw);
    for (std::size_t h = 0; h < 60; ++h) {
      const Hour hour = from + static_cast<Hour>(h);
      demand.at(hour, demand_mw);
      resources.at(hour, capacity_mw, {}, available_mw);
      CHECK(reserve_mw[h] == doctest::Approx(0.03 * (demand_mw[0] + 70.0)).epsilon(1e-12));
      CHECK(reserve_mw[60 + h] == 0.0);
      for (std::size_t r = 0; r < 2; ++r) {
        CHECK(net_mw[r * 60 + h] == doctest::Approx(demand_mw[r] + given_mw[r * 60 + h] -
                                                    available_mw[r * 4] - available_mw[r * 4 + 1])
                                        .epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("water: the mean over the samples has the month's capacity factor") {
  const System system = weather_system();
  const Hour begin = to_hour({2025, 2, 1}), end = to_hour({2025, 3, 1});
  constexpr std::size_t kSamples = 300;
  const auto hours = static_cast<std::size_t>(end - begin);
  const std::vector<double> without(8, 0.0), with = {0, 0, 1000.0, 0, 0, 0, 1000.0, 0};
  const std::vector<double> given(2 * hours, 0.0);
  WeatherLoads dry(system, 5, 0, kSamples, 1, begin, end);
  WeatherLoads wet(system, 5, 0, kSamples, 1, begin, end);
  dry.set_window(begin, end, without, given);
  wet.set_window(begin, end, with, given);
  double sum = 0.0, squares = 0.0;
  std::vector<double> a(2 * hours), b(2 * hours);
  for (std::size_t s = 0; s < kSamples; ++s) {
    dry.net_load(s, 0, a, {});
    wet.net_load(s, 0, b, {});
    double factor = 0.0;
    for (std::size_t h = 0; h < hours; ++h) factor += (a[h] - b[h]) / 1000.0;
    factor /= static_cast<double>(hours);
    sum += factor;
    squares += factor * factor;
  }
  const double mean = sum / kSamples;
  const double error = std::sqrt((squares / kSamples - mean * mean) / (kSamples - 1.0));
  CHECK(error > 0.0);
  // over midnight scores are blended, which takes a little of their variance: below 0.5 %
  CHECK(std::abs(mean - 0.4) < 4.0 * error + 0.005 * 0.4);
}
