#include "sim/seconds/frequency_event.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/sim/seconds/interconnections.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

FrequencyEvent loss(double mw, double at_s = 0.0) {
  FrequencyEvent event;
  event.changes = {{.at_s = at_s, .mw = mw}};
  return event;
}

/// Returns the closed form of Anderson and Mirheydar for their system, in Hz, t seconds after p.
double closed_form_hz(double p, double t) {
  const double r = 0.05, h = 4.0, km = 0.95, fh = 0.3, tr = 8.0, d = 1.0;
  const double wn = std::sqrt((d * r + km) / (2.0 * h * r * tr));
  const double zeta = wn * (2.0 * h * r + (d * r + km * fh) * tr) / (2.0 * (d * r + km));
  const double wr = wn * std::sqrt(1.0 - zeta * zeta);
  const double alpha =
      std::sqrt((1.0 - 2.0 * tr * zeta * wn + tr * tr * wn * wn) / (1.0 - zeta * zeta));
  const double phi =
      std::atan2(wr * tr, 1.0 - zeta * wn * tr) - std::atan2(std::sqrt(1.0 - zeta * zeta), -zeta);
  return 60.0 * (1.0 + r * p / (d * r + km) *
                           (1.0 + alpha * std::exp(-zeta * wn * t) * std::sin(wr * t + phi)));
}

}  // namespace

TEST_CASE("frequency event: the closed form, at its instants and on either side") {
  // computed from the formula of the paper with Anderson and Mirheydar's constants
  const std::array<double, 5> down = {59.50870, 59.35847, 59.36788, 59.43643, 59.51416};
  for (const double sign : {-1.0, 1.0}) {
    CAPTURE(sign);
    FrequencyEvent event = loss(sign * 100.0);
    event.trace_step_s = 0.5;
    const FrequencyOutcome result = simulate(anderson_mirheydar(), event);
    for (std::size_t i = 0; i < down.size(); ++i) {
      CHECK(std::abs(result.trace_hz[2 * (i + 1)] - (60.0 - sign * (down[i] - 60.0))) < 1e-5);
    }
    for (std::size_t i = 0; i < result.trace_hz.size(); ++i) {
      const double t = 0.5 * static_cast<double>(i);
      CHECK(std::abs(result.trace_hz[i] - closed_form_hz(sign * 0.1, t)) < 1e-5);
    }
    CHECK(result.trace_hz.size() == 121);
    CHECK(std::abs(result.extreme_hz - (60.0 + sign * 0.649906)) < 1e-5);
    CHECK(std::abs(result.extreme_s - 2.368832) < 1e-5);
    CHECK(std::abs(result.settling_hz - (60.0 + sign * 0.3)) < 1e-5);
    CHECK(result.rocof_hz_per_s == doctest::Approx(sign * 0.75).epsilon(1e-12));
    CHECK(result.rocof_s == 0.0);
    CHECK(result.lost_mw == sign * 100.0);
  }
  const FrequencyOutcome large = simulate(anderson_mirheydar(), loss(-300.0));
  CHECK(std::abs(large.extreme_hz - 58.050282) < 1e-5);
  CHECK(std::abs(large.settling_hz - 59.1) < 1e-5);
  CHECK(large.rocof_hz_per_s == doctest::Approx(-2.25).epsilon(1e-12));
}

TEST_CASE("frequency event: a later moment moves everything by as much") {
  const FrequencyOutcome late = simulate(anderson_mirheydar(), loss(-100.0, 7.25));
  CHECK(std::abs(late.extreme_s - 9.618832) < 1e-5);
  CHECK(std::abs(late.extreme_hz - 59.350094) < 1e-5);
  CHECK(late.rocof_s == 7.25);
  // BAL-003's mean is of 20 to 52 s after: of the closed form by Simpson's rule
  double sum = 0.0;
  constexpr int kParts = 3200;
  for (int i = 0; i <= kParts; ++i) {
    const double weight = i == 0 || i == kParts ? 1.0 : i % 2 == 1 ? 4.0 : 2.0;
    sum += weight * closed_form_hz(-0.1, 20.0 + 32.0 * i / kParts);
  }
  CHECK(std::abs(late.mean_20_52_hz - sum / (3.0 * kParts)) < 1e-7);
  FrequencyEvent brief = loss(-100.0);
  brief.end_s = 40.0;
  CHECK(std::isnan(simulate(anderson_mirheydar(), brief).mean_20_52_hz));
}

TEST_CASE("frequency event: energy is conserved") {
  // S 2 H dw = what governors and the fast block give - what load damping takes + what was lost
  FrequencyParameters ercot = ercot_2022();
  ercot.inverter_share = 0.1;
  ercot.inverter_up_mw = 300.0;
  FrequencyEvent event = loss(-2555.0, 1.0);
  event.changes.push_back({.at_s = 5.0, .mw = 400.0, .ramp_s = 3.0});
  event.trace_step_s = 0.001;
  const FrequencyOutcome result = simulate(ercot, event);
  double response_mws = 0.0, damped_mws = 0.0;
  const std::size_t last = result.trace_hz.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    const double weight = (i == 0 || i == last ? 0.5 : 1.0) * event.trace_step_s;
    const double w = result.trace_hz[i] / 60.0 - 1.0;
    const FrequencyResponse& response = result.trace_response[i];
    response_mws += weight * (response.governors_mw + response.fast_mw + response.inverters_mw);
    CHECK(response.damping_mw == doctest::Approx(-ercot.damping * w * ercot.base_mva));
    damped_mws += weight * ercot.damping * w * ercot.base_mva;
  }
  const double lost_mws = -2555.0 * 59.0 + 400.0 * (55.0 - 1.5);
  const double stored_mws =
      2.0 * ercot.inertia_s * ercot.base_mva * (result.trace_hz[last] / 60.0 - 1.0);
  CHECK(response_mws - damped_mws + lost_mws == doctest::Approx(stored_mws).epsilon(1e-4));
  CHECK(std::abs(response_mws) > 50.0 * std::abs(stored_mws));
}

TEST_CASE("frequency event: plants behind inverters hold high frequency, by droop, and not low") {
  FrequencyParameters p = ercot_2022();
  FrequencyParameters with = p;
  with.inverter_share = 0.2;
  for (const double mw : {2600.0, -2600.0}) {
    CAPTURE(mw);
    FrequencyEvent event = loss(mw);
    event.end_s = 300.0;
    const FrequencyOutcome without_them = simulate(p, event), result = simulate(with, event);
    // nothing answers at first: f0 P / (2 H S)
    const double rocof = 60.0 * mw / (2.0 * 250'000.0);
    CHECK(result.rocof_hz_per_s == doctest::Approx(rocof).epsilon(1e-6));
    // P = D w + K (w - dead band) / R, of all that answers on this side
    const double k = 0.5 + (mw > 0.0 ? 0.2 : 0.0);
    const double band = 0.017 / 60.0, r = 0.05;
    const double w = (std::abs(mw) / 65'000.0 + k / r * band) / (1.0 + k / r);
    CHECK(std::abs(result.settling_hz - 60.0) == doctest::Approx(60.0 * w).epsilon(1e-6));
    if (mw > 0.0) CHECK(result.extreme_hz < without_them.extreme_hz - 0.02);
    if (mw < 0.0) CHECK(result.extreme_hz == doctest::Approx(without_them.extreme_hz));
  }
  // what they generate is all that they can give up
  with.inverter_down_mw = 650.0;
  FrequencyEvent event = loss(2600.0 + 650.0);
  event.end_s = 300.0;
  FrequencyEvent less = loss(2600.0);
  less.end_s = 300.0;
  CHECK(simulate(with, event).settling_hz == doctest::Approx(simulate(p, less).settling_hz));
}

TEST_CASE("frequency event: Runge and Kutta's method comes to it by its order") {
  const auto rk4_hz = [](double step_s) {
    FrequencyModel model(anderson_mirheydar(), {});
    model.set_power(0.0, -100.0, 0.0);
    std::array<double, 4> y{};
    const auto slope = [&](const std::array<double, 4>& at) {
      std::array<double, 4> k{};
      model.rates(0.0, at, k);
      return k;
    };
    const auto moved = [](std::array<double, 4> at, const std::array<double, 4>& k, double h) {
      for (std::size_t i = 0; i < at.size(); ++i) at[i] += h * k[i];
      return at;
    };
    for (double t = 0.0; t < 4.0 - 1e-9; t += step_s) {
      const auto k1 = slope(y), k2 = slope(moved(y, k1, step_s / 2.0)),
                 k3 = slope(moved(y, k2, step_s / 2.0)), k4 = slope(moved(y, k3, step_s));
      for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] += step_s / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
      }
    }
    return model.hz(y[FrequencyModel::deviation]);
  };
  FrequencyEvent event = loss(-100.0);
  event.end_s = 4.0;
  const double hz =
      simulate(anderson_mirheydar(), event, {.relative = 1e-12, .absolute = 1e-14}).settling_hz;
  const double coarse = std::abs(rk4_hz(0.5) - hz), fine = std::abs(rk4_hz(0.25) - hz);
  CHECK(std::log2(coarse / fine) == doctest::Approx(4.0).epsilon(0.1));
}

TEST_CASE("frequency event: a tenth of the tolerance is a smaller error") {
  // the largest of many moments: at one of them an error may happen to change its sign
  const auto error_hz = [](double tolerance) {
    FrequencyEvent event = loss(-100.0);
    event.end_s = 3.0;
    event.trace_step_s = 0.05;
    const Tolerances asked{.relative = tolerance, .absolute = 1e-3 * tolerance};
    const std::vector<double> hz = simulate(anderson_mirheydar(), event, asked).trace_hz;
    double worst = 0.0;
    for (std::size_t i = 1; i < hz.size(); ++i) {
      const double t = static_cast<double>(i) * event.trace_step_s;
      worst = std::max(worst, std::abs(hz[i] - closed_form_hz(-0.1, t)));
    }
    return worst;
  };
  CHECK(error_hz(1e-6) < 0.2 * error_hz(1e-4));
  CHECK(error_hz(1e-8) < 0.2 * error_hz(1e-6));
  CHECK(error_hz(1e-10) < 1e-8);
}

TEST_CASE("frequency event: what happens at one moment does not depend on its order") {
  FrequencyEvent event;
  event.changes = {{2.0, -900.0}, {2.0, 300.0}, {2.0, -500.0, 4.0}, {2.0, 100.1}, {6.0, -33.3}};
  event.trace_step_s = 0.5;
  const FrequencyOutcome there = simulate(ercot_2022(), event);
  std::ranges::reverse(event.changes);
  const FrequencyOutcome back = simulate(ercot_2022(), event);
  CHECK(there.trace_hz == back.trace_hz);
  CHECK(there.extreme_s == back.extreme_s);
  // and is what their sum does
  event.changes = {{2.0, -499.9}, {2.0, -500.0, 4.0}, {6.0, -33.3}};
  const FrequencyOutcome sum = simulate(ercot_2022(), event);
  for (std::size_t i = 0; i < sum.trace_hz.size(); ++i) {
    CHECK(std::abs(sum.trace_hz[i] - there.trace_hz[i]) < 1e-6);
  }
}

TEST_CASE("frequency event: nothing moves in a day without one") {
  FrequencyEvent event;
  event.end_s = 24.0 * 3600.0;
  event.trace_step_s = 60.0;
  event.relays = {under(59.3, 0.1, 1000.0), over(60.6, 0.1, -1000.0)};
  const FrequencyOutcome result = simulate(ercot_2022(), event);
  CHECK(std::ranges::all_of(result.trace_hz, [](double hz) { return hz == 60.0; }));
  CHECK(result.trace_hz.size() == 1441);
  CHECK(result.extreme_hz == 60.0);
  CHECK(result.rocof_hz_per_s == 0.0);
  CHECK(result.acted.empty());
  // opposite losses at one moment are none
  event.changes = {{100.0, 500.0}, {100.0, -500.0}};
  CHECK(simulate(ercot_2022(), event).extreme_hz == 60.0);
}

TEST_CASE("frequency event: Odessa 2022 with what was fitted to it") {
  // 2,555 MW lost: 59.70 Hz as published
  const FrequencyOutcome result = simulate(ercot_2022(), loss(-2555.0));
  CHECK(std::abs(result.extreme_hz - 59.70) < 0.005);
  CHECK(std::abs(result.extreme_s - 2.7) < 0.05);
  CHECK(std::abs(result.settling_hz - 59.770) < 0.001);
  CHECK(result.solver.steps < 400);  // of some microseconds each
}

TEST_CASE("frequency event: what cannot be is refused") {
  FrequencyParameters negative = ercot_2022();
  negative.inertia_s = -1.0;
  CHECK_THROWS_WITH_AS((void)simulate(negative, loss(-1.0)), doctest::Contains("inertia"),
                       InputError);
  CHECK_THROWS_AS((void)simulate(ercot_2022(), loss(-1.0, -1.0)), InputError);
  CHECK_THROWS_AS((void)simulate(ercot_2022(), loss(std::nan(""))), InputError);
  FrequencyEvent event = loss(-1.0);
  event.end_s = 0.0;
  CHECK_THROWS_AS((void)simulate(ercot_2022(), event), InputError);
  event.end_s = 60.0;
  event.relays = {under(60.1, 0.0, 10.0)};
  CHECK_THROWS_WITH_AS((void)simulate(ercot_2022(), event), doctest::Contains("60.1"), InputError);
}
