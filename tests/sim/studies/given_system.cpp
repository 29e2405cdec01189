// Scenarios whose grid is a system of its own, as a PRAS file brings it.
#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "sim/hours/ensemble_hours.hpp"
#include "sim/run/run.hpp"
#include "sim/studies/hosting.hpp"
#include "tests/sim/frames_of.hpp"
#include "tests/sim/given_scenario.hpp"
#include "tests/sim/system_of_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

void check_same(const adequacy::Estimate& a, const adequacy::Estimate& b) {
  CHECK(a.value == doctest::Approx(b.value).epsilon(1e-9));
  CHECK(a.standard_error == doctest::Approx(b.standard_error).epsilon(1e-9));
}

}  // namespace

TEST_CASE("a run of a given system has the samples of its assessment") {
  const adequacy::SystemModel system = two_weeks();
  for (const double charge : {0.0, 0.6}) {
    Scenario s = scenario_of(system);
    s.dispatch.storage_initial_share = charge;
    const auto frames = frames_of(s);
    const auto expected = adequacy::assess(system, {.samples = 40, .initial_charge = charge});
    REQUIRE(expected.system.eue.value > 0.0);
    REQUIRE(frames.back().adequacy);
    const YearAdequacy& year = *frames.back().adequacy;
    check_same(year.areas[0].lolh, expected.system.lolh);
    check_same(year.areas[0].eue, expected.system.eue);
    check_same(year.areas[0].neue, expected.system.neue);
    check_same(year.areas[0].event_days, expected.system.event_days);
    check_same(year.areas[0].events, expected.system.events);
    check_same(year.areas[0].cvar, expected.system.cvar);
    for (std::size_t r = 0; r < 3; ++r) check_same(year.areas[2 + r].eue, expected.regions[r].eue);
    double short_h = 0.0, derated_mwh = 0.0;
    for (const Frame& frame : frames) {
      for (const float h : frame.hourly["lolp"].values()) short_h += static_cast<double>(h);
      for (const float mw : frame.hourly["shortfall_derated"].values()) {
        derated_mwh += static_cast<double>(mw);
      }
      for (const double mw : frame.sums["campus_curtailed_energy"]) CHECK(mw == 0.0);
      for (const float co2_t : frame.hourly["co2"].values()) CHECK(std::isnan(co2_t));
    }
    CHECK(short_h > 0.0);
    CHECK(derated_mwh < expected.system.eue.value);  // outages come together, their mean does not
  }
}

TEST_CASE("a run with reserves has those of its assessment, and what is of load as without") {
  adequacy::SystemModel system = two_weeks();
  Scenario s = scenario_of(system);
  const auto without = *frames_of(s).back().adequacy;
  CHECK(without.load_only.empty());
  s.reserve_share = {0.05, 0.1, 0.0};
  for (std::size_t r = 0; r < 3; ++r) system.regions[r].reserve_share = s.reserve_share[r];
  const auto expected = adequacy::assess(system, {.samples = 40});
  const auto year = *frames_of(s).back().adequacy;
  check_same(year.areas[0].lolh, expected.system.lolh);
  check_same(year.areas[0].eue, expected.system.eue);
  CHECK(year.areas[0].eue.value > without.areas[0].eue.value);
  REQUIRE(year.load_only.size() == without.areas.size());
  for (std::size_t a = 0; a < without.areas.size(); ++a) {
    CHECK(year.load_only[a].eue.value == without.areas[a].eue.value);
    CHECK(year.load_only[a].event_days.value == without.areas[a].event_days.value);
    CHECK(year.areas[a].lolh.value >= without.areas[a].lolh.value);
  }
  CHECK(system_of_year(s, 2025).regions[1].reserve_share == 0.1);
}

TEST_CASE("probabilities and stores that change: the assessment's figures within their errors") {
  const adequacy::SystemModel system = two_weeks(true);
  Scenario s = scenario_of(system);
  s.ensemble.samples = 2000;
  const auto frames = frames_of(s, 2);
  const YearAdequacy& year = *frames.back().adequacy;
  const auto expected = adequacy::assess(system, {.samples = 2000, .seed = 99, .threads = 2});
  const auto within = [](const adequacy::Estimate& a, const adequacy::Estimate& b) {
    CAPTURE(a.value);
    CAPTURE(b.value);
    CHECK(b.value > 0.0);
    CHECK(std::abs(a.value - b.value) < 4.0 * std::hypot(a.standard_error, b.standard_error));
  };
  within(year.areas[0].lolh, expected.system.lolh);
  within(year.areas[0].eue, expected.system.eue);
  within(year.areas[0].events, expected.system.events);
}

TEST_CASE("a campus of constant load is the assessment with that load added") {
  adequacy::SystemModel system = two_weeks();
  Scenario s = scenario_of(system);
  for (std::size_t r = 0; r < 3; ++r) s.campuses.push_back(campus_of(r, 3.0));
  const auto frames = frames_of(s);
  for (const float mw : frames[0].hourly["campus_load"].values()) CHECK(mw == doctest::Approx(3.0));
  add_load(system, 3.0);
  const auto expected = adequacy::assess(system, {.samples = 40});
  const YearAdequacy& year = *frames.back().adequacy;
  check_same(year.areas[0].lolh, expected.system.lolh);
  check_same(year.areas[0].eue, expected.system.eue);
  check_same(year.areas[0].neue, expected.system.neue);

  // and as a system of its own, with the same samples
  const auto alone = system_of_year(s, 2025);
  check(alone);
  CHECK(alone.start == "2025-01-01T00:00:00+00:00");
  check_same(year.areas[0].eue, adequacy::assess(alone, {.samples = 40}).system.eue);
  CHECK_THROWS_AS((void)system_of_year(s, 2026), InputError);
  CHECK_THROWS_AS((void)system_of_year(s, 2025, 3), InputError);  // it has one weather
}

TEST_CASE("curtailable campuses are cut beside the system's own demand response") {
  Scenario firm = scenario_of(two_weeks());
  firm.campuses = {campus_of(1, 6.0)};
  Scenario flexible = firm;
  flexible.campuses[0].contract = Contract::curtailable;
  const auto energy = [](const std::vector<Frame>& frames, const char* name) {
    double sum = 0.0;
    for (const Frame& frame : frames) {
      for (const double x : frame.sums[name]) sum += x;
    }
    return sum;
  };
  const auto before = frames_of(firm), after = frames_of(flexible);
  const double cut_mwh = energy(after, "campus_curtailed_energy");
  CHECK(cut_mwh > 0.0);
  CHECK(cut_mwh < 6.0 * 336.0);
  CHECK(energy(after, "unserved_energy") < energy(before, "unserved_energy"));
  const auto alone = system_of_year(flexible, 2025);
  CHECK(alone.demand_responses.size() == 4);
  CHECK_NOTHROW(check(alone));
}

TEST_CASE("the same bits for any number of threads, and after a run was taken up") {
  Scenario s = scenario_of(two_weeks(true));
  s.campuses = {campus_of(0, 4.0), campus_of(2, 4.0, Contract::curtailable)};
  const auto one = frames_of(s, 1);
  const auto same = [](const Frame& a, const Frame& b) {
    CHECK(a.hourly["shortfall"].values() == b.hourly["shortfall"].values());
    CHECK(a.hourly["campus_curtailed"].values() == b.hourly["campus_curtailed"].values());
    CHECK(a.hourly["shortfall_quantile"].values() == b.hourly["shortfall_quantile"].values());
    CHECK(a.sums["generation"] == b.sums["generation"]);
    CHECK(a.sums["storage_energy"] == b.sums["storage_energy"]);
  };
  for (const unsigned threads : {2U, 8U}) {
    const auto more = frames_of(s, threads);
    for (std::size_t e = 0; e < one.size(); ++e) same(one[e], more[e]);
    CHECK(one.back().adequacy->areas[0].eue.value == more.back().adequacy->areas[0].eue.value);
  }
  REQUIRE(one.size() == 4);
  const ResumePoint resume = resume_after(one, 2);
  const auto rest = frames_of(s, 2, &resume);
  REQUIRE(rest.size() == 2);
  for (std::size_t e = 0; e < 2; ++e) same(one[2 + e], rest[e]);
  CHECK(one.back().adequacy->areas[0].eue.value == rest.back().adequacy->areas[0].eue.value);
}

TEST_CASE("the next year has the same load and availability again") {
  Scenario s = scenario_of(two_weeks());
  s.ensemble.samples = 0;
  s.end = grid::to_hour({2027, 1, 1});
  const Campuses campuses(s);
  const HourModel model(s, campuses);
  BuildOutFrame years;
  HourState now, later;
  for (const Hour hour : {0, 100, 335, 336, 5000}) {
    model.at(s.begin + hour, years, now);
    model.at(grid::start_of_year(2026) + hour, years, later);
    for (std::size_t r = 0; r < now.regions.size(); ++r) {
      CHECK(now.regions[r].demand_mw == later.regions[r].demand_mw);
    }
    CHECK(now.available_mw == later.available_mw);
    CHECK(now.regions[1].demand_mw ==
          s.given_system->regions[1].load[static_cast<std::size_t>(hour % 336)]);
  }
}

TEST_CASE("what a region of a given system can host meets the criterion") {
  adequacy::SystemModel system = two_weeks();
  for (auto& g : system.generators) {
    if (g.capacity.constant()) g.capacity = 25.0;
  }
  Scenario s = scenario_of(system);
  const double criterion = 3.0 * 8760.0 / static_cast<double>(s.end - s.begin);  // a year
  const HostingOptions options{.region = RegionIndex(1),
                               .year = 2025,
                               .metric = &adequacy::Metrics::lolh,
                               .criterion = criterion,
                               .most_mw = 1000.0,
                               .within_mw = 0.2,
                               .samples = 40,
                               .threads = 2};
  const Hosting hosting = host(s, options);
  REQUIRE(hosting.none.value < criterion);
  CHECK(hosting.hosted_mw > 1.0);
  CHECK(hosting.low_mw <= hosting.hosted_mw);
  CHECK(hosting.hosted_mw <= hosting.high_mw);
  CHECK(hosting.hosted.value <= criterion);
  // the figure is what a campus of that size then has in a run
  Campus campus = campus_of(1, hosting.hosted_mw);
  campus.load.cooling = CoolingKind::direct_liquid;  // what a scenario takes that says nothing
  campus.load.load_factor = CampusLoadParameters{}.load_factor;
  const auto& parameters = s.cooling[static_cast<std::size_t>(CentreSize::large)];
  campus.load.design_pue = design_pue(*make_cooling_system(campus.load.cooling, parameters));
  s.campuses = {campus};
  CHECK(frames_of(s).back().adequacy->areas[3].lolh.value ==
        doctest::Approx(hosting.hosted.value * hosting.share_of_year).epsilon(1e-9));
}
