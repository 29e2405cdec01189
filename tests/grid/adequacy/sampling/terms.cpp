#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

/// A demand response that never fails; without interest, paid back as fast as it was borrowed.
DemandResponse sure_response(double power, double window) {
  DemandResponse d = response(0, power, 1000.0, window);
  d.chain = {0.0, 1.0};
  return d;
}

/// The same, whose borrowed energy is forgotten.
DemandResponse cut(double power) {
  DemandResponse d = sure_response(power, 2.0);
  d.interest = -1.0;
  d.payback_capacity = 0.0;
  return d;
}

/// One region with 10 of perfect capacity and the load of each step.
SystemModel ten(std::vector<double> load, std::vector<DemandResponse> responses) {
  SystemModel s = one_region(std::move(load));
  s.generators = {generator(0, 10.0, 0.0, 1.0)};
  s.demand_responses = std::move(responses);
  return s;
}

/// What one sample tells of each step.
struct Told {
  std::vector<double> unserved;                          // [step]
  std::vector<std::vector<double>> borrowed, paid_back;  // [response][step]
};

Told told(const SystemModel& system) {
  const Plan plan(system, 1.0);
  const Scopes scopes(plan.system);
  Ensemble ensemble({.seed = 1, .stream = 0, .first = 0, .count = 1}, 1);
  ensemble.move_to(plan, scopes);
  const std::vector<double> zero(system.steps, 0.0);
  const std::vector<std::vector<double>> zeros(system.demand_responses.size(), zero);
  Told t{zero, zeros, zeros};
  ensemble.advance(system.steps, {.shortfall =
                                      [&](const Ensemble::Record& r) {
                                        if (r.scope == 0) t.unserved[r.step] = r.power;
                                      },
                                  .borrowed =
                                      [&](const Borrowed& b) {
                                        t.borrowed[b.response][b.step] = b.power;
                                        t.paid_back[b.response][b.step] = b.paid_back;
                                      }});
  return t;
}

void check_near(const std::vector<double>& found, const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(found[i] - expected[i]) < 1e-6);
  }
}

}  // namespace

TEST_CASE("hours a year: what comes after them is not served") {
  auto limited = cut(5.0);
  limited.terms.most_steps = 2.0;
  const Told t = told(ten({12, 12, 8, 12, 12}, {limited}));
  check_near(t.borrowed[0], {2, 2, 0, 0, 0});
  check_near(t.unserved, {0, 0, 0, 2, 2});
}

TEST_CASE("energy a year: the last of it is given in part") {
  auto limited = cut(5.0);
  limited.terms.most_energy = 5.0;
  const Told t = told(ten({12, 12, 8, 12, 12}, {limited}));
  check_near(t.borrowed[0], {2, 2, 0, 1, 0});
  check_near(t.unserved, {0, 0, 0, 1, 2});
}

TEST_CASE("events a year are runs of hours") {
  auto limited = cut(5.0);
  limited.terms.most_events = 2.0;
  const Told t = told(ten({12, 12, 8, 13, 8, 8, 12}, {limited}));
  check_near(t.borrowed[0], {2, 2, 0, 3, 0, 0, 0});
  check_near(t.unserved, {0, 0, 0, 0, 0, 0, 2});
}

TEST_CASE("notice: the first hours of every shortage have no help") {
  auto slow = cut(5.0);
  slow.terms.notice_steps = 2;
  const Told t = told(ten({12, 13, 12, 12, 8, 12, 12, 12}, {slow}));
  check_near(t.borrowed[0], {0, 0, 2, 2, 0, 0, 0, 2});
  check_near(t.unserved, {2, 3, 0, 0, 0, 2, 2, 0});
}

TEST_CASE("a new year has its own hours, energy and events") {
  std::vector<double> load(48, 8.0);
  for (const std::size_t t : {0, 1, 2, 24, 25, 26}) load[t] = 12.0;
  auto limited = cut(5.0);
  limited.terms = {.most_energy = 4.0, .most_steps = 2.0, .most_events = 1.0};
  const Plan plan(ten(load, {limited}), 1.0);
  const Scopes scopes(plan.system);
  Ensemble ensemble({.seed = 1, .stream = 0, .first = 0, .count = 1}, 1);
  ensemble.move_to(plan, scopes);
  ensemble.advance(24, {});
  CHECK(ensemble.totals(0, 0).power == doctest::Approx(2.0));
  ensemble.reset_totals();
  ensemble.advance(48, {});
  CHECK(ensemble.totals(0, 0).power == doctest::Approx(2.0));
}

TEST_CASE("what was put off comes back within its window, without interest") {
  auto flexible = sure_response(5.0, 3.0);
  flexible.payback_capacity = 1.0;
  const Told t = told(ten({12, 8, 8, 8, 8, 8}, {flexible}));
  check_near(t.borrowed[0], {2, 0, 0, 0, 0, 0});
  check_near(t.paid_back[0], {0, 1, 1, 0, 0, 0});
  check_near(t.unserved, std::vector<double>(6, 0.0));
  // surplus alone pays back: none in the second step
  const Told later = told(ten({12, 10, 9.5, 8, 8, 8}, {flexible}));
  check_near(later.paid_back[0], {0, 0, 0.5, 1, 0, 0});
  // 0.5 is left at the end of the window: energy not served
  check_near(later.unserved, {0, 0, 0, 0.5, 0, 0});
}

TEST_CASE("what is not made up for in time lapses where the terms say so") {
  auto flexible = sure_response(5.0, 3.0);
  flexible.payback_capacity = 0.5;
  flexible.terms.lapses = true;
  const Told t = told(ten({12, 8, 8, 8, 8, 8}, {flexible}));
  check_near(t.paid_back[0], {0, 0.5, 0.5, 0.5, 0, 0});
  check_near(t.unserved, std::vector<double>(6, 0.0));
}

TEST_CASE("ranks are called in their order, whoever is in debt") {
  auto second = sure_response(5.0, 4.0), first = cut(2.0);
  second.terms.rank = 1;
  second.payback_capacity = 0.0;
  second.terms.lapses = true;
  const Told t = told(ten({13, 11, 14}, {second, first}));
  check_near(t.borrowed[0], {1, 0, 2});
  check_near(t.borrowed[1], {2, 1, 2});
}

TEST_CASE("units behind a meter: a spare is a reserve, and nothing leaves the meter") {
  // P(a unit is down) = 0.1 in every step, whatever was before
  SystemModel s = one_region(std::vector<double>(200, 22.0));  // 8 behind the meter, 14 of others
  s.meters = {{.name = "campus", .region = RegionIndex(0), .load = 8.0}};
  s.generators = {generator(0, 12.0, 0.0, 1.0), generator(0, 6.0), generator(0, 6.0)};
  s.generators[1].meter = s.generators[2].meter = 0;
  const auto result = assess(s, {.samples = 20'000, .seed = 3});
  // both up 8, one up 6, none 0; the others miss 2 all the time
  const double expected = 200.0 * (2.0 + 2.0 * (2 * 0.1 * 0.9) + 8.0 * 0.01);
  CAPTURE(result.system.eue.value);
  CHECK(std::abs(result.system.eue.value - expected) < 3.0 * result.system.eue.standard_error);
  CHECK(result.system.lolh.value == doctest::Approx(200.0));
}

TEST_CASE("on-site plant carries the campus through an outage of the grid") {
  SystemModel s = one_region(std::vector<double>(100, 10.0));  // 4 behind the meter, 6 of others
  s.generators = {generator(0, 10.0)};
  const auto without = assess(s, {.samples = 20'000, .seed = 4});
  CHECK(std::abs(without.system.eue.value - 100.0 * 0.1 * 10.0) <
        3.0 * without.system.eue.standard_error);
  s.meters = {{.name = "campus", .region = RegionIndex(0), .load = 4.0}};
  s.generators.push_back(generator(0, 4.0, 0.0, 1.0));
  s.generators[1].meter = 0;
  const auto with = assess(s, {.samples = 20'000, .seed = 4});
  CHECK(with.system.eue.value == doctest::Approx(0.6 * without.system.eue.value).epsilon(1e-9));
}

TEST_CASE("stores and demand response behind a meter give what its load leaves") {
  SystemModel s = ten({20, 20}, {cut(3.0)});
  s.meters = {{.name = "campus", .region = RegionIndex(0), .load = 3.0}};
  s.storages = {battery(0, 5.0, 100.0)};
  s.storages[0].meter = 0;
  check_near(told(s).unserved, {4, 4});  // the battery gives 3, the response of the region 3
  s.demand_responses[0].meter = 0;
  s.storages[0].discharge_capacity = 2.0;
  const Told both = told(s);
  check_near(both.borrowed[0], {1, 1});
  check_near(both.unserved, {7, 7});
  s.generators.push_back(generator(0, 2.5, 0.0, 1.0));  // and half of the rest of them
  s.generators[1].meter = 0;
  const Told three = told(s);
  check_near(three.borrowed[0], {0, 0});
  check_near(three.unserved, {7, 7});
}

TEST_CASE("meters and terms go on from window to window, for any number of threads") {
  std::vector<double> load(96);
  for (std::size_t t = 0; t < load.size(); ++t)
    load[t] = 15.0 + 4.0 * std::sin(0.26 * static_cast<double>(t));
  SystemModel s = one_region(load);
  s.generators = {generator(0, 9.0, 0.1, 0.3), generator(0, 3.0, 0.05, 0.2),
                  generator(0, 3.0, 0.05, 0.2)};
  s.meters = {{.name = "campus", .region = RegionIndex(0), .load = 5.0}};
  for (const std::size_t i : {1, 2}) s.generators[i].meter = 0;
  s.storages = {battery(0, 2.0, 6.0)};
  s.storages[0].meter = 0;
  auto flexible = sure_response(2.0, 5.0);
  flexible.terms = {.most_energy = 12.0,
                    .most_steps = 9.0,
                    .most_events = 4.0,
                    .notice_steps = 1,
                    .rank = 1,
                    .lapses = true};
  s.demand_responses = {flexible};

  const auto totals = [&](const std::vector<std::size_t>& borders, unsigned threads) {
    Ensemble ensemble({.seed = 7, .stream = 16, .first = 0, .count = 80}, threads);
    const Scopes scopes(s);
    std::unique_ptr<const Plan> plan;
    for (std::size_t w = 0; w + 1 < borders.size(); ++w) {
      SystemModel window = s;
      window.steps = borders[w + 1] - borders[w];
      window.regions[0].load =
          Series(std::vector<double>(load.begin() + static_cast<std::ptrdiff_t>(borders[w]),
                                     load.begin() + static_cast<std::ptrdiff_t>(borders[w + 1])));
      auto next =
          std::make_unique<const Plan>(window, 1.0,
                                       Window{.first = static_cast<std::uint32_t>(borders[w]),
                                              .steps = static_cast<std::uint32_t>(window.steps),
                                              .horizon = 96});
      ensemble.move_to(*next, scopes);
      plan = std::move(next);
      ensemble.advance(window.steps, {});
    }
    std::vector<double> power;
    for (std::size_t i = 0; i < 80; ++i) power.push_back(ensemble.totals(i, 0).power);
    return power;
  };
  const auto whole = totals({0, 96}, 1);
  double sum = 0.0;
  for (const double power : whole) sum += power;
  CHECK(sum > 0.0);
  check_near(totals({0, 30, 48, 96}, 1), whole);
  CHECK(totals({0, 96}, 3) == whole);
}

TEST_CASE("meters out of order are named") {
  SystemModel s = ten({5}, {});
  s.generators[0].meter = 0;
  CHECK_THROWS_AS(check(s), InputError);
  s.meters = {{.name = "campus", .region = RegionIndex(1), .load = 1.0}};
  CHECK_THROWS_AS(check(s), InputError);
  s.meters[0].region = RegionIndex(0);
  CHECK_NOTHROW(check(s));
  auto bad = cut(1.0);
  bad.terms.most_steps = std::nan("");
  s.demand_responses = {bad};
  CHECK_THROWS_AS(check(s), InputError);
}
