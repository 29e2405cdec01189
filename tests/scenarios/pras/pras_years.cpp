#include "scenarios/pras/pras_years.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;
using gigaload::grid::adequacy::Series;
using gigaload::grid::adequacy::SystemModel;

namespace {

/// A load that counts the steps.
SystemModel counting(std::size_t steps, const char* start) {
  SystemModel system;
  system.steps = steps;
  system.start = start;
  std::vector<double> load;
  for (std::size_t t = 0; t < steps; ++t) load.push_back(static_cast<double>(t));
  system.regions = {{"A", Series(load)}, {"B", Series(1.0)}};
  return system;
}

}  // namespace

TEST_CASE("seven years without leap days, and one of them with its own time stamp") {
  const SystemModel seven = counting(61'320, "2007-01-01T00:00:00-05:00");
  const auto years = weather_years(seven);
  REQUIRE(years.size() == 7);
  CHECK(years[3].year == 2010);
  CHECK(years[3].first == 26'280);
  const SystemModel one = only_year(seven, years[3]);
  CHECK(one.steps == 8760);
  CHECK(one.start == "2010-01-01T00:00:00-05:00");
  CHECK(one.regions[0].load[0] == 26'280.0);
  CHECK(one.regions[0].load[8759] == 35'039.0);
  CHECK(one.regions[1].load.constant());
}

TEST_CASE("years by the calendar go from anniversary to anniversary") {
  const auto years = weather_years(counting(8760 + 8784, "2023-07-01T00:00:00Z"));
  REQUIRE(years.size() == 2);  // the leap day is in the first
  CHECK(years[0].steps == 8784);
  CHECK(years[1].first == 8784);
  CHECK(only_year(counting(8760 + 8784, "2023-07-01T00:00:00+00:00"), years[1]).start ==
        "2024-07-01T00:00:00+00:00");
}

TEST_CASE("steps that are no whole years, or no hours, have none") {
  CHECK(weather_years(counting(8761, "2007-01-01T00:00:00Z")).empty());
  SystemModel half_hours = counting(8760, "2007-01-01T00:00:00Z");
  half_hours.units.time = "min";
  half_hours.units.step_length = 30;
  CHECK(weather_years(half_hours).empty());
  CHECK(weather_years(counting(8760, "2007-01-01T00:00:00Z")).size() == 1);
}
