#include "grid/weather/week_draw.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "grid/core/day_type.hpp"
#include "tests/grid/measured_years.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

constexpr std::uint64_t kSeed = 7;

std::int64_t day(int year, unsigned month, unsigned of_month) {
  return day_of(to_hour({year, month, of_month}));
}

}  // namespace

TEST_CASE("weeks begin on Monday") {
  CHECK(week_of_day(4) == 0);
  CHECK(week_of_day(3) == -1);
  CHECK(week_of_day(10) == 0);
  CHECK(week_of_day(11) == 1);
  CHECK(weekday_of(4) == 1);
}

TEST_CASE("weeks: each year comes equally often, in an order of each week's and block's own") {
  System system = system_of(1, {});
  const std::vector<int> all = {2018, 2019, 2021, 2024};
  put_made_up_years(system, all);
  std::set<std::vector<int>> orders;
  for (std::int64_t week = 2800; week < 2860; ++week) {
    for (std::uint32_t block = 0; block < 3; ++block) {
      std::vector<int> order;
      for (std::uint32_t s = 0; s < 4; ++s) {
        order.push_back(weather_year(system, kSeed, block * 4 + s, week));
      }
      CHECK(std::set<int>(order.begin(), order.end()) == std::set<int>(all.begin(), all.end()));
      orders.insert(order);
    }
  }
  CHECK(orders.size() >= 20);  // of 24 orders of four, in 180 draws
}

TEST_CASE("weeks: the same weekday, at most three days off in the year") {
  System system = system_of(1, {});
  put_made_up_years(system, {2018, 2019, 2020, 2021});
  for (const int target : {2024, 2027, 2032}) {
    for (std::int64_t monday = day(target, 1, 8); monday < day(target, 12, 20); ++monday) {
      if (weekday_of(monday) != 1) continue;
      for (std::uint32_t s = 0; s < 4; ++s) {
        const WeekSource source = WeekDraw(system, kSeed, s).at(week_of_day(monday));
        CHECK(source.shift_days % 7 == 0);
        const int year = system.weather_years->years()[source.year];
        const std::int64_t there = monday + source.shift_days - day(year, 1, 1);
        CHECK(std::abs(there - (monday - day(target, 1, 1))) <= 3);
      }
    }
  }
}

TEST_CASE("weeks: all days of any year are within what a measured year reaches") {
  System system = system_of(1, {});
  put_made_up_years(system, {2016, 2021});
  for (int target = 2022; target < 2040; ++target) {
    const auto sources =
        sources_of_days(system, kSeed, 1, day(target, 1, 1) - 3, day(target + 1, 1, 1) + 3);
    for (std::size_t d = 0; d < sources.size(); ++d) {
      const std::int64_t there =
          day(target, 1, 1) - 3 + static_cast<std::int64_t>(d) + sources[d].shift_days;
      CHECK(there >= system.weather_years->first_day(sources[d].year));
      CHECK(there < system.weather_years->last_day(sources[d].year));
    }
  }
}

TEST_CASE("weeks of whole years, and years as they were") {
  System system = system_of(1, {});
  put_made_up_years(system, {2018, 2019, 2021}, WeatherDraw::years);
  for (std::uint32_t s = 0; s < 7; ++s) {
    const std::vector<int>& years = system.weather_years->years();
    CHECK(weather_year(system, kSeed, s, 2850) == years[s % 3]);
    CHECK(weather_year(system, kSeed, s, 2870) == years[s % 3]);
  }
  system.weather_draw = WeatherDraw::measured;
  for (const auto& [of, year] : {std::pair{day(2019, 6, 1), 2019},
                                 {day(2021, 1, 1), 2021},
                                 {day(2018, 1, 1) - 2, 2018},
                                 {day(2022, 1, 1) + 1, 2021}}) {
    const WeekSource source = WeekDraw(system, kSeed, 5).at(week_of_day(of));
    CHECK(source.shift_days == 0);
    CHECK(system.weather_years->years()[source.year] == year);
    CHECK(of >= system.weather_years->first_day(source.year));
    CHECK(of < system.weather_years->last_day(source.year));
  }
}

TEST_CASE("the air of a day: the measured dry bulb where it is known") {
  System system = system_of(1, {});
  for (auto& month : system.data[0].air.dry_bulb_c) month.fill(5.0);
  put_made_up_years(system, {2021});
  const AirScores z = {.demand = 1.0, .air = 0.5, .humidity = 0.0};
  const WeekSource same{0, 0};
  CHECK(air_of_day(system, 0, day(2021, 1, 10), z, &same).dry_bulb_k == doctest::Approx(-25.0));
  const AirDay drawn = air_day(system.data[0].air, 0, z);
  CHECK(air_of_day(system, 0, day(2021, 1, 11), z, &same).dry_bulb_k == drawn.dry_bulb_k);
  CHECK(air_of_day(system, 0, day(2021, 1, 10), z, nullptr).dry_bulb_k == drawn.dry_bulb_k);
}
