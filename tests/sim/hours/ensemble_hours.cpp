#include "sim/hours/ensemble_hours.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "grid/adequacy/exact/exact.hpp"
#include "grid/core/error.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/studies/year_study.hpp"
#include "tests/sim/hours/small_ensemble.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Region A alone with its gas, whose units fail, and a demand that no weather changes.
Scenario one_region(double gas_mw) {
  Scenario s = small_scenario();
  s.end = grid::to_hour({2026, 1, 1});
  s.grid.regions.resize(1);
  s.grid.data.resize(1);
  s.grid.interfaces.clear();
  s.grid.demand_correlation = s.grid.wind_correlation = s.grid.solar_correlation = {1.0};
  s.grid.technologies[0].mean_time_to_repair_h = 40.0;
  s.grid.fleet = {
      grid::FleetEntry{RegionIndex(0), TechnologyIndex(0), {2024, 2025}, {gas_mw, gas_mw}, 100.0}};
  for (auto& month : s.grid.data[0].demand.pattern) month.fill(0.0);
  s.campuses.resize(1);
  s.data_centres.share = {1.0};
  s.limits.connection_mw_per_y.resize(1);
  s.ensemble.samples = 400;
  return s;
}

}  // namespace

TEST_CASE("one region without stores: the exact method's LOLE, EUE and events, three errors") {
  for (const bool sampled : {true, false}) {
    Scenario s = one_region(1500.0);
    s.ensemble.sampled_weather = sampled;
    const YearStudy study(s, 2025);
    const Campuses campuses(s);
    EnsembleHours ensemble(s, campuses, options_of(s));
    double energy_mwh = 0.0;
    std::vector<double> load_mw;
    for (const auto& w : study.windows()) {
      for (const HourState& state : w.states) load_mw.push_back(state.regions[0].firm_mw);
    }
    for (const double mw : load_mw) energy_mwh += mw;
    const auto found = outcomes(study, ensemble);
    const YearAdequacy year = ensemble.end_year(2025, by_area(s, std::vector{energy_mwh}));

    const FleetUnits units(s);
    auto system = units.window(s.begin, s.end, study.windows()[0].capacity_mw);
    CHECK(system.generators.size() == 15);
    system.regions[0].load = grid::adequacy::Series(load_mw);
    const auto exact = grid::adequacy::assess_exact(system);
    REQUIRE(exact.lolh > 1.0);
    const auto within = [](const grid::adequacy::Estimate& e, double expected) {
      CAPTURE(e.value);
      CAPTURE(e.standard_error);
      CAPTURE(expected);
      CHECK(e.standard_error > 0.0);
      CHECK(std::abs(e.value - expected) < 3.0 * e.standard_error);
    };
    for (const std::size_t area : {0U, 1U, 2U}) {  // all, the interconnection, the region
      const auto& metrics = year.areas[area];
      within(metrics.lolh, exact.lolh);
      within(metrics.eue, exact.eue);
      within(metrics.neue, exact.neue);
      within(metrics.events, exact.events->events);
      within(metrics.event_hours, exact.events->mean_hours);
      // what falls in months and hours is all of it
      CHECK(sum(year.risks[area].lolh) == doctest::Approx(metrics.lolh.value));
      CHECK(sum(year.risks[area].eue) == doctest::Approx(metrics.eue.value));
      CHECK(sum(year.risks[area].event_days) == doctest::Approx(metrics.event_days.value));
    }
    // by hour: mean and share sum to the year's figures
    double eue = 0.0, lolh = 0.0;
    for (const auto& outcome : found) {
      for (const double mw : outcome.unserved_mw.values()) eue += mw;
      for (const double h : outcome.unserved_h.values()) lolh += h;
    }
    CHECK(eue == doctest::Approx(year.areas[0].eue.value).epsilon(1e-9));
    CHECK(lolh == doctest::Approx(year.areas[0].lolh.value).epsilon(1e-9));
    CHECK(year.areas[0].cvar.value > year.areas[0].eue.value);
  }
}

TEST_CASE("campuses curtailable by contract go before all others, and what they give is told") {
  Scenario s = two_regions();
  s.grid.fleet[0].capacity_mw = {1450.0, 1450.0};
  const YearStudy study(s, 2025);
  const Campuses campuses(s);
  EnsembleHours ensemble(s, campuses, options_of(s));
  const auto found = outcomes(study, ensemble);
  double cut_before_b = 0.0;
  for (std::size_t w = 0; w < found.size(); ++w) {
    const auto& states = study.windows()[w].states;
    for (std::size_t h = 0; h < states.size(); ++h) {
      const double unserved_mw = found[w].unserved_mw.row(h)[1];
      const double cut_mw = found[w].curtailed_mw.row(h)[1];
      CHECK(cut_mw <= states[h].regions[1].curtailable_mw + 1e-6);
      // where every sample that is short has cut all: the cut is at least the share that is short
      CHECK(cut_mw >= found[w].unserved_h.row(h)[1] * states[h].regions[1].curtailable_mw - 1e-6);
      if (unserved_mw == 0.0) cut_before_b += cut_mw;
    }
  }
  CHECK(cut_before_b > 0.0);
}

TEST_CASE("perfect capacity lowers the shortfall, quantiles are of the samples") {
  Scenario s = two_regions();
  s.ensemble.quantiles = {0.5, 0.999};
  const YearStudy study(s, 2025);
  const Campuses campuses(s);
  EnsembleHours none(s, campuses, options_of(s)), more(s, campuses, options_of(s));
  more.set_perfect_capacity({100.0, 0.0});
  const auto a = outcomes(study, none), b = outcomes(study, more);
  double without = 0.0, with = 0.0;
  for (std::size_t w = 0; w < a.size(); ++w) {
    for (std::size_t i = 0; i < a[w].unserved_mw.values().size(); ++i) {
      without += a[w].unserved_mw.values()[i];
      with += b[w].unserved_mw.values()[i];
      const double* quantile = &a[w].quantile_mw.values()[2 * i];
      CHECK(quantile[0] <= quantile[1]);
      // the largest of 30 samples: at least the mean, at most their sum
      CHECK(quantile[1] >= a[w].unserved_mw.values()[i] - 1e-9);
      CHECK(quantile[1] <= 30.0 * a[w].unserved_mw.values()[i] + 1e-9);
      CHECK((quantile[0] > 0.0) == (a[w].unserved_h.values()[i] > 0.5));
    }
  }
  CHECK(with < without);
}

TEST_CASE("a reserve of each sample's load counts beside the load, by area, and is none by hour") {
  for (const bool sampled : {true, false}) {
    Scenario s = two_regions();
    s.ensemble.sampled_weather = sampled;
    const YearStudy study(s, 2025);
    const Campuses campuses(s);
    Scenario with = s;
    with.reserve_share = {0.03, 0.03};
    EnsembleHours none(s, campuses, options_of(s)), kept(with, campuses, options_of(s));
    const auto a = outcomes(study, none), b = outcomes(study, kept);
    for (std::size_t w = 0; w < a.size(); ++w) {
      CHECK(a[w].unserved_mw.values() == b[w].unserved_mw.values());
      CHECK(a[w].curtailed_mw.values() == b[w].curtailed_mw.values());
    }
    const std::vector<double> energy(4, 1.0);
    const auto without = none.end_year(2025, energy), year = kept.end_year(2025, energy);
    CHECK(without.load_only.empty());
    REQUIRE(year.load_only.size() == year.areas.size());
    for (std::size_t area = 0; area < year.areas.size(); ++area) {
      CHECK(year.load_only[area].eue.value == without.areas[area].eue.value);
      CHECK(year.areas[area].lolh.value >= without.areas[area].lolh.value);
    }
    CHECK(year.areas[0].lolh.value > without.areas[0].lolh.value);
    // 60 MW are asked for besides in an hour that is short of load anyway, and no more in others
    const double more_mwh = year.areas[0].eue.value - without.areas[0].eue.value;
    CHECK(more_mwh > 0.0);
    CHECK(more_mwh < 200.0 * year.areas[0].lolh.value);
  }
}

TEST_CASE("what comes from Canada is there in every sample, as capacity without outages is") {
  const Scenario without = two_regions();
  Scenario with = without;
  with.grid.data[0].canada_import_mw = {50.0};
  with.grid.data[1].canada_import_mw = {-30.0};
  for (const bool sampled : {true, false}) {
    Scenario a = with, b = without;
    a.ensemble.sampled_weather = b.ensemble.sampled_weather = sampled;
    const YearStudy study_a(a, 2025), study_b(b, 2025);
    const Campuses campuses_a(a), campuses_b(b);
    EnsembleHours trade(a, campuses_a, options_of(a)), perfect(b, campuses_b, options_of(b));
    perfect.set_perfect_capacity({50.0, -30.0});
    const auto of_trade = outcomes(study_a, trade), of_perfect = outcomes(study_b, perfect);
    REQUIRE(of_trade.size() == of_perfect.size());
    double missing = 0.0;
    for (std::size_t w = 0; w < of_trade.size(); ++w) {
      const auto& values = of_trade[w].unserved_mw.values();
      for (std::size_t i = 0; i < values.size(); ++i) {
        REQUIRE(values[i] == doctest::Approx(of_perfect[w].unserved_mw.values()[i]));
        missing += values[i];
      }
    }
    CHECK(missing > 0.0);
  }
}

TEST_CASE("demand response is called before load is lost, as often as a year allows") {
  Scenario s = one_region(1500.0);
  s.ensemble = {.samples = 40, .sampled_weather = false};
  const auto year_of = [&](double most_h, double& called_mwh) {
    s.demand_response.most_h = most_h;
    const YearStudy study(s, 2025);
    const Campuses campuses(s);
    EnsembleHours ensemble(s, campuses, options_of(s));
    called_mwh = 0.0;
    for (const auto& outcome : outcomes(study, ensemble)) {
      for (const double mw : outcome.response_mw.values()) called_mwh += mw;
    }
    return ensemble.end_year(2025, by_area(s, std::vector{1.0})).areas[0];
  };
  double none_mwh = 0.0, some_mwh = 0.0, all_mwh = 0.0;
  const auto without = year_of(60.0, none_mwh);
  s.demand_response.regions = {{.region = RegionIndex(0), .summer_mw = 50.0, .winter_mw = 50.0}};
  s.demand_response.most_events = 8784.0;
  const auto all = year_of(8784.0, all_mwh);
  const auto some = year_of(2.0, some_mwh);
  REQUIRE(without.eue.value > 0.0);
  CHECK(none_mwh == 0.0);
  // the same outages: what is called is what is not missing
  CHECK(all_mwh == doctest::Approx(without.eue.value - all.eue.value).epsilon(1e-6));
  CHECK(some_mwh == doctest::Approx(without.eue.value - some.eue.value).epsilon(1e-6));
  CHECK(some_mwh > 0.0);
  CHECK(some_mwh <= 2.0 * 50.0);
  CHECK(all_mwh >= some_mwh);
  CHECK(all.lolh.value <= some.lolh.value);
}
