#include "sim/years/ode_pipeline.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

Scenario campus_and_plants() {
  Scenario s = years_scenario();
  add_campus(s, "one", {.announced = s.begin + 5000, .capacity_mw = 1000.0});
  s.additions.push_back({.region = RegionIndex(1),
                         .technology = TechnologyIndex(1),
                         .announced = s.begin,
                         .capacity_mw = 400.0});
  return s;
}

}  // namespace

TEST_CASE("ODE pipeline: what is announced at a time is in at that time") {
  const Scenario s = campus_and_plants();
  OdePipeline pipeline(s, OdePipeline::Moves::all);
  BuildOutFrame frame;
  pipeline.advance(s.begin + 4999);
  pipeline.tell(frame);
  CHECK(frame.pre_development[0] == 0.0);
  pipeline.advance(s.begin + 5000);
  pipeline.tell(frame);
  CHECK(frame.pre_development[0] == 1000.0);
  CHECK_THROWS_AS(pipeline.advance(s.begin), InternalError);
}

TEST_CASE("ODE pipeline: plants alone move as beside campuses, within the tolerance") {
  const Scenario s = campus_and_plants();
  OdePipeline all(s, OdePipeline::Moves::all), plants(s, OdePipeline::Moves::plants);
  for (OdePipeline* pipeline : {&all, &plants}) pipeline->advance(s.begin + hours_of(9.0));
  CHECK(plants.operating_mw()[3] == doctest::Approx(all.operating_mw()[3]).epsilon(1e-8));
  CHECK(plants.operating_mw()[3] > 200.0);
  BuildOutFrame frame;
  plants.tell(frame);
  CHECK(frame.pre_development[0] + frame.construction[0] + frame.energised[0] == 0.0);
  CHECK(frame.steps > 0.0);
}

TEST_CASE("ODE pipeline: without anything that moves nothing is solved") {
  OdePipeline pipeline(years_scenario(), OdePipeline::Moves::all);
  BuildOutFrame frame;
  pipeline.advance(years_scenario().end);
  pipeline.tell(frame);
  CHECK(frame.energised.empty());
  CHECK(frame.steps == 0.0);
}
