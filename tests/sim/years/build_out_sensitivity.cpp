#include "sim/years/build_out_sensitivity.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <vector>

#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using doctest::Approx;

namespace {

/// Moves a parameter of a scenario by `step`.
void move(Scenario& s, const PipelineParameter& parameter, double step) {
  using enum ParameterKind;
  const auto stage = [&](double StageTimes::* time) {
    for (Campus& campus : s.campuses) campus.stages.*time += step;
  };
  switch (parameter.kind) {
    case pre_development:
      return stage(&StageTimes::pre_development_y);
    case construction:
      return stage(&StageTimes::construction_y);
    case fill:
      return stage(&StageTimes::fill_y);
    case pre_development_cancellation:
      return stage(&StageTimes::pre_development_cancellation_per_y);
    case construction_cancellation:
      return stage(&StageTimes::construction_cancellation_per_y);
    case connection:
      s.limits.connection_mw_per_y[parameter.region.get()] += step;
      return;
    case area_connection:
      s.limits.areas[parameter.area].connection_mw_per_y += step;
      return;
    case national_construction:
      s.limits.national_construction_mw += step;
      return;
    case accelerator_supply:
      s.limits.accelerator_supply_mw_per_y += step;
      return;
  }
}

using Course = std::vector<SensitivityFrame>;  // at several times

Course course_of(const Scenario& s, const std::vector<PipelineParameter>& parameters,
                 const std::vector<double>& years) {
  BuildOutSensitivity build_out(s, parameters);
  Course course;
  for (const double y : years) {
    build_out.advance(s.begin + hours_of(y), course.emplace_back());
  }
  return course;
}

/// Energised and filled MW by campus and promise gaps by deal, at all the years, one behind the
/// other.
std::vector<double> values_of(const std::vector<BuildOutFrame>& states) {
  std::vector<double> values;
  for (const BuildOutFrame& f : states) {
    for (const auto* column : {&f.energised, &f.filled, &f.promise_gap}) {
      values.insert(values.end(), column->begin(), column->end());
    }
  }
  return values;
}

/// The derivatives of the same by a parameter.
std::vector<double> derivatives_of(const Course& course, std::size_t parameter,
                                   std::size_t campuses, std::size_t deals) {
  std::vector<double> values;
  for (const SensitivityFrame& f : course) {
    const auto add = [&](const std::vector<double>& column, std::size_t count) {
      const auto first = column.begin() + static_cast<std::ptrdiff_t>(parameter * count);
      values.insert(values.end(), first, first + static_cast<std::ptrdiff_t>(count));
    };
    add(f.energised, campuses);
    add(f.filled, campuses);
    add(f.promise_gap, deals);
  }
  return values;
}

/// Central differences of fourth order. A thousandth of the parameter is little even for a
/// throttle, which goes with the 34th power of its limit.
std::vector<double> differences(const Scenario& s, const PipelineParameter& parameter,
                                const std::vector<double>& years) {
  const double step = 1e-3 * parameter.value;
  const auto at = [&](double steps) {
    Scenario moved = s;
    move(moved, parameter, steps * step);
    BuildOut build_out(moved);
    std::vector<BuildOutFrame> states;
    for (const double y : years) {
      states.push_back(state_at(build_out, s.begin + hours_of(y)));
    }
    return values_of(states);
  };
  const auto up = at(1.0), down = at(-1.0), far_up = at(2.0), far_down = at(-2.0);
  std::vector<double> result(up.size());
  for (std::size_t i = 0; i < up.size(); ++i) {
    result[i] = (8.0 * (up[i] - down[i]) - (far_up[i] - far_down[i])) / (12.0 * step);
  }
  return result;
}

/// Two regions, three campuses of unlike stages with hazards, announced before, at and after the
/// begin, two phases in one; two deals.
Scenario three_campuses() {
  Scenario s = years_scenario();
  s.relative_tolerance = 1e-10;
  s.absolute_tolerance_mw = 1e-8;
  add_campus(s, "old", {.announced = s.begin - hours_of(3.0), .capacity_mw = 900.0});
  add_campus(s, "new", {.announced = s.begin, .capacity_mw = 1200.0}, 1);
  add_campus(s, "late",
             {.announced = s.begin + hours_of(1.3),
              .capacity_mw = 700.0,
              .share_pre_development = 0.3,
              .share_construction = 0.6,
              .share_energised = 0.1});
  s.campuses[2].phases.push_back({.announced = s.begin - hours_of(0.5), .capacity_mw = 400.0});
  s.campuses[1].stages.pre_development_shape = 2;
  s.campuses[2].stages.construction_y = 1.7;
  for (Campus& campus : s.campuses) {
    campus.stages.pre_development_cancellation_per_y = 0.05;
    campus.stages.construction_cancellation_per_y = 0.02;
    campus.deals = {{.deal = DealIndex(0), .share = 0.5}};
  }
  s.campuses[0].deals.push_back({.deal = DealIndex(1), .share = 1.0});
  s.deals.resize(2);
  s.deals[0].promised = {{s.begin, 0.0}, {s.end, 3000.0}};
  s.deals[1].promised = {{s.begin, 0.0}, {s.end, 900.0}};
  return s;
}

/// Every derivative of the course against differences of separate runs: 1e-5 of it, or of a
/// hundredth of the parameter's largest where it passes through zero.
void check_against_differences(const Scenario& s) {
  const std::vector<PipelineParameter> parameters = pipeline_parameters(s);
  const std::vector<double> years = {0.7, 1.3, 2.0, 4.0, 7.0, 11.0};
  const Course course = course_of(s, parameters, years);
  double worst = 0.0;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    CAPTURE(parameters[p].name);
    const auto found = derivatives_of(course, p, s.campuses.size(), s.deals.size());
    const auto wanted = differences(s, parameters[p], years);
    REQUIRE(found.size() == wanted.size());
    double largest = 0.0;
    for (const double x : wanted) largest = std::max(largest, std::abs(x));
    REQUIRE(largest > 0.0);
    for (std::size_t i = 0; i < found.size(); ++i) {
      CAPTURE(i);
      const double scale = std::max(std::abs(wanted[i]), 1e-2 * largest);
      CHECK(std::abs(found[i] - wanted[i]) <= 1e-5 * scale);
      worst = std::max(worst, std::abs(found[i] - wanted[i]) / scale);
    }
  }
  MESSAGE(parameters.size() << " parameters, largest relative difference " << worst);
}

/// Energised share of one unit in construction, and its derivatives, closed form: with a = r + h,
/// E = (r/a)^k P(k, a t).
struct ClosedForm {
  double k, tau, h;
  [[nodiscard]] double rate() const { return k / tau; }
  [[nodiscard]] double a() const { return rate() + h; }
  /// d/da of (r/a)^k P(k, a t), r held
  [[nodiscard]] double by_a(double t) const {
    const double q = std::pow(rate() / a(), k);
    return q * (-k / a() * boost::math::gamma_p(k, a() * t) +
                t * boost::math::gamma_p_derivative(k, a() * t));
  }
  [[nodiscard]] double by_time(double t) const {
    const double q = std::pow(rate() / a(), k);
    const double by_rate = k / rate() * q * boost::math::gamma_p(k, a() * t) + by_a(t);
    return -rate() / tau * by_rate;
  }
};

}  // namespace

TEST_CASE("sensitivities: against central differences, without limits") {
  check_against_differences(three_campuses());
}

TEST_CASE("sensitivities: against central differences, connection limits that bind") {
  Scenario s = three_campuses();
  s.limits.connection_mw_per_y[0] = 150.0;
  s.limits.connection_mw_per_y[1] = 120.0;
  check_against_differences(s);
}

TEST_CASE("sensitivities: against central differences, buildings and capacity of some age") {
  Scenario s = three_campuses();
  s.campuses[0].stages.buildings = 3;
  s.campuses[1].stages.buildings = 2;
  s.campuses[1].stages.first_power_y = 1.6;
  s.campuses[1].phases[0].elapsed_y = 0.8;
  s.campuses[2].phases[0].elapsed_y = 0.5;  // comes in the course of the run
  s.campuses[2].phases[1].steady = true;
  check_against_differences(s);
  s.limits.connection_mw_per_y[0] = 150.0;
  s.limits.connection_mw_per_y[1] = 120.0;
  check_against_differences(s);
}

TEST_CASE("sensitivities: against central differences, a limit of two regions together") {
  Scenario s = three_campuses();
  s.limits.connection_mw_per_y[1] = 120.0;
  s.limits.areas = {
      {.name = "AB", .regions = {RegionIndex(0), RegionIndex(1)}, .connection_mw_per_y = 210.0}};
  check_against_differences(s);
}

TEST_CASE("sensitivities: against central differences, all limits together") {
  Scenario s = three_campuses();
  s.limits.connection_mw_per_y[0] = 150.0;
  s.limits.accelerator_supply_mw_per_y = 220.0;
  s.limits.national_construction_mw = 600.0;
  check_against_differences(s);
}

TEST_CASE("sensitivities: the closed form of an Erlang chain, before the begin and after it") {
  Scenario s = years_scenario();
  const double hazard = 0.1;
  const auto phase = [&](double announced) {
    return Phase{.announced = s.begin + hours_of(announced),
                 .capacity_mw = 1000.0,
                 .share_pre_development = 0.0,
                 .share_construction = 1.0};
  };
  add_campus(s, "before", phase(-2.0));
  add_campus(s, "after", phase(1.0));
  for (Campus& campus : s.campuses) campus.stages.construction_cancellation_per_y = hazard;
  const auto parameters = pipeline_parameters(s);
  const ClosedForm exact{.k = 4.0, .tau = 2.4, .h = hazard};
  const std::vector<double> years = {0.0, 1.5, 3.0, 6.0};
  const Course course = course_of(s, parameters, years);
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    for (std::size_t i = 0; i < years.size(); ++i) {
      for (std::size_t c = 0; c < 2; ++c) {
        const double age = years[i] - (c == 0 ? -2.0 : 1.0);
        const auto closed = [&](double a) {
          if (age <= 0.0) return 0.0;
          return parameters[p].kind == ParameterKind::construction                ? exact.by_time(a)
                 : parameters[p].kind == ParameterKind::construction_cancellation ? exact.by_a(a)
                                                                                  : 0.0;
        };
        CAPTURE(parameters[p].name);
        CAPTURE(age);
        const double wanted = 1000.0 * closed(age);
        CHECK(course[i].energised[p * 2 + c] == Approx(wanted).epsilon(1e-6).scale(1.0));
      }
    }
  }
}

TEST_CASE("sensitivities: two stages of one rate are one chain of both lengths") {
  // tau_1 = tau_2 = tau: E = P(8, 4 t / tau), and moving both times at once is moving tau
  Scenario s = years_scenario();
  Campus& campus = add_campus(s, "one", {.announced = s.begin, .capacity_mw = 1000.0});
  campus.stages.pre_development_y = campus.stages.construction_y = 2.4;
  const auto parameters = pipeline_parameters(s);
  REQUIRE(parameters[0].name == "pre_development");
  REQUIRE(parameters[1].name == "construction");
  const Course course = course_of(s, parameters, {1.0, 3.0, 5.0, 9.0});
  const double times[] = {1.0, 3.0, 5.0, 9.0};
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = 4.0 * times[i] / 2.4;
    const double wanted = -1000.0 * x / 2.4 * boost::math::gamma_p_derivative(8.0, x);
    const SensitivityFrame& f = course[i];
    CHECK(f.energised[0] + f.energised[1] == Approx(wanted).epsilon(1e-6));
    // the stages may change places
    CHECK(f.energised[0] == Approx(f.energised[1]).epsilon(1e-6));
  }
}

TEST_CASE("sensitivities: a larger limit is time gained, where it binds and nowhere else") {
  Scenario s = years_scenario();
  add_campus(s, "one",
             {.announced = s.begin,
              .capacity_mw = 10000.0,
              .share_pre_development = 0.0,
              .share_construction = 1.0});
  s.limits.connection_mw_per_y[0] = 500.0;
  const auto parameters = pipeline_parameters(s);
  REQUIRE(parameters.back().name == "connection.A");
  CHECK(parameters.back().value == 500.0);
  CHECK(parameters.size() == 6);  // no limit of a region without campuses
  const Course course = course_of(s, parameters, {4.0, 6.0, 10.0});
  // once the queue stands, E grows by L: dE/dL grows by the time that passed
  const auto by_limit = [&](std::size_t i) { return course[i].energised[5]; };
  CHECK(by_limit(1) - by_limit(0) == Approx(2.0).epsilon(1e-3));
  CHECK(by_limit(2) - by_limit(1) == Approx(4.0).epsilon(1e-3));
  // and times of construction do not matter any more
  CHECK(std::abs(course[2].energised[1] - course[1].energised[1]) < 1.0);
}

TEST_CASE("sensitivities: states with and without them agree within the tolerance") {
  const Scenario s = three_campuses();
  BuildOut plain(s);
  OdePipeline with(s, pipeline_parameters(s));
  for (const double y : {0.0, 1.0, 5.0, 12.0}) {
    const BuildOutFrame a = state_at(plain, s.begin + hours_of(y));
    BuildOutFrame b;
    with.advance(s.begin + hours_of(y));
    with.tell(b);
    for (std::size_t c = 0; c < s.campuses.size(); ++c) {
      CHECK(a.energised[c] == Approx(b.energised[c]).epsilon(1e-8));
      CHECK(a.filled[c] == Approx(b.filled[c]).epsilon(1e-8));
    }
  }
}
