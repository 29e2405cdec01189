#include "tools/event/worst_hour.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/sim/small_year.hpp"
#include "tools/event/followed_event.hpp"

using namespace gigaload;
using namespace gigaload::tools;

namespace {

/// A week of the small year.
sim::Scenario week() {
  sim::Scenario scenario = sim::small_year();
  scenario.end = scenario.begin + 7 * 24;
  return scenario;
}

EventTables tables_of(const sim::Scenario& scenario) {
  EventTables tables;
  for (const grid::Technology& technology : scenario.grid.technologies) {
    const bool turns = technology.kind == grid::TechnologyKind::thermal;
    tables.machines.push_back({.technology = technology.name,
                               .inertia_s = turns ? 4.0 : 0.0,
                               .is_battery = technology.is_storage()});
  }
  for (const grid::Region& region : scenario.grid.regions) {
    tables.interconnections.emplace_back().name = region.interconnection;
    tables.interconnections.back().load_damping = 1.0;
  }
  return tables;
}

}  // namespace

TEST_CASE("the worst hour of a year: none has less inertia, and none goes farther") {
  const sim::Scenario scenario = week();
  const EventTables tables = tables_of(scenario);
  EventAsked asked;
  asked.loss = "-50 MW";
  asked.interconnection = scenario.grid.regions[0].interconnection;
  asked.seconds = 5.0;
  const int year = grid::year_of(scenario.begin);
  const auto least = worst_hour(asked, tables, scenario, year, HourKind::inertia);
  const auto farthest = worst_hour(asked, tables, scenario, year, HourKind::extreme);
  const auto inertia_mws = [&](const sim::RunningHour& running) {
    return inertia_of(tables, running, asked.interconnection).energy_mws;
  };
  const auto extreme_hz = [&](const sim::RunningHour& running) {
    return follow_event(tables, running, asked.interconnection, {.loads_mw = {-50.0}},
                        {.seconds = 5.0})
        .outcome.extreme_hz;
  };
  std::size_t hours = 0;
  sim::running_hours(scenario, year, [&](sim::Hour hour, const sim::RunningHour& running) {
    CHECK(hour == scenario.begin + static_cast<sim::Hour>(hours++));
    CHECK(inertia_mws(running) >= inertia_mws(least.running));
    CHECK(extreme_hz(running) >= extreme_hz(farthest.running));
  });
  CHECK(hours == 7 * 24);
  // as the hour alone has it
  CHECK(inertia_mws(sim::running_hour(scenario, least.hour)) == inertia_mws(least.running));
}

TEST_CASE("the worst hour of a year outside the run, and of nothing") {
  const sim::Scenario scenario = week();
  const EventTables tables = tables_of(scenario);
  EventAsked asked;
  const int year = grid::year_of(scenario.begin);
  CHECK_THROWS_AS((void)worst_hour(asked, tables, scenario, year, HourKind::inertia), InputError);
  asked.loss = "5 MW";
  asked.interconnection = scenario.grid.regions[0].interconnection;
  CHECK_THROWS_AS((void)worst_hour(asked, tables, scenario, year + 5, HourKind::inertia),
                  InputError);
}
