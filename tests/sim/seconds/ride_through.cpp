#include "sim/seconds/ride_through.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/sim/seconds/interconnections.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Stays 20 ms below 0.7 pu and half a second up to 0.9, and is back 2 s after 1 s, but for a
/// tenth.
RideThroughRule rule() {
  RideThroughRule rule;
  rule.name = "test";
  rule.voltage = {{0.0, 0.7, 0.02}, {0.7, 0.9, 0.5}, {0.9, 1.1}};
  rule.share_back = 0.9;
  rule.delay_s = 1.0;
  rule.ramp_s = 2.0;
  return rule;
}

std::vector<LoadChange> after(const RideThroughRule& rule, std::vector<VoltageDip> dips) {
  return response_to_dips(rule, 1000.0, dips);
}

}  // namespace

TEST_CASE("ride-through: a load stays as long as its curve says, and leaves then") {
  CHECK(after(rule(), {{10.0, 0.02, 0.3}}).empty());
  CHECK(after(rule(), {{10.0, 0.5, 0.7}}).empty());
  CHECK(after(rule(), {{10.0, 100.0, 0.95}}).empty());
  const auto changes = after(rule(), {{10.0, 0.05, 0.3}});
  CHECK(lost_mw(changes, 10.0199) == 0.0);
  CHECK(lost_mw(changes, 10.0201) == 1000.0);
  // above the curve it leaves at once
  CHECK(lost_mw(after(rule(), {{10.0, 0.05, 1.3}}), 10.0) == 1000.0);
}

TEST_CASE("ride-through: the share of the rule comes back, after its delay, along its ramp") {
  const auto changes = after(rule(), {{10.0, 0.05, 0.3}});
  CHECK(lost_mw(changes, 11.05) == 1000.0);
  CHECK(lost_mw(changes, 12.05) == doctest::Approx(550.0));
  CHECK(lost_mw(changes, 13.06) == doctest::Approx(100.0));
  CHECK(lost_mw(changes, 1e4) == doctest::Approx(100.0));
  RideThroughRule by_hand = rule();
  by_hand.share_back = 0.0;
  CHECK(lost_mw(after(by_hand, {{10.0, 0.05, 0.3}}), 1e6) == 1000.0);
}

TEST_CASE("ride-through: a dip while it comes back takes what was back") {
  // half of 900 MW is back at 12.05 s, when the next dip has lasted 20 ms
  const auto changes = after(rule(), {{10.0, 0.05, 0.3}, {12.03, 0.05, 0.3}});
  CHECK(lost_mw(changes, 12.04) == doctest::Approx(554.5));
  CHECK(lost_mw(changes, 12.06) == doctest::Approx(1000.0));
  CHECK(lost_mw(changes, 14.08) == doctest::Approx(550.0));
  CHECK(lost_mw(changes, 20.0) == doctest::Approx(100.0));
  // within the delay nothing was back
  const auto soon = after(rule(), {{10.0, 0.05, 0.3}, {10.5, 0.05, 0.3}});
  CHECK(lost_mw(soon, 11.5) == 1000.0);
  CHECK(lost_mw(soon, 12.55) == doctest::Approx(550.0));
}

TEST_CASE("ride-through: the counter's load leaves at the third dip of its window, for good") {
  RideThroughRule counter = rule();
  counter.voltage.clear();
  counter.counter = {.dips = 3, .window_s = 60.0, .below_pu = 0.9};
  const auto changes = after(counter, {{0.0, 0.05, 0.3}, {30.0, 0.05, 0.3}, {59.0, 0.05, 0.3}});
  CHECK(lost_mw(changes, 58.9) == 0.0);
  CHECK(lost_mw(changes, 59.0) == 1000.0);
  CHECK(lost_mw(changes, 1e6) == 1000.0);
  CHECK(after(counter, {{0.0, 0.05, 0.3}, {30.0, 0.05, 0.3}, {60.1, 0.05, 0.3}}).empty());
  CHECK(after(counter, {{0.0, 0.05, 0.3}, {30.0, 0.05, 0.95}, {59.0, 0.05, 0.3}}).empty());
  // a counter beside a curve does not wait for what was about to come back
  RideThroughRule both = rule();
  both.counter = counter.counter;
  const auto blocked = after(both, {{0.0, 0.05, 0.3}, {10.0, 0.05, 0.3}, {20.0, 0.01, 0.3}});
  CHECK(lost_mw(blocked, 19.9) == doctest::Approx(100.0));
  CHECK(lost_mw(blocked, 1e6) == doctest::Approx(1000.0));
}

TEST_CASE("ride-through: what leaves and comes back moves the frequency, and none of it nothing") {
  FrequencyEvent event;
  event.changes = after(rule(), {{10.0, 0.05, 0.3}});
  const FrequencyOutcome result = simulate(ercot_2022(), event);
  CHECK(result.extreme_hz > 60.05);
  CHECK(std::abs(result.extreme_s - 12.0) < 1.5);
  CHECK(result.settling_hz < 60.03);
  CHECK(result.lost_mw == 1000.0);
  event.changes = after(rule(), {{10.0, 0.01, 0.3}});
  CHECK(simulate(ercot_2022(), event).extreme_hz == 60.0);
}

TEST_CASE("ride-through: beyond the frequency window the load leaves once") {
  RideThroughRule window = rule();
  window.frequency = {{58.8, 61.2}, {57.0, 58.8, 0.5}, {61.2, 61.8, 0.5}};
  const auto relays = frequency_relays(window, 60.0, 1000.0, 3);
  REQUIRE(relays.size() == 4);
  FrequencyParameters p;
  p.base_mva = 30'000.0;
  p.inertia_s = 3.0;
  FrequencyEvent event;
  event.relays = relays;
  event.changes = {{0.0, -3000.0}};  // 1 Hz/s
  event.end_s = 5.0;
  const FrequencyOutcome result = simulate(p, event);
  REQUIRE(result.acted.size() == 1);
  CHECK(std::abs(result.acted[0].at_s - 1.7) < 1e-5);
  CHECK(result.shed_mw == 1000.0);
  CHECK(frequency_relays(rule(), 60.0, 1000.0, 0).empty());
}

TEST_CASE("ride-through: what no sequence of dips can be is refused, and a rule that knows none") {
  CHECK_THROWS_AS((void)after(rule(), {{-1.0, 0.05, 0.3}}), InputError);
  CHECK_THROWS_AS((void)after(rule(), {{1.0, 0.0, 0.3}}), InputError);
  CHECK_THROWS_AS((void)after(rule(), {{1.0, 0.05, std::nan("")}}), InputError);
  CHECK_THROWS_WITH_AS((void)after(rule(), {{1.0, 0.5, 0.3}, {1.2, 0.1, 0.3}}),
                       doctest::Contains("1.2"), InputError);
  RideThroughRule unknown = rule();
  unknown.voltage.clear();
  CHECK_THROWS_WITH_AS((void)after(unknown, {{1.0, 0.05, 0.3}}), doctest::Contains("test"),
                       InputError);
}
