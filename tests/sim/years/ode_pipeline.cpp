#include "sim/years/ode_pipeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
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

TEST_CASE("ODE pipeline: buildings are energised as the sum of their Erlang times") {
  for (const double announced : {-1.3, 0.4}) {  // by the closed form and by the solver
    Scenario s = years_scenario();
    s.relative_tolerance = 1e-10;
    Campus& campus = add_campus(s, "one",
                                {.announced = s.begin + hours_of(announced),
                                 .capacity_mw = 900.0,
                                 .share_pre_development = 0.0,
                                 .share_construction = 1.0});
    campus.stages.construction_y = 2.4;
    campus.stages.construction_shape = 10;
    campus.stages.buildings = 3;
    campus.stages.first_power_y = 1.8;
    OdePipeline pipeline(s, OdePipeline::Moves::all);
    for (const double y : {0.5, 2.0, 4.0, 8.0}) {
      pipeline.advance(s.begin + hours_of(y));
      BuildOutFrame frame;
      pipeline.tell(frame);
      // to the hour
      const double age_y =
          static_cast<double>(hours_of(y) - hours_of(announced)) / grid::kHoursOfJulianYear;
      double wanted = 0.0;
      for (const double mean_y : {1.8, 2.4, 3.0}) {
        wanted += 300.0 * boost::math::gamma_p(10.0, 10.0 / mean_y * std::max(0.0, age_y));
      }
      CHECK(frame.energised[0] == doctest::Approx(wanted).epsilon(1e-6).scale(1.0));
      CHECK(frame.construction[0] + frame.energised[0] == doctest::Approx(900.0).epsilon(1e-12));
    }
  }
}

TEST_CASE("ODE pipeline: buildings of one campus share its region's limit") {
  Scenario s = years_scenario();
  add_campus(s, "one", {.announced = s.begin, .capacity_mw = 3000.0}).stages.buildings = 4;
  s.limits.connection_mw_per_y[0] = 200.0;
  BuildOut build_out(s);
  double before = 0.0, most = 0.0;
  constexpr Hour kHours = 2190;
  for (Hour h = kHours; h <= 48 * kHours; h += kHours) {
    const BuildOutFrame f = state_at(build_out, s.begin + h);
    most = std::max(most, (f.energised[0] - before) / kHours * grid::kHoursOfJulianYear);
    before = f.energised[0];
    CHECK(f.announced[0] == doctest::Approx(3000.0).epsilon(1e-12));
  }
  CHECK(most <= 200.0 * (1.0 + 1e-4));
  CHECK(most > 195.0);
}

TEST_CASE("ODE pipeline: capacity of some age, in a run and before it, is one law") {
  Scenario s = years_scenario();
  s.relative_tolerance = 1e-10;
  const auto aged = [&](double announced) {
    return Phase{.announced = s.begin + hours_of(announced),
                 .capacity_mw = 100.0,
                 .share_pre_development = 0.5,
                 .share_construction = 0.5,
                 .elapsed_y = 1.1};
  };
  add_campus(s, "before", aged(-2.0));
  add_campus(s, "after", aged(1.0));
  BuildOut build_out(s);
  for (const double y : {1.0, 3.0, 7.0}) {
    const BuildOutFrame first = state_at(build_out, s.begin + hours_of(y));
    BuildOut later(s);
    const BuildOutFrame second = state_at(later, s.begin + hours_of(y + 3.0));
    CHECK(second.energised[1] == doctest::Approx(first.energised[0]).epsilon(1e-6));
  }
}
