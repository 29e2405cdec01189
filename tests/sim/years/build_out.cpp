#include "sim/years/build_out.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "sim/years/erlang.hpp"
#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr double kGigawatts33 = 33000.0;
constexpr double kDates[] = {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.2, 8.5, 10.0, 12.0};

Scenario one_campus(int k1, int k2, double mw = kGigawatts33) {
  Scenario s = years_scenario();
  Campus& campus = add_campus(s, "all", {.announced = s.begin, .capacity_mw = mw});
  campus.stages.pre_development_shape = k1;
  campus.stages.construction_shape = k2;
  return s;
}

/// Closed form of what a phase, all in pre-development, has become.
std::vector<double> exact(const StageTimes& stages, double mw, double age_y) {
  std::vector<double> x =
      chain_after(make_chain(stages, true, "exact"), Block::pre_development, age_y);
  for (double& v : x) v *= mw;
  return x;
}

double worst_relative_error(const Scenario& s) {
  const StageTimes& stages = s.campuses[0].stages;
  const std::size_t e = make_chain(stages, true, "exact").states.begin(Block::energised);
  BuildOut build_out(s);
  double worst = 0.0;
  for (const double t : kDates) {
    const Hour h = hours_of(t);
    const auto x = exact(stages, kGigawatts33, static_cast<double>(h) / grid::kHoursOfJulianYear);
    const BuildOutFrame frame = state_at(build_out, s.begin + h);
    worst = std::max(worst, std::abs(frame.energised[0] / x[e] - 1));
    worst = std::max(worst, std::abs(frame.filled[0] / x[e + 1] - 1));
  }
  return worst;
}

void check_conserved(const BuildOutFrame& f, std::size_t c, double mw) {
  CHECK(std::abs(f.announced[c] - mw) <= 1e-9 * mw);
  CHECK(std::abs(f.pre_development[c] + f.construction[c] + f.energised[c] + f.cancelled[c] - mw) <=
        1e-9 * mw);
}

}  // namespace

TEST_CASE("build-out: 33 GW as in the facts") {
  const auto check = [](const Scenario& s, double t, double gw) {
    BuildOut build_out(s);
    CHECK(std::abs(state_at(build_out, s.begin + hours_of(t)).energised[0] / 1000 - gw) < 0.0051);
  };
  const double t[] = {2, 3, 4, 5, 6, 7.2, 10};
  const double gw[] = {0.09, 0.83, 3.05, 7.00, 12.05, 18.25, 28.22};
  for (std::size_t i = 0; i < std::size(t); ++i) check(one_campus(4, 4), t[i], gw[i]);
  check(one_campus(1, 1), 5, 13.82);
  check(one_campus(1, 1), 10, 25.29);
}

TEST_CASE("build-out: closed form to 1e-6 at a dozen dates with the default tolerances") {
  for (const auto& [k1, k2] : {std::pair{4, 4}, {1, 1}, {3, 5}, {8, 2}}) {
    Scenario s = one_campus(k1, k2);
    CHECK(worst_relative_error(s) < 1e-6);
    s.campuses[0].stages.pre_development_cancellation_per_y = 0.158;
    s.campuses[0].stages.construction_cancellation_per_y = 0.03;
    CHECK(worst_relative_error(s) < 1e-6);
  }
}

TEST_CASE("build-out: a campus is no less exact in the company of a hundred") {
  Scenario s = one_campus(4, 4);
  for (int i = 0; i < 100; ++i) {
    add_campus(s, "idle", {.announced = s.end + 1, .capacity_mw = 500.0});
  }
  CHECK(worst_relative_error(s) < 1e-6);
}

TEST_CASE("build-out: the error falls with the tolerance") {
  double before = 1.0;
  char line[80];
  MESSAGE("relative tolerance, largest relative error of E and I at a dozen dates");
  for (int digits = 2; digits <= 11; ++digits) {
    Scenario s = one_campus(4, 4);
    s.relative_tolerance = std::pow(10.0, -digits);
    s.absolute_tolerance_mw = 100.0 * s.relative_tolerance;
    const double error = worst_relative_error(s);
    std::snprintf(line, sizeof line, "%.0e %.2e", s.relative_tolerance, error);
    MESSAGE(std::string(line));
    CHECK(error < before);
    before = error;
  }
  CHECK(before < 1e-9);
}

TEST_CASE("build-out: announced MW are conserved, with cancellation and under limits") {
  Scenario s = years_scenario();
  s.limits.connection_mw_per_y[0] = 150.0;
  s.limits.national_construction_mw = 1500.0;
  for (Hour i = 0; i < 6; ++i) {
    Campus& c = add_campus(s, "some", {.announced = s.begin - 5000 * i, .capacity_mw = 700.0},
                           static_cast<std::size_t>(i % 3));
    c.stages.pre_development_cancellation_per_y = 0.1 * static_cast<double>(i);
    c.stages.construction_cancellation_per_y = 0.02 * static_cast<double>(i);
  }
  BuildOut build_out(s);
  for (Hour h = s.begin; h <= s.end; h += 1176) {
    const BuildOutFrame f = state_at(build_out, h);
    for (std::size_t c = 0; c < 6; ++c) {
      check_conserved(f, c, 700.0);
      CHECK(f.cancelled[c] >= 0.0);
    }
    CHECK(f.cancelled[0] == 0.0);
  }
}

TEST_CASE("build-out: phases before, at and after the begin add up") {
  Scenario s = years_scenario();
  Campus& c = add_campus(s, "phased", {.announced = s.begin - 20000, .capacity_mw = 400.0});
  c.phases.push_back({.announced = s.begin, .capacity_mw = 300.0});
  const Hour later = s.begin + hours_of(3.3);
  c.phases.push_back({.announced = later, .capacity_mw = 200.0});
  c.phases.push_back({.announced = s.end + 1000, .capacity_mw = 9000.0});
  const StageTimes stages = c.stages;
  const std::size_t e = make_chain(stages, true, "exact").states.begin(Block::energised);
  BuildOut build_out(s);
  CHECK(state_at(build_out, s.begin).announced[0] == doctest::Approx(700.0).epsilon(1e-12));
  CHECK(state_at(build_out, later - 1).announced[0] == doctest::Approx(700.0).epsilon(1e-12));
  CHECK(state_at(build_out, later).announced[0] == doctest::Approx(900.0).epsilon(1e-12));
  for (const double t : {3.4, 5.0, 8.0, 12.0}) {
    const Hour h = s.begin + hours_of(t);
    double energised = 0.0;
    double filled = 0.0;
    for (std::size_t p = 0; p < 3; ++p) {
      const double age =
          static_cast<double>(h - s.campuses[0].phases[p].announced) / grid::kHoursOfJulianYear;
      const auto x = exact(stages, s.campuses[0].phases[p].capacity_mw, age);
      energised += x[e];
      filled += x[e + 1];
    }
    const BuildOutFrame f = state_at(build_out, h);
    CHECK(f.energised[0] == doctest::Approx(energised).epsilon(1e-6));
    CHECK(f.filled[0] == doctest::Approx(filled).epsilon(1e-6));
    check_conserved(f, 0, 900.0);
  }
}

TEST_CASE("build-out: shares of stages stand at their beginning") {
  Scenario s = years_scenario();
  const Phase phase{.announced = s.begin - hours_of(1.0),
                    .capacity_mw = 1000.0,
                    .share_pre_development = 0.5,
                    .share_construction = 0.3,
                    .share_energised = 0.2};
  add_campus(s, "before", phase);
  add_campus(s, "later", phase).phases[0].announced = s.begin + hours_of(2.0);
  BuildOut build_out(s);
  // Construction: Erlang(4) with mean 2.4 y.
  const auto built = [](double age) { return boost::math::gamma_p(4.0, age / 0.6); };
  BuildOutFrame f = state_at(build_out, s.begin);
  CHECK(f.energised[0] >= 200.0 + 300.0 * built(1.0));
  CHECK(f.energised[0] < 200.0 + 300.0 * built(1.0) + 0.1);  // pre-development of one year
  CHECK(f.filled[0] >= 200.0);
  CHECK(f.filled[0] < 200.0 + 300.0 * built(1.0));
  CHECK(f.announced[1] == 0.0);

  f = state_at(build_out, s.begin + hours_of(2.0));
  CHECK(f.pre_development[1] == 500.0);
  CHECK(f.construction[1] == 300.0);
  CHECK(f.energised[1] == 200.0);
  CHECK(f.filled[1] == 200.0);
  f = state_at(build_out, s.begin + hours_of(2.5));
  const auto started = exact(s.campuses[1].stages, 500.0, 0.5);
  const double from_start = std::accumulate(started.begin() + 4, started.begin() + 8, 0.0);
  CHECK(f.construction[1] == doctest::Approx(300.0 * (1 - built(0.5)) + from_start).epsilon(1e-6));
  CHECK(f.energised[1] == doctest::Approx(200.0 + 300.0 * built(0.5) + started[8]).epsilon(1e-6));
  CHECK(f.filled[1] > 200.0);
  CHECK(f.filled[1] < f.energised[1]);
  check_conserved(f, 0, 1000.0);
  check_conserved(f, 1, 1000.0);
}

TEST_CASE("build-out: what is asked of it does not change the answer") {
  Scenario s = one_campus(4, 4);
  s.campuses[0].phases.push_back({.announced = s.begin + 30000, .capacity_mw = 100.0});
  s.limits.connection_mw_per_y[0] = 1000.0;
  BuildOut weekly(s);
  BuildOut yearly(s);
  for (Hour h = s.begin; h <= s.end; h += 168) state_at(weekly, h);
  for (Hour h = s.begin + 8760; h <= s.end; h += 8760) state_at(yearly, h);
  const BuildOutFrame a = state_at(weekly, s.end);
  const BuildOutFrame b = state_at(yearly, s.end);
  CHECK(a.energised == b.energised);
  CHECK(a.filled == b.filled);
  CHECK(a.steps == b.steps);
  CHECK_THROWS_AS(state_at(weekly, s.begin), InternalError);
}

TEST_CASE("build-out: deals share machines and nothing is counted twice") {
  Scenario s = years_scenario();
  add_campus(s, "a", {.announced = s.begin - hours_of(6.0), .capacity_mw = 1000.0}).deals = {
      {DealIndex(0), 1.0}, {DealIndex(1), 1.0}};
  add_campus(s, "b", {.announced = s.begin - hours_of(8.0), .capacity_mw = 500.0}).deals = {
      {DealIndex(1), 0.4}};
  s.deals.resize(2);
  s.deals[0].promised = {{s.begin, 0.0}, {s.begin + 10000, 1000.0}};
  s.deals[1].promised = {{s.begin + 5000, 1200.0}};
  BuildOut build_out(s);
  const BuildOutFrame f = state_at(build_out, s.begin + 5000);
  CHECK(f.promised[0] == 500.0);
  CHECK(f.promised[1] == 1200.0);
  CHECK(f.delivered[0] == f.energised[0]);
  CHECK(f.delivered[1] == doctest::Approx(f.energised[0] + 0.4 * f.energised[1]).epsilon(1e-14));
  CHECK(f.promise_gap[0] == f.promised[0] - f.delivered[0]);
  CHECK(f.promise_gap[1] == f.promised[1] - f.delivered[1]);
  CHECK(f.announced[0] + f.announced[1] == doctest::Approx(1500.0).epsilon(1e-12));
}

TEST_CASE("build-out: plants with attrition, additions and retirements") {
  Scenario s = years_scenario();
  const RegionIndex b(1);
  const TechnologyIndex gas(0);
  const TechnologyIndex wind(1);
  s.grid.fleet.push_back({b, gas, {2023, 2024}, {900.0, 1000.0}, 100.0});
  s.plant_stages = {.pre_development_y = 2.0,
                    .construction_y = 3.0,
                    .pre_development_shape = 2,
                    .construction_shape = 3,
                    .pre_development_cancellation_per_y = 0.3};
  const Hour past = s.begin - hours_of(1.5);
  const Hour later = s.begin + hours_of(1.0);
  s.additions = {{b, gas, past, 400.0}, {b, gas, later, 100.0}, {RegionIndex(2), wind, past, 50.0}};
  const Hour retired = s.begin + hours_of(6.0);
  s.retirements = {{b, gas, retired, 250.0}};
  const Chain chain = make_chain(s.plant_stages, false, "plants");
  const auto share = [&](Hour announced, Hour at) {
    return chain_after(chain, Block::pre_development,
                       static_cast<double>(at - announced) /
                           grid::kHoursOfJulianYear)[chain.states.begin(Block::energised)];
  };
  BuildOut build_out(s);
  for (const double t : {0.0, 1.0, 2.0, 5.0, 6.0, 9.0, 12.0}) {
    const Hour h = s.begin + hours_of(t);
    const double added = 400.0 * share(past, h) + (h >= later ? 100.0 * share(later, h) : 0.0);
    const BuildOutFrame f = state_at(build_out, h);
    REQUIRE(f.capacity.size() == 6);
    CHECK(f.capacity[2] ==
          doctest::Approx(1000.0 + added - (h >= retired ? 250.0 : 0.0)).epsilon(1e-8));
    CHECK(f.capacity[5] == doctest::Approx(50.0 * share(past, h)).epsilon(1e-6));
    CHECK(f.capacity[0] + f.capacity[1] + f.capacity[3] + f.capacity[4] == 0.0);
  }
  // What attrition leaves of 500 MW: 1 / (1 + 0.3)^2.
  BuildOut long_run(s);
  CHECK(state_at(long_run, s.begin + hours_of(80.0)).capacity[2] ==
        doctest::Approx(750.0 + 500.0 / 1.69).epsilon(1e-8));
}

TEST_CASE("build-out: nothing to build is no failure") {
  Scenario s = years_scenario();
  s.grid.fleet.push_back({RegionIndex(0), TechnologyIndex(1), {2024}, {70.0}, 10.0});
  BuildOut build_out(s);
  const BuildOutFrame f = state_at(build_out, s.end);
  CHECK(f.capacity == std::vector<double>{0.0, 70.0, 0.0, 0.0, 0.0, 0.0});
  CHECK(f.announced.empty());
  CHECK(f.steps == 0.0);
}

TEST_CASE("build-out: an impossible tolerance fails with the solver's words and names") {
  Scenario s = one_campus(4, 4);
  s.relative_tolerance = 1e-20;
  s.absolute_tolerance_mw = 1e-20;
  BuildOut build_out(s);
  std::string message;
  try {
    state_at(build_out, s.end);
  } catch (const NumericalError& error) {
    message = error.what();
  }
  CAPTURE(message);
  CHECK(message.starts_with("the build-out failed at " + grid::to_string(grid::to_date(s.begin)) +
                            " 00:00 UTC: CVode"));
  CHECK(message.find("CV_TOO_MUCH_ACC") != std::string::npos);
  CHECK(message.find("too much accuracy requested") != std::string::npos);
  CHECK(message.find("t = ") == std::string::npos);  // the solver's own words have dates too
  CHECK(message.find("campus all: pre-development 1 of 4 (") != std::string::npos);
}

TEST_CASE("build-out: stages of no length are refused by name") {
  Scenario s = one_campus(4, 4);
  s.campuses[0].stages.construction_y = 0.0;
  CHECK_THROWS_WITH_AS(BuildOut{s}, doctest::Contains("campus all"), InputError);
}
