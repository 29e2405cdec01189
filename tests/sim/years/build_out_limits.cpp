/// Limits and feedback of the build-out.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>

#include "grid/core/hours_of_year.hpp"
#include "sim/years/build_out.hpp"
#include "sim/years/erlang.hpp"
#include "sim/years/smooth_limit.hpp"
#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

double sum(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0); }

/// All of it at the beginning of construction: Erlang(4), mean 2.4 y.
Phase under_construction(Hour announced, double mw) {
  return {.announced = announced,
          .capacity_mw = mw,
          .share_pre_development = 0.0,
          .share_construction = 1.0};
}
constexpr double kRate = 4 / 2.4;

/// Energised share after a time that a throttle has stretched: theta slows the whole
/// stage, so it is the chain's own clock that runs slower, ds/dt = theta.
double built(double s) { return boost::math::gamma_p(4.0, kRate * s); }

}  // namespace

TEST_CASE("limits: two campuses behind one utility of 1 GW a year") {
  Scenario s = years_scenario();
  s.limits.connection_mw_per_y[0] = 1000.0;
  add_campus(s, "first", under_construction(s.begin, 3000.0));
  add_campus(s, "second", under_construction(s.begin, 2500.0));
  add_campus(s, "elsewhere", under_construction(s.begin, 3000.0), 1);
  BuildOut build_out(s);

  double before = 0.0;
  double steepest = 0.0;
  for (Hour h = s.begin + 168; h < s.begin + hours_of(30.0); h += 168) {
    const BuildOutFrame f = state_at(build_out, h);
    const double region = f.energised[0] + f.energised[1];
    steepest = std::max(steepest, (region - before) / 168 * grid::kHoursOfJulianYear);
    before = region;
    CHECK(std::abs(sum(f.announced) - 8500.0) < 8.5e-6);
    CHECK(f.energised[2] == doctest::Approx(3000.0 * built(static_cast<double>(h - s.begin) /
                                                           grid::kHoursOfJulianYear))
                                .epsilon(1e-6));
  }
  CHECK(steepest <= 1000.0 * (1 + 1e-7));
  CHECK(steepest > 990.0);
  CHECK(before == doctest::Approx(5500.0).epsilon(1e-6));
}

TEST_CASE("limits: a throttled stage against its own slowed clock") {
  Scenario s = years_scenario();
  s.limits.connection_mw_per_y[0] = 1000.0;
  add_campus(s, "only", under_construction(s.begin, 6000.0));
  BuildOut build_out(s);

  // ds/dt = theta(F(s) / L), F = K r (r s)^3 e^(-r s) / 3!, by Runge-Kutta.
  const SmoothLimit limit(s.limits.smoothing);
  const auto theta = [&](double clock) {
    const double u = kRate * clock;
    return limit.throttle(6000.0 * kRate * u * u * u * std::exp(-u) / 6.0, 1000.0);
  };
  constexpr double kStep = 1.0 / 8766 * 2;
  double clock = 0.0;
  for (Hour i = 1; i <= 52596; ++i) {
    const double a = theta(clock);
    const double b = theta(clock + kStep / 2 * a);
    const double c = theta(clock + kStep / 2 * b);
    const double d = theta(clock + kStep * c);
    clock += kStep / 6 * (a + 2 * b + 2 * c + d);
    if (i % 4383 == 0) {
      CHECK(state_at(build_out, s.begin + 2 * i).energised[0] ==
            doctest::Approx(6000.0 * built(clock)).epsilon(1e-6));
    }
  }
}

TEST_CASE("limits: accelerators for the whole country") {
  Scenario s = years_scenario();
  s.limits.accelerator_supply_mw_per_y = 1500.0;
  for (std::size_t region = 0; region < 3; ++region) {
    add_campus(s, "some", {.announced = s.begin - hours_of(5.0), .capacity_mw = 3000.0}, region);
  }
  BuildOut build_out(s);
  double before = sum(state_at(build_out, s.begin).energised);
  double steepest = 0.0;
  for (Hour h = s.begin + 168; h < s.begin + hours_of(40.0); h += 168) {
    const BuildOutFrame f = state_at(build_out, h);
    steepest = std::max(steepest, (sum(f.energised) - before) / 168 * grid::kHoursOfJulianYear);
    before = sum(f.energised);
    CHECK(f.energised[0] == doctest::Approx(f.energised[2]).epsilon(1e-9));
  }
  CHECK(steepest <= 1500.0 * (1 + 1e-7));
  CHECK(steepest > 1400.0);
  CHECK(before == doctest::Approx(9000.0).epsilon(1e-6));
}

TEST_CASE("limits: MW under construction in the country") {
  Scenario s = years_scenario();
  s.limits.national_construction_mw = 1000.0;
  for (std::size_t region = 0; region < 3; ++region) {
    add_campus(s, "some", {.announced = s.begin, .capacity_mw = 2000.0}, region);
  }
  BuildOut build_out(s);
  double most = 0.0;
  BuildOutFrame f;
  for (Hour h = s.begin; h < s.begin + hours_of(60.0); h += 168) {
    f = state_at(build_out, h);
    most = std::max(most, sum(f.construction));
    CHECK(std::abs(sum(f.announced) - 6000.0) < 6e-6);
  }
  CHECK(most <= 1000.0 * (1 + 1e-7));
  CHECK(most > 980.0);
  CHECK(sum(f.energised) == doctest::Approx(6000.0).epsilon(1e-6));
}

TEST_CASE("limits: a stock given above the limit sinks before anything starts") {
  Scenario s = years_scenario();
  s.limits.national_construction_mw = 1000.0;
  add_campus(s, "given", under_construction(s.begin, 2000.0));
  add_campus(s, "waiting", {.announced = s.begin - hours_of(6.0), .capacity_mw = 2000.0}, 1);
  BuildOut build_out(s);
  const double at_begin = state_at(build_out, s.begin).pre_development[1];
  double before = sum(state_at(build_out, s.begin).construction);
  CHECK(before > 2000.0);
  for (Hour h = s.begin + 168; h < s.begin + hours_of(1.0); h += 168) {
    const BuildOutFrame f = state_at(build_out, h);
    CHECK(sum(f.construction) <= before + 1e-6);
    before = sum(f.construction);
    CHECK(f.pre_development[1] == doctest::Approx(at_begin).epsilon(1e-6));
  }
  for (Hour h = s.begin + hours_of(4.0); h < s.end; h += 168) {
    CHECK(sum(state_at(build_out, h).construction) <= 1000.0 + 0.1);
  }
}

TEST_CASE("feedback: off, the hours change no bit of the years") {
  Scenario s = years_scenario();
  s.limits.connection_mw_per_y[0] = 500.0;
  add_campus(s, "a", {.announced = s.begin, .capacity_mw = 3000.0});
  BuildOut quiet(s);
  BuildOut told(s);
  for (Hour h = s.begin; h < s.end; h += 672) {
    told.set_shortfall_hours({static_cast<double>(h % 11), 5.0, 2.0});
    const BuildOutFrame a = state_at(quiet, h);
    const BuildOutFrame b = state_at(told, h);
    CHECK(a.energised == b.energised);
    CHECK(a.filled == b.filled);
    CHECK(a.steps == b.steps);
  }
}

TEST_CASE("feedback: on without a limit, shortfall stretches the region's construction") {
  Scenario s = years_scenario();
  s.feedback = {.enabled = true, .hours_scale = 10.0};
  add_campus(s, "a", under_construction(s.begin, 1000.0));
  add_campus(s, "b", under_construction(s.begin, 1000.0), 1);
  BuildOut build_out(s);
  const auto energised = [&](double years) {
    return state_at(build_out, s.begin + hours_of(years)).energised;
  };
  CHECK(energised(2.0)[0] == doctest::Approx(1000.0 * built(2.0)).epsilon(1e-6));
  build_out.set_shortfall_hours({10.0, 0.0, 0.0});  // from here half as fast
  const std::vector<double> slowed = energised(4.0);
  CHECK(slowed[0] == doctest::Approx(1000.0 * built(3.0)).epsilon(1e-6));
  CHECK(slowed[1] == doctest::Approx(1000.0 * built(4.0)).epsilon(1e-6));
  build_out.set_shortfall_hours({0.0, 0.0, 0.0});
  CHECK(energised(5.0)[0] == doctest::Approx(1000.0 * built(4.0)).epsilon(1e-6));
}

TEST_CASE("feedback: on, shortfall divides a region's connection limit") {
  Scenario s = years_scenario();
  s.feedback = {.enabled = true, .hours_scale = 10.0};
  s.limits.connection_mw_per_y[0] = 800.0;
  add_campus(s, "a", under_construction(s.begin, 8000.0));
  BuildOut build_out(s);
  const auto slope = [&](double from) {
    const double a = state_at(build_out, s.begin + hours_of(from)).energised[0];
    return (state_at(build_out, s.begin + hours_of(from + 0.5)).energised[0] - a) / 0.5;
  };
  CHECK(slope(2.0) == doctest::Approx(800.0).epsilon(1e-6));
  build_out.set_shortfall_hours({30.0, 0.0, 0.0});
  CHECK(slope(3.0) == doctest::Approx(200.0).epsilon(1e-6));
}

TEST_CASE("limits: they bind before the run's begin, so a later begin gives the same years") {
  Scenario early = years_scenario();
  early.limits.connection_mw_per_y[0] = 300.0;
  const Hour announced = grid::to_hour({2021, 6, 1});
  add_campus(early, "old", under_construction(announced, 5000.0));
  add_campus(early, "new", under_construction(grid::to_hour({2027, 1, 1}), 2000.0));
  Scenario late = early;
  late.begin = grid::to_hour({2033, 7, 1});

  BuildOut from_early(early), from_late(late);
  const BuildOutFrame a = state_at(from_early, late.begin);
  const BuildOutFrame b = state_at(from_late, late.begin);
  CHECK(sum(a.energised) <=
        300.0 * static_cast<double>(late.begin - announced) / grid::kHoursOfJulianYear);
  CHECK(sum(a.energised) > 3000.0);
  for (std::size_t c = 0; c < 2; ++c) {
    CHECK(b.energised[c] == doctest::Approx(a.energised[c]).epsilon(1e-6));
    CHECK(b.filled[c] == doctest::Approx(a.filled[c]).epsilon(1e-6));
    CHECK(b.construction[c] == doctest::Approx(a.construction[c]).epsilon(1e-6));
  }
}

TEST_CASE("limits: regions of an area share its limit, and each has its own within it") {
  for (const bool drawn : {false, true}) {
    Scenario s = years_scenario();
    s.draw_stages = drawn;
    s.limits.areas = {
        {.name = "AB", .regions = {RegionIndex(0), RegionIndex(1)}, .connection_mw_per_y = 500.0}};
    add_campus(s, "a", under_construction(s.begin, 4000.0), 0);
    add_campus(s, "b", under_construction(s.begin, 4000.0), 1);
    add_campus(s, "c", under_construction(s.begin, 100.0), 2);
    if (!drawn) s.limits.connection_mw_per_y[1] = 150.0;
    BuildOut build_out(s);
    const double y = drawn ? 7.0 : 4.0;
    const BuildOutFrame from = state_at(build_out, s.begin + hours_of(y));
    const BuildOutFrame to = state_at(build_out, s.begin + hours_of(y + 2.0));
    const auto per_y = [&](std::size_t c) { return (to.energised[c] - from.energised[c]) / 2.0; };
    CHECK(per_y(0) + per_y(1) == doctest::Approx(500.0).epsilon(1e-3));
    if (!drawn) CHECK(per_y(1) < 150.0);
    CHECK(to.energised[2] == doctest::Approx(100.0 * built(y + 2.0)).epsilon(drawn ? 0.01 : 1e-6));
    for (std::size_t c = 0; c < 2; ++c) CHECK(to.announced[c] == doctest::Approx(4000.0));
  }
}

TEST_CASE("limits: that of an area of one region is that of the region") {
  Scenario s = years_scenario();
  add_campus(s, "a", under_construction(s.begin, 4000.0), 0);
  Scenario area = s;
  s.limits.connection_mw_per_y[0] = 500.0;
  area.limits.areas = {{.name = "A", .regions = {RegionIndex(0)}, .connection_mw_per_y = 500.0}};
  BuildOut of_region(s), of_area(area);
  for (const double y : {1.0, 3.0, 8.0}) {
    CHECK(state_at(of_area, s.begin + hours_of(y)).energised[0] ==
          doctest::Approx(state_at(of_region, s.begin + hours_of(y)).energised[0]).epsilon(1e-9));
  }
}
