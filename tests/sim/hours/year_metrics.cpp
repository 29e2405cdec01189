#include "sim/hours/year_metrics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <vector>

#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

TEST_CASE("the metrics of a year are means over the samples, and there is no event without one") {
  for (const double load_mw : {10.0, 30.0}) {
    SystemModel system = one_region({load_mw, load_mw});
    system.generators = {generator(0, 20.0, 0.0)};
    std::vector<std::unique_ptr<const Plan>> plans;
    plans.push_back(std::make_unique<const Plan>(system, 0.0));
    const Scopes scopes(system);
    Cohorts samples({.seed = 1, .stream = 0, .first = 0, .count = 4}, 1, 1);
    samples.move_to(plans, scopes);
    samples.advance(2, {});
    const Metrics m = sim::year_metrics(samples, 0, 1000.0, 0.95);
    const bool is_short = load_mw > 20.0;
    CHECK(m.lolh.value == (is_short ? 2.0 : 0.0));
    CHECK(m.eue.value == (is_short ? 20.0 : 0.0));
    CHECK(m.neue.value == doctest::Approx(is_short ? 20'000.0 : 0.0));
    CHECK(m.event_days.value == (is_short ? 1.0 : 0.0));
    CHECK(m.cvar.value == (is_short ? 20.0 : 0.0));
    CHECK(std::isnan(m.event_hours.value) == !is_short);
  }
}
