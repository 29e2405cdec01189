#include "sim/years/pipeline_parameter.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

std::vector<std::string> names_of(const Scenario& s) {
  std::vector<std::string> names;
  std::ranges::transform(pipeline_parameters(s), std::back_inserter(names),
                         &PipelineParameter::name);
  return names;
}

}  // namespace

TEST_CASE("pipeline parameters: times and hazards, and the limits that there are") {
  Scenario s = years_scenario();
  CHECK(pipeline_parameters(s).empty());  // nothing is built
  add_campus(s, "one", {.announced = s.begin, .capacity_mw = 300.0}, 2);
  add_campus(s, "two", {.announced = s.begin, .capacity_mw = 100.0}, 0);
  const std::vector<std::string> usual = {"pre_development", "construction", "fill",
                                          "pre_development_cancellation",
                                          "construction_cancellation"};
  CHECK(names_of(s) == usual);
  s.limits.connection_mw_per_y = {100.0, 200.0, 300.0};  // nobody is in the second region
  s.limits.accelerator_supply_mw_per_y = 900.0;
  auto all = usual;
  all.insert(all.end(), {"connection.A", "connection.C", "accelerator_supply"});
  CHECK(names_of(s) == all);
  CHECK(pipeline_parameters(s)[0].value == 4.8);
  s.campuses[1].stages.construction_y = 4.0;
  const auto parameters = pipeline_parameters(s);
  CHECK(parameters[1].value == doctest::Approx((300.0 * 2.4 + 100.0 * 4.0) / 400.0));
  CHECK(parameters[1].unit == "yr");
  CHECK(parameters[6].value == 300.0);
  CHECK(parameters[6].region == RegionIndex(2));
  CHECK(parameters[6].unit == "MW yr-1");
}

TEST_CASE("pipeline parameters: an area without a limit leaves those of the others theirs") {
  Scenario s = years_scenario();
  add_campus(s, "one", {.announced = s.begin, .capacity_mw = 300.0});
  s.limits.areas = {{.name = "limited", .regions = {RegionIndex(0)}, .connection_mw_per_y = 50.0},
                    {.name = "free", .regions = {RegionIndex(0)}}};
  const auto parameters = pipeline_parameters(s);
  CHECK(parameters.back().name == "connection.limited");
  CHECK(parameters.back().area == 0);
  s.limits.areas[0].connection_mw_per_y = s.limits.areas[1].connection_mw_per_y;
  s.limits.areas[1].connection_mw_per_y = 50.0;
  CHECK(pipeline_parameters(s).back().name == "connection.free");
  CHECK(pipeline_parameters(s).back().area == 1);
}

TEST_CASE("pipeline parameters: derivatives of a chain's rates against differences") {
  StageTimes times;
  times.pre_development_shape = 3;
  times.pre_development_cancellation_per_y = 0.1;
  const Chain chain = make_chain(times, true, "a");
  using enum ParameterKind;
  const std::pair<ParameterKind, double StageTimes::*> all[] = {
      {pre_development, &StageTimes::pre_development_y},
      {construction, &StageTimes::construction_y},
      {fill, &StageTimes::fill_y},
      {pre_development_cancellation, &StageTimes::pre_development_cancellation_per_y},
      {construction_cancellation, &StageTimes::construction_cancellation_per_y}};
  const auto rates = [](const auto& c) {
    return std::vector{c.pre_development.rate_per_y, c.pre_development.hazard_per_y,
                       c.construction.rate_per_y, c.construction.hazard_per_y, c.fill_rate_per_y};
  };
  for (const auto& [kind, time] : all) {
    const double step = 1e-4;
    StageTimes up = times, down = times;
    up.*time += step;
    down.*time = std::max(0.0, down.*time - step);
    const double width = up.*time - down.*time;
    const auto more = rates(make_chain(up, true, "a")), less = rates(make_chain(down, true, "a"));
    const std::vector<Dual> found = rates(moved_by(chain, kind));
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].value == rates(chain)[i]);
      CHECK(found[i].tangent == doctest::Approx((more[i] - less[i]) / width).epsilon(1e-6));
    }
  }
  for (const Dual& rate : rates(moved_by(chain, connection))) CHECK(rate.tangent == 0.0);
}

TEST_CASE("pipeline parameters: a limit moves by itself") {
  Limits limits{.connection_mw_per_y = {10.0, 20.0},
                .national_construction_mw = 30.0,
                .accelerator_supply_mw_per_y = 40.0};
  const auto tangents = [&](ParameterKind kind) {
    const auto moved = moved_by(
        limits, {.kind = kind, .region = RegionIndex(1), .name = {}, .unit = {}, .value = 0.0});
    CHECK(moved.connection_mw_per_y[1].value == 20.0);
    return std::vector{moved.connection_mw_per_y[0].tangent, moved.connection_mw_per_y[1].tangent,
                       moved.national_construction_mw.tangent,
                       moved.accelerator_supply_mw_per_y.tangent};
  };
  CHECK(tangents(ParameterKind::connection) == std::vector{0.0, 1.0, 0.0, 0.0});
  CHECK(tangents(ParameterKind::national_construction) == std::vector{0.0, 0.0, 1.0, 0.0});
  CHECK(tangents(ParameterKind::accelerator_supply) == std::vector{0.0, 0.0, 0.0, 1.0});
  CHECK(tangents(ParameterKind::fill) == std::vector{0.0, 0.0, 0.0, 0.0});
}
