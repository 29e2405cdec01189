#include <doctest/doctest.h>

#include <memory>

#include "grid/core/error.hpp"
#include "tests/grid/measured_years.hpp"
#include "tests/sim/hours/small_ensemble.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

void check_same_risks(const YearAdequacy& a, const YearAdequacy& b) {
  REQUIRE(a.risks.size() == a.areas.size());
  CHECK(sum(a.risks[0].lolh) > 0.0);
  for (std::size_t area = 0; area < a.risks.size(); ++area) {
    CHECK(a.risks[area].lolh == b.risks[area].lolh);
    CHECK(a.risks[area].eue == b.risks[area].eue);
    CHECK(a.risks[area].event_days == b.risks[area].event_days);
    CHECK(a.risks[area].longest_event_hours == b.risks[area].longest_event_hours);
    CHECK(a.risks[area].largest_shortfall == b.risks[area].largest_shortfall);
  }
}

/// Checks that threads and an interruption change nothing; returns the year.
YearAdequacy check_threads_and_state(const Scenario& s) {
  const YearStudy study(s, 2025);
  const Campuses campuses(s);
  EnsembleHours one(s, campuses, options_of(s, 1)), three(s, campuses, options_of(s, 3));
  const auto a = outcomes(study, one), b = outcomes(study, three);
  const std::vector<double> energy(5, 1.0);
  check_same_risks(one.end_year(2025, energy), three.end_year(2025, energy));
  double missing = 0.0, cut = 0.0;
  for (std::size_t w = 0; w < a.size(); ++w) {
    CHECK(a[w].unserved_mw.values() == b[w].unserved_mw.values());
    CHECK(a[w].curtailed_mw.values() == b[w].curtailed_mw.values());
    CHECK(a[w].quantile_mw.values() == b[w].quantile_mw.values());
    for (const double mw : a[w].unserved_mw.values()) missing += mw;
    for (const double mw : a[w].curtailed_mw.values()) cut += mw;
  }
  CHECK(missing > 0.0);
  CHECK(cut > 0.0);

  EnsembleHours first(s, campuses, options_of(s));
  auto second = std::make_unique<EnsembleHours>(s, campuses, options_of(s));
  EnsembleOutcome outcome, again;
  const auto& windows = study.windows();
  for (std::size_t w = 0; w < windows.size(); ++w) {
    first.run(windows[w].begin, windows[w].end, windows[w].capacity_mw, windows[w].states, outcome);
    if (w == 3) {
      second->restore(first.state(), windows[w].end);
    } else if (w > 3) {
      second->run(windows[w].begin, windows[w].end, windows[w].capacity_mw, windows[w].states,
                  again);
      CHECK(again.unserved_mw.values() == outcome.unserved_mw.values());
    }
  }
  const YearAdequacy at_once = first.end_year(2025, energy);
  const YearAdequacy taken_up = second->end_year(2025, energy);
  CHECK(at_once.areas[0].eue.value == taken_up.areas[0].eue.value);
  check_same_risks(at_once, taken_up);
  REQUIRE(at_once.weather_years.size() == taken_up.weather_years.size());
  for (std::size_t area = 0; area < at_once.weather_years.size(); ++area) {
    CHECK(at_once.weather_years[area].lole_d == taken_up.weather_years[area].lole_d);
    CHECK(at_once.weather_years[area].eue_mwh == taken_up.weather_years[area].eue_mwh);
  }
  CHECK_THROWS_AS(second->restore(std::vector<std::byte>(5), windows[0].end), InternalError);
  return at_once;
}

}  // namespace

TEST_CASE("the same bits for any number of threads, and after a state was taken up") {
  CHECK(check_threads_and_state(two_regions()).weather_years.empty());
}

TEST_CASE("outages by the air and in cold spells: the same bits") {
  Scenario s = two_regions();
  s.grid.technologies[0].outage_curve = {{-15.0, 15.0, 35.0}, {0.1, 0.02, 0.12}};
  s.grid.technologies[0].cold_share_per_k = 0.05;
  s.grid.cold_spells = {
      .scale = 1.0, .day_before = 0.3, .deviation = 0.8, .common = 0.5, .days = 4, .most = 0.6};
  for (grid::RegionData& data : s.grid.data) {
    data.built_for_cold_c = 12.0;
    for (auto& month : data.air.dry_bulb.quantiles) {
      for (std::size_t q = 0; q < grid::kQuantiles; ++q) {
        month[q] = static_cast<double>(q) - 10.0;
      }
    }
  }
  static_cast<void>(check_threads_and_state(s));
}

TEST_CASE("measured weeks: the same bits, and what is lost by the year of the weather") {
  Scenario s = two_regions();
  grid::put_made_up_years(s.grid, {2018, 2021, 2022});
  const YearAdequacy year = check_threads_and_state(s);
  REQUIRE(year.weather_years.size() == year.areas.size());
  for (std::size_t area = 0; area < year.areas.size(); ++area) {
    const WeatherYearRisk& risk = year.weather_years[area];
    REQUIRE(risk.lole_d.size() == 3);
    // 30 samples have each of the three years ten times in every week
    CHECK(sum(risk.lole_d) / 3.0 == doctest::Approx(year.areas[area].event_days.value));
    CHECK(sum(risk.eue_mwh) / 3.0 == doctest::Approx(year.areas[area].eue.value));
  }
}

TEST_CASE("lines that fail and limits that change are the same for any number of threads") {
  Scenario s = two_regions();
  s.end = grid::to_hour({2025, 3, 15});
  s.grid.import_limits = {{.name = "B",
                           .regions = {RegionIndex(1)},
                           .mw = 140.0,
                           .first_year = 2024,
                           .by_year = {{140.0, 140.0, 180.0, 140.0}}}};
  const auto unserved = [&s](unsigned threads) {
    const YearStudy study(s, 2025);
    const Campuses campuses(s);
    EnsembleHours ensemble(s, campuses, options_of(s, threads));
    std::vector<double> mw;
    for (const EnsembleOutcome& outcome : outcomes(study, ensemble)) {
      const auto& values = outcome.unserved_mw.values();
      mw.insert(mw.end(), values.begin(), values.end());
    }
    return mw;
  };
  const double perfect = sum(unserved(1));
  s.grid.interfaces[0].circuits = 2;
  s.grid.interfaces[0].forced_outage_rate = 0.3;
  s.grid.interfaces[0].mean_time_to_repair_h = 20.0;
  const std::vector<double> one = unserved(1);
  CHECK(one == unserved(3));
  CHECK(sum(one) > perfect);
}
