#include "grid/adequacy/sampling/weather_loads.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <utility>

#include "grid/demand/demand.hpp"
#include "grid/supply/resources.hpp"
#include "grid/weather/weather.hpp"
#include "tests/grid/measured_years.hpp"
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

TEST_CASE("water: a sample has one year of it in a calendar year, all regions the same") {
  System system = weather_system();
  system.data[0].hydro_years = {0.5, 1.0, 1.5};
  system.data[1].hydro_years = {0.6, 1.0, 1.4};
  const Hour begin = to_hour({2025, 12, 1}), end = to_hour({2026, 2, 1});
  constexpr std::size_t kSamples = 120;
  const std::vector<double> without(8, 0.0), with = {0, 0, 1000.0, 0, 0, 0, 1000.0, 0};
  WeatherLoads dry(system, 5, 0, kSamples, 1, begin, end);
  WeatherLoads wet(system, 5, 0, kSamples, 1, begin, end);
  std::array<std::size_t, 3> drawn{};
  std::vector<std::size_t> before;
  std::size_t changed = 0;
  for (const auto& [from, to] :
       {std::pair{begin, to_hour({2026, 1, 1})}, std::pair{to_hour({2026, 1, 1}), end}}) {
    const auto hours = static_cast<std::size_t>(to - from);
    const std::vector<double> given(2 * hours, 0.0);
    dry.set_window(from, to, without, given);
    wet.set_window(from, to, with, given);
    std::vector<double> a(2 * hours), b(2 * hours);
    std::vector<std::size_t> now;
    for (std::size_t s = 0; s < kSamples; ++s) {
      dry.net_load(s, 0, a, {});
      wet.net_load(s, 0, b, {});
      double factor[2] = {};
      for (std::size_t r = 0; r < 2; ++r) {
        for (std::size_t h = 0; h < hours; ++h) {
          factor[r] += (a[r * hours + h] - b[r * hours + h]) / 1000.0 / static_cast<double>(hours);
        }
      }
      // 0.4 times the year's, give or take the sample's own weather
      const std::size_t year = factor[0] < 0.3 ? 0 : factor[0] < 0.5 ? 1 : 2;
      CHECK(factor[1] == doctest::Approx(0.4 * system.data[1].hydro_years[year]).epsilon(0.15));
      now.push_back(year);
      ++drawn[year];
    }
    for (std::size_t s = 0; s < before.size(); ++s) changed += before[s] != now[s] ? 1 : 0;
    before = now;
  }
  for (const std::size_t count : drawn) CHECK(count > 40);  // 80 of 240 are to be expected
  CHECK(changed > 40);                                      // another year, another draw

  // a sample's number tells its year, whatever its place
  const Hour january = to_hour({2026, 1, 1});
  const auto hours = static_cast<std::size_t>(end - january);
  const std::vector<double> given(2 * hours, 0.0);
  WeatherLoads one(system, 5, 0, 1, 1, january, end, false, {7});
  WeatherLoads other(system, 5, 0, kSamples, 1, january, end);
  one.set_window(january, end, with, given);
  other.set_window(january, end, with, given);
  std::vector<double> of_number(2 * hours), of_place(2 * hours);
  one.net_load(0, 0, of_number, {});
  other.net_load(7, 0, of_place, {});
  CHECK(of_number == of_place);
}

TEST_CASE("measured weeks: a sample's hours are measured ones, all regions of the same week") {
  System system = weather_system();
  put_made_up_years(system, {2018, 2020, 2021, 2023});
  const Hour begin = to_hour({2025, 1, 4}), end = begin + 24 * 20;
  const std::vector<double> none(8, 0.0);
  const std::vector<double> given_mw(2 * 24, 0.0);
  WeatherLoads loads(system, 5, 0, 4, 1, begin, end);
  for (Hour from = begin; from < end; from += 24) {
    loads.set_window(from, from + 24, none, given_mw);
    for (const std::size_t sample : {3, 0}) {
      const Weather weather(system, begin, end, 5, static_cast<std::uint32_t>(sample));
      const Demand demand(system, weather, begin, end, false);
      std::vector<double> net_mw(2 * 24), demand_mw(2);
      loads.net_load(sample, 0, net_mw, {});
      for (std::size_t h = 0; h < 24; ++h) {
        const Hour hour = from + static_cast<Hour>(h);
        const std::int64_t day = day_of(hour - 5);  // New York in winter
        const WeekSource source =
            WeekDraw(system, 5, static_cast<std::uint32_t>(sample)).at(week_of_day(day));
        demand.at(hour, demand_mw);
        for (std::size_t r = 0; r < 2; ++r) {
          const double measured =
              system.weather_years->demand(source.year, r, day + source.shift_days,
                                           static_cast<std::size_t>(hour - 5 - day * 24));
          CHECK(net_mw[r * 24 + h] == doctest::Approx(1000.0 * measured).epsilon(1e-9));
          CHECK(net_mw[r * 24 + h] == doctest::Approx(demand_mw[r]).epsilon(1e-12));
        }
      }
    }
  }
}

TEST_CASE("measured weeks: water has the month's capacity factor in the mean") {
  System system = weather_system();
  put_made_up_years(system, {2018, 2020, 2021, 2023});
  const Hour begin = to_hour({2025, 2, 1}), end = to_hour({2025, 3, 1});
  constexpr std::size_t kSamples = 40;
  const auto hours = static_cast<std::size_t>(end - begin);
  const std::vector<double> without(8, 0.0), with = {0, 0, 1000.0, 0, 0, 0, 1000.0, 0};
  const std::vector<double> given(2 * hours, 0.0);
  WeatherLoads dry(system, 5, 0, kSamples, 1, begin, end);
  WeatherLoads wet(system, 5, 0, kSamples, 1, begin, end);
  dry.set_window(begin, end, without, given);
  wet.set_window(begin, end, with, given);
  std::vector<double> a(2 * hours), b(2 * hours);
  double factor = 0.0;
  for (std::size_t s = 0; s < kSamples; ++s) {
    dry.net_load(s, 0, a, {});
    wet.net_load(s, 0, b, {});
    for (std::size_t h = 0; h < hours; ++h) factor += (a[h] - b[h]) / 1000.0;
  }
  CHECK(factor / static_cast<double>(kSamples * hours) == doctest::Approx(0.4).epsilon(0.02));
}

TEST_CASE("a sample's units are out by its own air, and all else is as without") {
  System system = weather_system();
  system.technologies[3].forced_outage_rate = 0.08;
  system.technologies[3].outage_curve = {{-15.0, 15.0, 35.0}, {0.15, 0.03, 0.1}};
  system.technologies[3].cold_share_per_k = 0.03;
  system.cold_spells = {
      .scale = 1.0, .day_before = 0.3, .deviation = 0.8, .common = 0.5, .days = 4, .most = 0.6};
  for (RegionData& data : system.data) {
    data.built_for_cold_c = 2.0;
    for (auto& month : data.air.dry_bulb_c) month.fill(3.0);
    for (auto& month : data.air.dry_bulb_per_k) month.fill(1.0);
    for (auto& month : data.air.dry_bulb.quantiles) {
      for (std::size_t q = 0; q < kQuantiles; ++q) month[q] = static_cast<double>(q) - 10.0;
    }
  }
  const Hour begin = to_hour({2025, 1, 1}), end = begin + 168;
  const std::vector<double> capacity_mw(8, 0.0), given_mw(2 * 168, 0.0);
  constexpr std::size_t kSamples = 40;
  WeatherLoads plain(system, 5, 0, kSamples, 1, begin, end, true);
  WeatherLoads loads(system, 5, 0, kSamples, 2, begin, end, true);
  UnitOutages outages(system, 5);
  const auto [first, last] = WeatherLoads::days_of(begin, end);
  outages.set_window({{RegionIndex(0), 3, 1000.0, 20}}, first, last);
  loads.set_outages(&outages);
  plain.set_window(begin, end, capacity_mw, given_mw);
  loads.set_window(begin, end, capacity_mw, given_mw);
  std::vector<double> without(2 * 168), with(2 * 168);
  bool any = false;
  for (std::size_t sample = 0; sample < kSamples; ++sample) {
    plain.net_load(sample, 0, without, {});
    loads.net_load(sample, sample % 2, with, {});
    std::vector<double> out(2 * 168, 0.0);
    loads.add_outages(sample % 2, out);
    for (std::size_t i = 0; i < out.size(); ++i) {
      CHECK(with[i] - without[i] == doctest::Approx(out[i]).scale(1.0));
      any = any || out[i] >= 100.0;
      if (i >= 168) CHECK(out[i] == 0.0);  // no plants there
    }
  }
  CHECK(any);
}
