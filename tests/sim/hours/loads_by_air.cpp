#include "sim/hours/loads_by_air.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "grid/adequacy/sampling/weather_loads.hpp"
#include "sim/hours/hour_model.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Air that differs from day to day, of a mild summer.
Scenario scenario_with_air() {
  Scenario s = small_scenario();
  for (grid::RegionData& data : s.grid.data) {
    for (std::size_t m = 0; m < grid::kMonths; ++m) {
      for (std::size_t h = 0; h < grid::kHoursOfDay; ++h) {
        data.air.dry_bulb_c[m][h] = 22.0 + (h > 9 && h < 19 ? 5.0 : -3.0);
      }
      for (std::size_t q = 0; q < grid::kQuantiles; ++q) {
        data.air.dry_bulb.quantiles[m][q] = static_cast<double>(q) - 10.0;
        data.air.humidity.quantiles[m][q] = 0.4 * static_cast<double>(q) - 4.0;
      }
    }
    data.air.range_deviation = grid::every_month(0.3);
    data.air.demand_correlation = grid::every_month(0.6);
  }
  return s;
}

}  // namespace

TEST_CASE("a sample's campuses are those of the balance in the same weather") {
  Scenario s = scenario_with_air();
  constexpr std::uint32_t kWeather = 3;
  const Campuses campuses(s);
  const HourModel balance(s, campuses, 0), other(s, campuses, kWeather);
  LoadsByAir loads(s, campuses);
  REQUIRE(loads.any());
  BuildOutFrame years;
  years.filled = years.energised = {100.0, 300.0};
  years.capacity = {1500.0, 0.0, 100.0, 1000.0, 600.0, 0.0};

  const Hour begin = s.begin, end = begin + 168;
  loads.set_window(years.filled);
  grid::WeatherLoads samples(s.grid, s.seed, 0, kWeather + 1, 1, begin, s.end, true);
  std::vector<double> given(2 * 168), net(2 * 168);
  std::vector<HourState> states(168), others(168);
  for (std::size_t h = 0; h < 168; ++h) {
    const Hour hour = begin + static_cast<Hour>(h);
    balance.at(hour, years, states[h]);
    other.at(hour, years, others[h]);
    for (std::size_t r = 0; r < 2; ++r) {
      const double campus_mw = states[h].regions[r].firm_mw + states[h].regions[r].curtailable_mw -
                               states[h].regions[r].demand_mw;
      given[r * 168 + h] =
          campus_mw - loads.campus_mw(RegionIndex(r), hour, states[h].regions[r].air.dry_bulb_c,
                                      states[h].regions[r].dew_point_c);
    }
  }
  samples.set_window(begin, end, std::vector<double>(6, 0.0), given, loads.loads());
  samples.net_load(kWeather, 0, net, {});
  // a plant's switches are smoothed over the step of the table: hours may err, their mean does not
  double apart = 0.0, sum = 0.0, wanted = 0.0, deviation = 0.0;
  for (std::size_t h = 0; h < 168; ++h) {
    for (std::size_t r = 0; r < 2; ++r) {
      const HourState& state = others[h];
      const double loss = s.grid.data[r].loss_factor;
      const double campus =
          state.regions[r].firm_mw + state.regions[r].curtailable_mw - state.regions[r].demand_mw;
      const double demand = state.regions[r].demand_mw - state.regions[r].other_dc_mw * loss;
      const double found = net[r * 168 + h] - demand;
      CHECK(found == doctest::Approx(campus).epsilon(0.1));
      sum += found;
      wanted += campus;
      deviation += std::abs(found - campus);
      apart = std::max(apart, std::abs(campus - (states[h].regions[r].firm_mw +
                                                 states[h].regions[r].curtailable_mw -
                                                 states[h].regions[r].demand_mw)));
    }
  }
  CHECK(sum == doctest::Approx(wanted).epsilon(5e-3));
  CHECK(deviation < 0.01 * wanted);
  CHECK(apart > 1.0);  // MW: the two weathers differ
}

TEST_CASE("with the air given by a series, all samples have the campuses of the balance") {
  Scenario s = scenario_with_air();
  for (grid::RegionData& data : s.grid.data) {
    data.air_series.typical_year = true;
    for (int h = 0; h < 8760; ++h) {
      data.air_series.hours.push_back({.dry_bulb_c = 20.0 + h % 17, .dew_point_c = 12.0});
    }
  }
  const Campuses campuses(s);
  LoadsByAir loads(s, campuses);
  loads.set_window(std::vector<double>{100.0, 300.0});
  std::vector<double> net(48), with(48);
  for (const std::uint32_t sample : {0U, 1U}) {
    grid::WeatherLoads plain(s.grid, s.seed, 0, 2, 1, s.begin, s.end);
    plain.set_window(s.begin, s.begin + 24, std::vector<double>(6, 0.0),
                     std::vector<double>(48, 0.0));
    plain.net_load(sample, 0, net, {});
    grid::WeatherLoads samples(s.grid, s.seed, 0, 2, 1, s.begin, s.end, true);
    samples.set_window(s.begin, s.begin + 24, std::vector<double>(6, 0.0),
                       std::vector<double>(48, 0.0), loads.loads());
    samples.net_load(sample, 0, with, {});
    for (std::size_t h = 0; h < 24; ++h) {
      const grid::AirReading& air = *s.grid.data[0].air_series.find(s.begin + static_cast<Hour>(h));
      CHECK(with[h] - net[h] ==
            doctest::Approx(loads.campus_mw(RegionIndex(0), s.begin + static_cast<Hour>(h),
                                            air.dry_bulb_c, air.dew_point_c)));
    }
  }
}
