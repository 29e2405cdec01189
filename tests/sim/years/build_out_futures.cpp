#include "sim/years/build_out_futures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>
#include <string_view>
#include <vector>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "sim/years/drawn_part.hpp"
#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using doctest::Approx;

namespace {

Phase in_construction(Hour announced, double mw) {
  return {.announced = announced,
          .capacity_mw = mw,
          .share_pre_development = 0.0,
          .share_construction = 1.0};
}

/// Campuses in three regions, announced before, at and after the begin, with hazards, unlike stages
/// and all three shares.
Scenario campuses() {
  Scenario s = years_scenario();
  add_campus(s, "old", {.announced = s.begin - hours_of(4.0), .capacity_mw = 300.0});
  add_campus(s, "new", {.announced = s.begin, .capacity_mw = 500.0}, 1);
  add_campus(s, "late",
             {.announced = s.begin + hours_of(1.0),
              .capacity_mw = 400.0,
              .share_pre_development = 0.5,
              .share_construction = 0.3,
              .share_energised = 0.2});
  for (int i = 0; i < 6; ++i) {
    add_campus(s, "site " + std::to_string(i), {.announced = s.begin, .capacity_mw = 250.0}, 2);
  }
  s.campuses[0].phases.push_back(in_construction(s.begin + hours_of(2.0), 100.0));
  s.campuses[1].stages.pre_development_shape = 2;
  s.campuses[1].stages.construction_y = 1.5;
  s.campuses[2].stages.pre_development_cancellation_per_y = 0.08;
  s.campuses[2].stages.construction_cancellation_per_y = 0.3;
  return s;
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Years from the begin to a date.
double after(const Scenario& s, double date) {
  return (date - static_cast<double>(s.begin)) / grid::kHoursOfJulianYear;
}

}  // namespace

TEST_CASE("futures: the first is the one that a run of drawn stages goes through") {
  Scenario s = campuses();
  s.futures = 1;
  s.draw_stages = true;
  SUBCASE("without limits") {}
  SUBCASE("in queues") {
    s.limits.connection_mw_per_y = {60.0, 90.0, 120.0};
    s.campuses[4].stages.construction_cancellation_per_y = 0.3;  // some give up as they wait
    s.campuses[6].stages.construction_cancellation_per_y = 0.3;
  }
  SUBCASE("where nothing is connected") { s.limits.connection_mw_per_y[2] = 0.0; }
  SUBCASE("with a delay in common") { s.common_delay = 0.4; }
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    s.seed = seed;
    const BuildOutFutures futures(s);
    BuildOut drawn(s);
    for (double y = 0.0; y < 25.0; y += 0.37) {
      const Hour at = s.begin + hours_of(y);
      const double mw = sum(state_at(drawn, at).energised);
      CHECK(futures.energised_mw(at) == std::vector<double>(3, futures.energised_mw(at)[0]));
      CHECK(futures.energised_mw(at)[0] == Approx(mw).epsilon(1e-9));
    }
  }
}

TEST_CASE("futures: their mean is the expected build-out at ten dates") {
  Scenario s = campuses();
  s.futures = 2000;
  const BuildOutFutures futures(s);
  BuildOut expected(s);
  double worst = 0.0;
  for (int i = 0; i < 10; ++i) {
    const Hour at = s.begin + hours_of(1.2 * (i + 0.5));
    const std::vector<double> mw = futures.energised_by_future_mw(at);
    const double mean = sum(mw) / 2000.0;
    double squares = 0.0;
    for (const double x : mw) squares += (x - mean) * (x - mean);
    const double error = std::sqrt(squares / 2000.0 / 1999.0);
    const double z = (mean - sum(state_at(expected, at).energised)) / error;
    CHECK(std::abs(z) < 3.0);
    worst = std::max(worst, std::abs(z));
  }
  MESSAGE("energised: largest difference " << worst << " standard errors");
}

TEST_CASE("futures: quantiles of one campus are those of the sum of two gamma times") {
  // of one rate k / tau in both stages the sum is Gamma(k1 + k2, tau / k)
  Scenario s = years_scenario();
  add_campus(s, "one", {.announced = s.begin, .capacity_mw = 100.0});
  s.campuses[0].stages.pre_development_y = 4.5;
  s.campuses[0].stages.pre_development_shape = 3;
  s.campuses[0].stages.construction_y = 3.0;
  s.campuses[0].stages.construction_shape = 2;
  s.futures = 20'000;
  const BuildOutFutures futures(s);
  const auto share = [](double y) { return boost::math::gamma_p(5.0, y / 1.5); };
  for (std::size_t q = 0; q < kFutureQuantiles.size(); ++q) {
    const double p = kFutureQuantiles[q];
    const double error = std::sqrt(p * (1.0 - p) / 20'000.0);
    CHECK(std::abs(share(after(s, futures.complete()[q])) - p) < 3.0 * error);
  }
  CHECK(futures.first_power() == futures.complete());
  CHECK(futures.half_power() == futures.complete());
  // all or nothing: the share of futures with power is that of the quantiles that have it
  const Hour at = s.begin + hours_of(6.0);
  CHECK(share(6.0) > 0.1);
  CHECK(share(6.0) < 0.5);
  CHECK(futures.energised_mw(at) == std::vector<double>{0.0, 0.0, 100.0});
}

TEST_CASE("futures: what some of them never build is missing from that quantile on") {
  Scenario s = years_scenario();
  add_campus(s, "doubtful", in_construction(s.begin, 100.0));
  s.campuses[0].phases.push_back({.announced = s.begin,
                                  .capacity_mw = 100.0,
                                  .share_pre_development = 0.0,
                                  .share_construction = 0.0,
                                  .share_energised = 1.0});
  s.futures = 2000;
  const auto with_hazard = [&](double per_y) {
    s.campuses[0].stages.construction_cancellation_per_y = per_y;
    return BuildOutFutures(s);
  };
  // built before it gives up: (1 + h tau / k)^-k, here of h 0.2, tau 2.4 y, k 4: 0.64
  const BuildOutFutures some = with_hazard(0.2);
  CHECK_FALSE(std::isnan(some.complete()[0]));
  CHECK_FALSE(std::isnan(some.complete()[1]));
  CHECK(std::isnan(some.complete()[2]));
  const std::vector<double> today(3, static_cast<double>(s.begin));
  CHECK(some.first_power() == today);
  CHECK(some.half_power() == today);  // the half that is announced energised
  const BuildOutFutures hardly = with_hazard(30.0);
  for (const double date : hardly.complete()) CHECK(std::isnan(date));

  // dates after the run's end are told, up to those that nobody follows
  s.campuses[0].stages.construction_cancellation_per_y = 0.0;
  s.campuses[0].stages.construction_shape = 100;
  s.campuses[0].stages.construction_y = 30.0;
  s.end = s.begin + hours_of(1.0);
  const BuildOutFutures later(s);
  CHECK(after(s, later.complete()[1]) == Approx(30.0).epsilon(0.02));
  CHECK_FALSE(std::isnan(later.complete()[0]));
  CHECK(std::isnan(later.complete()[2]));  // 34 y, three years behind the last that are followed
}

TEST_CASE("futures: dates in a queue are the fluid's") {
  Scenario s = years_scenario();
  add_campus(s, "a", in_construction(s.begin, 300.0));
  add_campus(s, "b", in_construction(s.begin, 200.0));
  // both built for certain within minutes, one after the other
  s.campuses[0].stages.construction_y = 1e-5;
  s.campuses[1].stages.construction_y = 1e-3;
  s.limits.connection_mw_per_y[0] = 100.0;
  const BuildOutFutures futures(s);
  const double first[] = {0.0, 3.0}, half[] = {1.5, 4.0}, complete[] = {3.0, 5.0};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(std::abs(after(s, futures.first_power()[i]) - first[i / 3]) < 1e-2);
    CHECK(std::abs(after(s, futures.half_power()[i]) - half[i / 3]) < 1e-2);
    CHECK(std::abs(after(s, futures.complete()[i]) - complete[i / 3]) < 1e-2);
  }
}

TEST_CASE("futures: quantiles and dates ascend, and areas are what their campuses are alone") {
  Scenario s = campuses();
  s.limits.connection_mw_per_y = {60.0, 90.0, 120.0};
  s.grid.regions[0].planning_area = s.grid.regions[1].planning_area = "north";
  s.grid.regions[2].planning_area = "south";
  const BuildOutFutures futures(s);
  const auto at_most = [](double a, double b) { return std::isnan(b) || a <= b; };
  for (std::size_t i = 0; i < 3 * s.campuses.size(); ++i) {
    CHECK(at_most(futures.first_power()[i], futures.half_power()[i]));
    CHECK(at_most(futures.half_power()[i], futures.complete()[i]));
    for (const auto* dates : {&futures.first_power(), &futures.half_power(), &futures.complete()}) {
      if (i % 3 > 0) CHECK(at_most((*dates)[i - 1], (*dates)[i]));
    }
  }
  Scenario south = s;
  std::erase_if(south.campuses, [](const Campus& campus) { return campus.region.get() != 2; });
  const BuildOutFutures alone(south);
  std::vector<double> before(3, 0.0);
  for (double y = 0.0; y < 30.0; y += 0.5) {
    const Hour at = s.begin + hours_of(y);
    const std::vector<double> all = futures.energised_mw(at);
    const std::vector<double> areas = futures.energised_by_planning_area_mw(at);
    CHECK(std::ranges::is_sorted(all));
    for (std::size_t q = 0; q < 3; ++q) CHECK(all[q] >= before[q] - 1e-9);
    REQUIRE(areas.size() == 6);
    const std::vector<double> in_south = alone.energised_mw(at);
    for (std::size_t q = 0; q < 3; ++q) CHECK(areas[3 + q] == Approx(in_south[q]).epsilon(1e-12));
    before = all;
  }
}

TEST_CASE("futures: P10 of thirty numbers is the third, not the fourth") {
  Scenario s = years_scenario();
  add_campus(s, "one", {.announced = s.begin, .capacity_mw = 100.0});
  s.futures = 30;
  const BuildOutFutures futures(s);
  const auto with_power = [&](double date) {
    const auto mw = futures.energised_by_future_mw(static_cast<Hour>(std::ceil(date)));
    return std::ranges::count(mw, 100.0);
  };
  CHECK(with_power(futures.complete()[0]) == 3);
  CHECK(with_power(futures.complete()[1]) == 15);
  CHECK(with_power(futures.complete()[2]) == 27);
}

TEST_CASE("futures: what acts on the expected build-out alone leaves none") {
  Scenario s = campuses();
  CHECK(has_futures(s));
  CHECK(forbids_drawing(s).empty());
  const auto none = [](Scenario changed, const auto& change, std::string_view key) {
    change(changed);
    CHECK_FALSE(has_futures(changed));
    CHECK(forbids_drawing(changed) == key);
    CHECK_THROWS_AS(BuildOutFutures{changed}, InternalError);
  };
  none(
      s, [](Scenario& x) { x.limits.national_construction_mw = 9.0; },
      "limits.national_construction");
  none(
      s, [](Scenario& x) { x.limits.accelerator_supply_mw_per_y = 9.0; },
      "limits.accelerator_supply");
  none(s, [](Scenario& x) { x.feedback.enabled = true; }, "run.feedback.enabled");
  none(s, [](Scenario& x) { x.futures = 0; }, "");
  // run.campuses = false
  none(s, [](Scenario& x) { x.data_centres.left_out.resize(x.campuses.size()); }, "");
  none(s, [](Scenario& x) { x.campuses.clear(); }, "");
}
