#include "sim/years/pipeline_sensitivity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace gigaload;
using namespace gigaload::sim;

namespace {

Limits limits(double connection_mw_per_y) {
  return {.connection_mw_per_y = {connection_mw_per_y},
          .national_construction_mw = 3000.0,
          .accelerator_supply_mw_per_y = 200.0};
}

/// A campus and a plant.
PipelineProblem problem(double construction_y, double connection_mw_per_y) {
  StageTimes times, of_plant;
  times.construction_y = construction_y;
  return {{{.name = "campus", .chain = make_chain(times, true, "campus"), .region = RegionIndex(0)},
           {.name = "plant", .chain = make_chain(of_plant, false, "plant"), .region = {}}},
          limits(connection_mw_per_y),
          0};
}

PipelineParameter parameter(ParameterKind kind, double value) {
  return {.kind = kind, .region = RegionIndex(0), .name = {}, .unit = {}, .value = value};
}

}  // namespace

TEST_CASE("pipeline sensitivity: its rate is the total derivative of the problem's") {
  PipelineProblem here = problem(2.4, 150.0);
  PipelineSensitivity sensitivity(here, {parameter(ParameterKind::construction, 2.4),
                                         parameter(ParameterKind::connection, 150.0)});
  std::vector<double> y, s;
  for (std::size_t i = 0; i < here.size(); ++i) {
    y.push_back(300.0 + 200.0 * std::sin(static_cast<double>(i)));
    s.push_back(std::cos(3.0 * static_cast<double>(i)));
  }
  const double step = 1e-4;
  for (std::size_t p = 0; p < sensitivity.parameters(); ++p) {
    const auto moved = [&](double by) {
      PipelineProblem there = p == 0 ? problem(2.4 + by, 150.0) : problem(2.4, 150.0 + by);
      std::vector<double> x = y, dxdt(y.size());
      for (std::size_t i = 0; i < x.size(); ++i) x[i] += by * s[i];
      there.rates(0.0, x, dxdt);
      // no parameter moves the plant's rates, whose times are not those of campuses
      return dxdt;
    };
    const auto more = moved(step), less = moved(-step);
    std::vector<double> dsdt(y.size());
    sensitivity.rates(y, p, s, dsdt);
    for (std::size_t i = 0; i < y.size(); ++i) {
      CHECK(dsdt[i] ==
            doctest::Approx((more[i] - less[i]) / (2.0 * step)).epsilon(1e-5).scale(1.0));
    }
  }
}

TEST_CASE("pipeline sensitivity: a parameter's scale is its size, and 1 where it is zero") {
  const PipelineProblem here = problem(2.4, 150.0);
  const PipelineSensitivity sensitivity(here,
                                        {parameter(ParameterKind::connection, 150.0),
                                         parameter(ParameterKind::construction_cancellation, 0.0)});
  CHECK(sensitivity.scale(0) == 150.0);
  CHECK(sensitivity.scale(1) == 1.0);
  CHECK(sensitivity.chain(1, 0).construction.hazard_per_y.tangent == 1.0);
  CHECK(sensitivity.chain(1, 1).construction.hazard_per_y.tangent == 0.0);
}
