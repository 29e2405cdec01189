// What relays do in an event, tests of sim/seconds/frequency_event.hpp.

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/sim/seconds/interconnections.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// An interconnection in which nothing answers: frequency falls by 60 P / 2 H a second.
FrequencyParameters without_response() {
  FrequencyParameters p;
  p.base_mva = 1000.0;
  p.inertia_s = 3.0;
  return p;
}

FrequencyEvent loss(double mw) {
  FrequencyEvent event;
  event.changes = {{.at_s = 1.0, .mw = mw}};
  return event;
}

/// ERCOT's stages from October 2026 (NOGRR 247): 5 % of load at each of five, after 6 cycles.
std::vector<FrequencyRelay> stages(double load_mw) {
  std::vector<FrequencyRelay> relays;
  for (const double hz : {59.3, 59.1, 58.9, 58.7, 58.5}) {
    relays.push_back(under(hz, 0.1, 0.05 * load_mw));
  }
  return relays;
}

}  // namespace

TEST_CASE(
    "load shedding: stages act a delay after their threshold, at times known in closed form") {
  // -100 MW of 1000 MVA, H 3: -1 Hz/s from second 1; 59.3 Hz at 1.7 s
  FrequencyEvent event = loss(-100.0);
  event.relays = {under(59.3, 0.1, 50.0), under(59.1, 0.1, 50.0), under(58.9, 0.1, 50.0)};
  const FrequencyOutcome result = simulate(without_response(), event);
  REQUIRE(result.acted.size() == 2);
  CHECK(result.acted[0].relay == 0);
  CHECK(std::abs(result.acted[0].at_s - 1.8) < 1e-6);
  // 59.2 Hz then, and half as fast: 59.1 Hz at 2.0 s
  CHECK(std::abs(result.acted[1].at_s - 2.1) < 1e-6);
  CHECK(result.shed_mw == 100.0);
  CHECK(std::abs(result.extreme_hz - 59.05) < 1e-6);
  CHECK(std::abs(result.settling_hz - 59.05) < 1e-6);
  CHECK(result.lost_mw == -100.0);
}

TEST_CASE("load shedding: a frequency that is back within the delay sheds nothing") {
  FrequencyEvent event = loss(-100.0);
  event.changes.push_back({.at_s = 2.0, .mw = 200.0});  // 59 Hz; it rises by 1 Hz/s
  event.changes.push_back({.at_s = 3.0, .mw = -100.0});
  event.relays = {under(59.3, 0.59, 50.0), under(59.3, 0.602, 70.0)};
  const FrequencyOutcome result = simulate(without_response(), event);
  // below 59.3 Hz from 1.7 to 2.3 s, and for another 0.001 s within the hysteresis
  REQUIRE(result.acted.size() == 1);
  CHECK(result.acted[0].relay == 0);
  CHECK(std::abs(result.acted[0].at_s - 2.29) < 1e-6);
}

TEST_CASE("load shedding: relays of the same threshold and delay act together, each once") {
  FrequencyEvent event = loss(-100.0);
  event.relays = {under(59.3, 0.1, 30.0), under(59.3, 0.1, 30.0), under(59.3, 0.1, 40.0)};
  const FrequencyOutcome result = simulate(without_response(), event);
  REQUIRE(result.acted.size() == 3);
  CHECK(result.acted[0].at_s == result.acted[2].at_s);
  CHECK(result.shed_mw == 100.0);
  CHECK(std::abs(result.settling_hz - 59.2) < 1e-6);
}

TEST_CASE("load shedding: of one group the first acts alone") {
  FrequencyEvent event = loss(-100.0);
  event.relays = {under(59.3, 10.0, 50.0), under(59.1, 0.0, 50.0)};
  event.relays[0].group = event.relays[1].group = 0;
  event.changes.push_back({.at_s = 2.5, .mw = 50.0});
  const FrequencyOutcome result = simulate(without_response(), event);
  REQUIRE(result.acted.size() == 1);
  CHECK(result.acted[0].relay == 1);
  CHECK(std::abs(result.acted[0].at_s - 1.9) < 1e-6);
}

TEST_CASE("over-frequency: generation trips where load was lost") {
  FrequencyEvent event = loss(100.0);
  event.relays = {over(60.6, 0.2, -100.0), under(59.3, 0.1, 50.0)};
  const FrequencyOutcome result = simulate(without_response(), event);
  REQUIRE(result.acted.size() == 1);
  CHECK(result.tripped_mw == 100.0);
  CHECK(result.shed_mw == 0.0);
  CHECK(std::abs(result.extreme_hz - 60.8) < 1e-6);
}

TEST_CASE("load shedding: a loss that governors master sheds nothing") {
  FrequencyEvent event = loss(-2555.0);
  event.relays = stages(60'000.0);
  CHECK(simulate(ercot_2022(), event).acted.empty());
  // with no reserve held back the same loss does
  FrequencyParameters without = ercot_2022();
  without.up_mw = without.fast_up_mw = 0.0;
  CHECK_FALSE(simulate(without, event).acted.empty());
}

TEST_CASE("load shedding: an event does not begin again at nominal frequency") {
  // two losses, each of which alone sheds nothing; the second finds the frequency of the first
  FrequencyEvent event = loss(-60.0);
  event.relays = {under(59.3, 0.0, 60.0)};
  event.changes.push_back({.at_s = 1.6, .mw = 60.0});
  CHECK(simulate(without_response(), event).acted.empty());  // 59.64 Hz
  event.changes.push_back({.at_s = 2.0, .mw = -60.0});
  event.changes.push_back({.at_s = 2.6, .mw = 60.0});
  CHECK(simulate(without_response(), event).acted.size() == 1);  // 59.28 Hz
}

TEST_CASE("relays: a frequency that keeps crossing a threshold is told, not followed for ever") {
  FrequencyEvent event;
  event.changes = {{0.0, -1000.0}, {0.0695, 1000.0}};  // 10 Hz/s, to 59.305 Hz
  event.relays = {under(59.3, 1.0, 50.0)};
  for (int i = 0; i < 40; ++i) {
    const double at_s = 0.1 + 0.01 * i;  // 10 mHz down and up again
    event.changes.insert(event.changes.end(),
                         {{at_s, -1000.0}, {at_s + 0.001, 2000.0}, {at_s + 0.002, -1000.0}});
  }
  CHECK(simulate(without_response(), event).acted.empty());
  event.most_pickups = 39;
  CHECK_THROWS_WITH_AS((void)simulate(without_response(), event), doctest::Contains("59.3"),
                       NumericalError);
  // what moves within the hysteresis does not let go: 0.9 mHz up and down
  event.most_pickups = 1;
  event.changes = {{0.0, -1000.0}, {0.07002, 1000.0}};
  for (int i = 0; i < 40; ++i) {
    const double at_s = 0.1 + 0.01 * i;
    event.changes.insert(event.changes.end(),
                         {{at_s, 90.0}, {at_s + 0.001, -180.0}, {at_s + 0.002, 90.0}});
  }
  event.relays[0].delay_s = 0.6;
  const FrequencyOutcome result = simulate(without_response(), event);
  REQUIRE(result.acted.size() == 1);
  CHECK(std::abs(result.acted[0].at_s - 0.67) < 1e-6);
}
