#include "grid/adequacy/sampling/ensemble.hpp"

#include <doctest/doctest.h>
#include <malloc.h>

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "grid/adequacy/exact/exact.hpp"
#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

Series slice(const Series& series, std::size_t from, std::size_t steps) {
  std::vector<double> values;
  for (std::size_t t = 0; t < steps; ++t) values.push_back(series[from + t]);
  return Series(std::move(values));
}

/// Steps [from, from + steps) of the ring, with chains that may change with time.
SystemModel window_of(SystemModel system, std::size_t from, std::size_t steps) {
  system.steps = steps;
  for (auto& r : system.regions) r.load = slice(r.load, from, steps);
  for (auto& g : system.generators) {
    g.capacity = slice(g.capacity, from, steps);
    g.chain.failure = slice(g.chain.failure, from, steps);
  }
  for (auto& s : system.storages) s.energy_capacity = slice(s.energy_capacity, from, steps);
  return system;
}

/// Totals of all samples after the windows, each of which starts at the end of the one before.
std::vector<Totals> totals_of(const SystemModel& system, const std::vector<std::size_t>& borders,
                              unsigned threads, std::size_t saved_at = 0) {
  const Ensemble::Samples samples{.seed = 5, .stream = 16, .first = 0, .count = 60};
  auto ensemble = std::make_unique<Ensemble>(samples, threads);
  const Scopes scopes(system);
  std::unique_ptr<const Plan> plan;
  const auto horizon = static_cast<std::uint32_t>(system.steps);
  for (std::size_t w = 0; w + 1 < borders.size(); ++w) {
    const std::size_t steps = borders[w + 1] - borders[w];
    if (w == saved_at && w > 0) {  // taken up by another one
      const auto state = ensemble->state();
      ensemble = std::make_unique<Ensemble>(samples, threads);
      ensemble->restore(state);
    }
    auto next = std::make_unique<const Plan>(window_of(system, borders[w], steps), 0.5,
                                             Window{.first = static_cast<std::uint32_t>(borders[w]),
                                                    .steps = static_cast<std::uint32_t>(steps),
                                                    .horizon = horizon});
    ensemble->move_to(*next, scopes);
    plan = std::move(next);
    ensemble->advance(steps, {});
  }
  std::vector<Totals> totals;
  for (std::size_t s = 0; s < samples.count; ++s) {
    for (std::size_t k = 0; k < scopes.size(); ++k) totals.push_back(ensemble->totals(s, k));
  }
  return totals;
}

void check_same(const std::vector<Totals>& a, const std::vector<Totals>& b) {
  REQUIRE(a.size() == b.size());
  double power = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    power += a[i].power;
    CHECK(a[i].power == doctest::Approx(b[i].power).epsilon(1e-9));
    CHECK(a[i].steps == b[i].steps);
    CHECK(a[i].days == b[i].days);
    CHECK(a[i].events == b[i].events);
  }
  CHECK(power > 0.0);
}

}  // namespace

TEST_CASE("windows that follow upon each other are the whole run, sample by sample") {
  const auto whole = totals_of(ring(), {0, 60}, 1);
  check_same(totals_of(ring(), {0, 7, 31, 60}, 1), whole);
  check_same(totals_of(ring(), {0, 1, 2, 24, 59, 60}, 2), whole);
  // and with a state that is saved and taken up again
  check_same(totals_of(ring(), {0, 7, 31, 60}, 1, 2), whole);
}

TEST_CASE("stores that change with time go on as within a plan, be they full, cut or of no size") {
  auto system = ring();
  std::vector<double> energy(system.steps, 9.0);
  for (std::size_t t = 7; t < 31; ++t) energy[t] = 0.0;
  for (std::size_t t = 31; t < 45; ++t) energy[t] = 4.0;
  for (auto& s : system.storages) {
    s.energy_capacity = Series(energy);
    s.changes = true;
  }
  const auto whole = totals_of(system, {0, 60}, 1);
  check_same(totals_of(system, {0, 7, 31, 45, 60}, 1), whole);
  check_same(totals_of(system, {0, 20, 40, 60}, 2, 1), whole);
}

TEST_CASE("chains that change with time are drawn on, window by window") {
  auto system = ring();
  std::vector<double> failure(system.steps, 0.05);
  for (std::size_t t = 30; t < system.steps; ++t) failure[t] = 0.4;
  for (auto& g : system.generators) {
    g.chain.failure = Series(failure);
    g.chain.changes = true;
  }
  // other numbers, of the same law: means of 60 samples agree within their errors
  const auto mean = [](const std::vector<Totals>& totals) {
    double sum = 0.0, squares = 0.0;
    const std::size_t scopes = totals.size() / 60;
    for (std::size_t s = 0; s < 60; ++s) {
      const double power = totals[s * scopes].power;
      sum += power;
      squares += power * power;
    }
    const double m = sum / 60.0;
    return std::pair{m, std::sqrt((squares / 60.0 - m * m) / 59.0)};
  };
  const auto [whole, whole_error] = mean(totals_of(system, {0, 60}, 1));
  const auto [parts, parts_error] = mean(totals_of(system, {0, 7, 13, 31, 40, 60}, 1));
  CHECK(whole > 0.0);
  CHECK(std::abs(whole - parts) < 4.0 * std::hypot(whole_error, parts_error));
}

TEST_CASE("a unit that comes later starts stationary, and the others do not notice") {
  const auto plan_of = [](std::size_t units, std::uint32_t first, std::uint32_t steps) {
    SystemModel system = one_region(std::vector<double>(steps, 10.0));
    for (std::size_t u = 0; u < units; ++u) {
      system.generators.push_back(generator(0, 10.0, 0.1, 0.3));
      system.generators.back().identity = static_cast<std::uint32_t>(7 * u);
    }
    return std::make_unique<const Plan>(std::move(system), 0.0, Window{first, steps, 96});
  };
  const auto steps_short = [](const std::vector<const Plan*>& plans) {
    constexpr std::size_t kSamples = 4000;
    Ensemble ensemble({.seed = 1, .stream = 16, .first = 0, .count = kSamples}, 1);
    const Scopes scopes(plans[0]->system);
    double sum = 0.0;
    for (const Plan* plan : plans) {
      ensemble.move_to(*plan, scopes);
      ensemble.reset_totals();
      ensemble.advance(plan->system.steps, {});
    }
    for (std::size_t s = 0; s < kSamples; ++s) sum += ensemble.totals(s, 0).steps;
    return sum / kSamples;
  };
  const auto one = plan_of(1, 0, 48), still_one = plan_of(1, 48, 48), two = plan_of(2, 48, 48);
  // one unit is out a quarter of the time, two at once a sixteenth; over 48 steps, whose
  // dependence lets 48 count as at least 48 x (0.4 / 1.6) = 12
  const double error = std::sqrt(0.25 * 0.75 / (4000.0 * 12.0)) * 48.0;
  CHECK(std::abs(steps_short({one.get(), still_one.get()}) - 12.0) < 4.0 * error);
  CHECK(std::abs(steps_short({one.get(), two.get()}) - 3.0) < 4.0 * error);
}

TEST_CASE("outages that are forgotten are those of an ensemble that begins there") {
  const auto plan_of = [](std::uint32_t first) {
    SystemModel system = one_region(std::vector<double>(48, 10.0));
    system.generators = {generator(0, 10.0, 0.1, 0.3)};
    return std::make_unique<const Plan>(std::move(system), 0.0, Window{first, 48, 96});
  };
  const auto before = plan_of(0), after = plan_of(48);
  const Scopes scopes(after->system);
  const Ensemble::Samples samples{.seed = 1, .stream = 16, .first = 0, .count = 50};
  Ensemble whole(samples, 1), part(samples, 1);
  whole.move_to(*before, scopes);
  whole.advance(48, {});
  whole.reset_totals();
  whole.forget_outages();
  for (Ensemble* ensemble : {&whole, &part}) {
    ensemble->move_to(*after, scopes);
    ensemble->advance(48, {});
  }
  for (std::size_t s = 0; s < samples.count; ++s) {
    CHECK(whole.totals(s, 0).steps == part.totals(s, 0).steps);
    CHECK(whole.totals(s, 0).events == part.totals(s, 0).events);
  }
}

TEST_CASE("stores keep their energy as far as there is room, and full ones stay full") {
  const auto plan_of = [](double capacity, std::uint32_t first, double load) {
    SystemModel system = one_region(std::vector<double>(2, load));
    system.generators = {generator(0, 10.0, 0.0, 1.0)};
    system.storages = {battery(0, 4.0, capacity)};
    return std::make_unique<const Plan>(std::move(system), 1.0, Window{first, 2, 100});
  };
  const auto missing = [&](std::vector<std::pair<double, double>> capacity_and_load) {
    Ensemble ensemble({.seed = 1, .stream = 0, .first = 0, .count = 1}, 1);
    std::vector<std::unique_ptr<const Plan>> plans;
    std::unique_ptr<Scopes> scopes;
    for (const auto& [capacity, load] : capacity_and_load) {
      plans.push_back(plan_of(capacity, static_cast<std::uint32_t>(2 * plans.size()), load));
      if (!scopes) scopes = std::make_unique<Scopes>(plans[0]->system);
      ensemble.move_to(*plans.back(), *scopes);
      ensemble.advance(2, {});
    }
    return ensemble.totals(0, 0).power;
  };
  CHECK(missing({{3.0, 10.0}, {6.0, 13.0}}) == doctest::Approx(0.0));  // full of the new 6
  CHECK(missing({{6.0, 11.0}, {8.0, 13.0}}) == doctest::Approx(2.0));  // 4 were left
  CHECK(missing({{6.0, 10.0}, {1.0, 13.0}}) == doctest::Approx(5.0));  // cut to 1
}

TEST_CASE("loads of each sample come on top, and a state of something else is refused") {
  struct OwnLoad : SampleLoads {
    void net_load(std::size_t sample, std::size_t, std::span<double> to,
                  std::span<double>) override {
      for (double& x : to) x = static_cast<double>(sample);
    }
  } own;
  SystemModel system = one_region({10.0, 10.0});
  system.generators = {generator(0, 11.0, 0.0, 1.0)};
  const Plan plan(system, 0.0);
  const Scopes scopes(plan.system);
  Ensemble ensemble({.seed = 1, .stream = 0, .first = 0, .count = 4}, 2);
  ensemble.move_to(plan, scopes);
  ensemble.advance(2, {}, &own);
  for (std::size_t s = 0; s < 4; ++s) {
    CHECK(ensemble.totals(s, 0).power == doctest::Approx(s < 2 ? 0.0 : 2.0 * (s - 1.0)));
  }
  auto state = ensemble.state();
  Ensemble other({.seed = 1, .stream = 0, .first = 0, .count = 5}, 1);
  CHECK_THROWS_AS(other.restore(state), InternalError);
  state.pop_back();
  Ensemble same({.seed = 1, .stream = 0, .first = 0, .count = 4}, 1);
  CHECK_THROWS_AS(same.restore(state), InternalError);
}

TEST_CASE("load that is cut and never paid back comes before a shortfall, and is told") {
  SystemModel system = one_region({12.0, 16.0});
  system.generators = {generator(0, 10.0, 0.0, 1.0)};
  auto cut = response(0, 4.0, 4.0, 2.0);
  cut.chain = {0.0, 1.0};
  cut.interest = -1.0;
  cut.payback_capacity = 0.0;
  system.demand_responses = {cut};
  const Plan plan(system, 0.0, Window{.first = 0, .steps = 2, .horizon = 10});
  const Scopes scopes(plan.system);
  Ensemble ensemble({.seed = 1, .stream = 0, .first = 0, .count = 1}, 1);
  ensemble.move_to(plan, scopes);
  std::vector<double> borrowed;
  ensemble.advance(2, {.shortfall = nullptr,
                       .borrowed = [&](const Borrowed& b) { borrowed.push_back(b.power); }});
  REQUIRE(borrowed.size() == 2);
  CHECK(borrowed[0] == doctest::Approx(2.0));
  CHECK(borrowed[1] == doctest::Approx(4.0));
  CHECK(ensemble.totals(0, 0).power == doctest::Approx(2.0));
}

TEST_CASE("a unit that never fails is in service, whatever its probability to come back") {
  for (const Series& repair : {Series(0.0), Series({0.0, 0.5})}) {
    SystemModel system = one_region({10, 10});
    system.generators = {generator(0, 10.0, 0.0, 0.0)};
    system.generators[0].chain.repair = repair;
    CHECK_NOTHROW(check(system));
    CHECK(assess(system, {.samples = 50}).system.lole.value == 0.0);
    CHECK(assess_exact(system).lole == 0.0);
    system.generators[0].chain.failure = Series({0.0, 0.5});
    CHECK_THROWS_AS(check(system), InputError);
  }
}

TEST_CASE("a store that has a charge of its own starts with it, others with that of the plan") {
  SystemModel system = one_region({14, 14, 14, 14});
  system.generators = {generator(0, 12.0, 0.0, 1.0)};
  system.storages = {battery(0, 5.0, 10.0)};
  const auto eue = [&](double initial_charge) {
    return assess(system, {.samples = 2, .initial_charge = initial_charge}).system.eue.value;
  };
  CHECK(eue(0.0) == doctest::Approx(8.0));
  system.storages[0].initial_charge = 0.5;
  CHECK(eue(0.0) == doctest::Approx(3.0));
  CHECK(eue(1.0) == doctest::Approx(3.0));
}

TEST_CASE("samples by their numbers are those of the whole, and components can be left out") {
  const SystemModel system = ring();
  const Plan plan(system, 0.5);
  const Scopes scopes(plan.system);
  const auto totals = [&](Ensemble& ensemble) {
    ensemble.move_to(plan, scopes);
    ensemble.advance(plan.system.steps, {});
    std::vector<double> power;
    for (std::size_t s = 0; s < ensemble.samples(); ++s) {
      power.push_back(ensemble.totals(s, 0).power);
    }
    return power;
  };
  Ensemble all({.seed = 5, .stream = 16, .first = 0, .count = 60}, 2);
  Ensemble some({.seed = 5, .stream = 16, .first = 0, .count = 3, .numbers = {4, 7, 58}}, 2);
  const auto of_all = totals(all);
  CHECK(totals(some) == std::vector<double>{of_all[4], of_all[7], of_all[58]});
  Ensemble none({.seed = 5, .stream = 16, .first = 0, .count = 60}, 2);
  none.leave_out_others(std::vector<char>(system.regions.size(), 0));
  CHECK(totals(none) == std::vector<double>(60, 0.0));
  CHECK_THROWS_AS(Ensemble({.seed = 5, .count = 3, .numbers = {4}}, 1), InternalError);
}

TEST_CASE("a state has the bytes of its values alone, whatever was in memory before") {
  const SystemModel system = ring();
  const Scopes scopes(system);
  const Plan plan(window_of(system, 0, 30), 0.5, Window{.first = 0, .steps = 30, .horizon = 60});
  const auto state = [&](int filling) {
    mallopt(M_PERTURB, filling);  // glibc fills what it gives and takes back with other bytes
    Ensemble ensemble({.seed = 5, .stream = 16, .first = 0, .count = 60}, 1);
    ensemble.move_to(plan, scopes);
    ensemble.advance(30, {});
    auto bytes = ensemble.state();
    ensemble.reset_totals();
    const auto anew = ensemble.state();
    mallopt(M_PERTURB, 0);
    bytes.insert(bytes.end(), anew.begin(), anew.end());
    return bytes;
  };
  CHECK(state(0x5a) == state(0xa5));
}

TEST_CASE("what each sample's units have on outage is told, also where nothing is short") {
  SystemModel system = one_region(std::vector<double>(50, 0.0));
  for (int i = 0; i < 3; ++i) system.generators.push_back(generator(0, 10.0, 0.1, 0.3));
  const Plan plan(system, 0.5);
  const Scopes scopes(plan.system);
  const std::size_t samples = 2000;
  Ensemble ensemble({.seed = 5, .stream = 16, .first = 0, .count = samples}, 2);
  ensemble.move_to(plan, scopes);
  double sum = 0.0;
  std::vector<std::uint32_t> told;
  Ensemble::Recorders recorders{.shortfall = [](const Ensemble::Record&) {}};
  recorders.borrowed = [](const Borrowed&) {};
  recorders.outages = [&](std::uint32_t sample, std::span<const double> power) {
    told.push_back(sample);
    REQUIRE(power.size() == 50);
    for (const double out : power) {
      CHECK(std::fmod(out, 10.0) == 0.0);
      sum += out;
    }
  };
  ensemble.advance(50, recorders);
  REQUIRE(told.size() == samples);
  CHECK(told[samples - 1] == samples - 1);
  // a quarter of the time
  CHECK(sum / (50.0 * static_cast<double>(samples)) == doctest::Approx(7.5).epsilon(0.03));
  CHECK(ensemble.totals(0, 0).steps == 0);
}
