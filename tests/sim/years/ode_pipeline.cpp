#include "sim/years/ode_pipeline.hpp"

#include <doctest/doctest.h>

#include <cmath>

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

TEST_CASE("ODE pipeline: the tolerances that a scenario may ask for hold at their ends") {
  // many chains, announced on odd dates and some at once, energised too, and a slow-down each week
  for (const std::size_t campuses : {1, 12, 600}) {
    Scenario s = years_scenario();
    for (std::size_t c = 0; c < campuses; ++c) {
      const Hour announced = s.begin + static_cast<Hour>(c % 11) * 499 + 211;
      add_campus(s, "c" + std::to_string(c), {.announced = announced, .capacity_mw = 1000.0});
    }
    s.relative_tolerance = 1e-8;
    OdePipeline usual(s, OdePipeline::Moves::all);
    BuildOutFrame expected, found;
    const Hour end = s.begin + hours_of(1.0);
    usual.advance(end);
    usual.tell(expected);
    for (const double relative : {1e-13, 1e-2}) {
      for (const double absolute_mw : {1e-12, 100.0}) {
        if (campuses == 600 && relative < 1e-3 && absolute_mw < 1.0) continue;  // slow
        CAPTURE(campuses);
        CAPTURE(relative);
        CAPTURE(absolute_mw);
        s.relative_tolerance = relative;
        s.absolute_tolerance_mw = absolute_mw;
        OdePipeline pipeline(s, OdePipeline::Moves::all);
        for (Hour to = s.begin; to < end; to += 100) pipeline.advance(to);
        pipeline.advance(end);
        pipeline.tell(found);
        // 1e-6 MW is what the usual tolerance allows
        CHECK(std::abs(found.energised[0] - expected.energised[0]) < 1e-6 + relative + absolute_mw);
      }
    }
  }
}

TEST_CASE("ODE pipeline: without anything that moves nothing is solved") {
  OdePipeline pipeline(years_scenario(), OdePipeline::Moves::all);
  BuildOutFrame frame;
  pipeline.advance(years_scenario().end);
  pipeline.tell(frame);
  CHECK(frame.energised.empty());
  CHECK(frame.steps == 0.0);
}
