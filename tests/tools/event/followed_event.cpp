#include "tools/event/followed_event.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/tools/event/small_hour.hpp"

using namespace gigaload;
using namespace gigaload::tools;
using namespace gigaload::tests;

TEST_CASE("followed event: the first swing is f0 P / (2 E)") {
  const FollowedEvent found = small_followed();
  CHECK(found.inertia.energy_mws == doctest::Approx(5000.0));
  CHECK(found.outcome.lost_mw == -100.0);
  CHECK(found.outcome.rocof_hz_per_s == doctest::Approx(-0.6));
  CHECK(found.outcome.settling_hz == doctest::Approx(59.4));
  REQUIRE(found.outcome.trace_hz.size() == 5);
  CHECK(found.outcome.trace_hz[2] == doctest::Approx(59.7));
  CHECK(found.left_mw() == 0.0);
}

TEST_CASE("followed event: campuses leave where the frequency leaves their rule's window") {
  EventTables tables = small_tables();
  tables.rule.emplace().name = "narrow";
  tables.rule->frequency = {{.low = 59.8, .high = 60.2}};
  const EventLosses losses{.loads_mw = {-100.0}, .unit = false, .campuses_mw = {30.0, 20.0}};
  const FollowedEvent found = follow_event(tables, small_hour(), "east", losses, {.seconds = 1.0});
  // 59.8 Hz after a third of a second, from then on half as fast
  CHECK(found.left_mw() == 50.0);
  CHECK(found.shed_mw() == 0.0);
  CHECK(std::abs(found.outcome.settling_hz - 59.6) < 1e-6);
  REQUIRE(found.outcome.acted.size() == 2);
  CHECK(std::abs(found.outcome.acted[0].at_s - 1.0 / 3.0) < 1e-6);
  // what relays of the interconnection shed is told apart
  tables.interconnections[0].stages = {{sim::FrequencyRelay::Side::under, 59.9, 0.0, 0.05}};
  const FollowedEvent shed = follow_event(tables, small_hour(), "east", losses, {.seconds = 1.0});
  CHECK(shed.shed_mw() == doctest::Approx(40.0));
  CHECK(shed.left_mw() == 50.0);
}

TEST_CASE("followed event: a load that rides its dips through stays in its rule's window") {
  EventTables tables = small_tables();
  tables.rule.emplace().name = "narrow";
  tables.rule->voltage = {{.low = 0.0, .high = 1.1}};
  tables.rule->frequency = {{.low = 59.8, .high = 60.2}};
  tables.dips = {{.at_s = 0.1, .length_s = 0.1, .residual_pu = 0.3}};
  const EventLosses losses{.loads_mw = {-100.0, 50.0}, .unit = false, .campuses_mw = {}};
  const FollowedEvent found = follow_event(tables, small_hour(), "east", losses, {.seconds = 1.0});
  CHECK(found.outcome.lost_mw == -100.0);
  CHECK(found.left_mw() == 50.0);
  CHECK(std::abs(found.outcome.settling_hz - 59.6) < 1e-6);
}

TEST_CASE("followed event: a unit takes its inertia along, and must be there") {
  const FollowedEvent found = follow_event(small_tables(), small_hour(), "east",
                                           {.loads_mw = {}, .unit = true, .campuses_mw = {}});
  CHECK(found.outcome.lost_mw == -200.0);
  CHECK(found.inertia.energy_mws == doctest::Approx(0.75 * 5000.0));
  sim::RunningHour none = small_hour();
  none.interconnections[0].largest_unit_mw = 0.0;
  CHECK_THROWS_WITH_AS((void)follow_event(small_tables(), none, "east",
                                          {.loads_mw = {}, .unit = true, .campuses_mw = {}}),
                       doctest::Contains("no thermal unit"), InputError);
  CHECK_THROWS_WITH_AS((void)follow_event(small_tables(), small_hour(), "west", {}),
                       doctest::Contains("east"), InputError);
}
