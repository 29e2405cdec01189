#include "sim/studies/stress.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>

#include "grid/core/error.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr std::size_t kHours = 48;

StressEvent two_days() {
  StressEvent event;
  event.name = "frost";
  event.begin = grid::to_hour({2025, 1, 9});
  event.end = event.begin + static_cast<Hour>(kHours);
  return event;
}

StressEvent::Series of_a(double value, double of_mw = 0.0) {
  return {
      .regions = {RegionIndex(0)}, .values = std::vector<double>(kHours, value), .of_mw = of_mw};
}

Stress stress_of(const Scenario& scenario, const StressEvent& event, unsigned threads = 2) {
  return stress(scenario, event, {.year = 2025, .samples = 200, .threads = threads, .told = {}});
}

const StressArea& area_of(const Stress& result, const std::string& name) {
  const auto found = std::ranges::find_if(
      result.areas, [&](const StressArea& each) { return each.area.name == name; });
  REQUIRE(found != result.areas.end());
  return *found;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("an event keeps its days of the week in another year, three days off at most") {
  const Hour elliott = grid::to_hour({2022, 12, 21});
  CHECK(hour_in_year(elliott, 2022) == elliott);
  CHECK(grid::to_date(hour_in_year(elliott, 2030)) == grid::Date{2030, 12, 18});
  CHECK(grid::to_date(hour_in_year(elliott + 30, 2030)) == grid::Date{2030, 12, 19});
  CHECK(grid::to_date(hour_in_year(grid::to_hour({2021, 2, 10}), 2030)) == grid::Date{2030, 2, 13});
  for (int year = 2016; year < 2045; ++year) {
    const Hour there = hour_in_year(elliott, year);
    CAPTURE(year);
    CHECK((there - elliott) % 168 == 0);
    const Hour same_place = elliott - grid::start_of_year(2022) + grid::start_of_year(year);
    CHECK(std::abs(there - same_place) <= 72);
  }
}

TEST_CASE("the spread of samples: mean, its error, quantiles between ranks") {
  const Spread spread = spread_of({5.0, 1.0, 4.0, 2.0, 3.0});
  CHECK(spread.mean == 3.0);
  CHECK(spread.standard_error == doctest::Approx(0.70711).epsilon(1e-4));
  CHECK(spread.p10 == doctest::Approx(1.4));
  CHECK(spread.p50 == 3.0);
  CHECK(spread.p90 == doctest::Approx(4.6));
  CHECK(spread_of({7.0}).p90 == 7.0);
}

TEST_CASE("every area has the hours of the event, and what its units have on outage") {
  const Stress result = stress_of(small_year(), two_days());
  CHECK(result.begin == two_days().begin);
  CHECK(result.end == two_days().end);
  REQUIRE(result.areas.size() == 4);  // all, the interconnection, both regions
  const StressArea& all = area_of(result, "all");
  const StressArea& a = area_of(result, "A");
  const StressArea& b = area_of(result, "B");
  REQUIRE(a.demand_mw.size() == kHours);
  for (std::size_t h = 0; h < kHours; ++h) {
    CHECK(all.demand_mw[h] == doctest::Approx(a.demand_mw[h] + b.demand_mw[h]));
    CHECK(a.outage_p10_mw[h] <= a.outage_mw[h]);
    CHECK(a.outage_p90_mw[h] >= a.outage_mw[h]);
  }
  CHECK(a.thermal_mw == 1400.0);
  CHECK(mean_of(a.outage_mw) == doctest::Approx(140.0).epsilon(0.15));
  CHECK(a.outages_mw.mean >= mean_of(a.outage_mw));
  CHECK(a.demand_peak_mw == *std::ranges::max_element(a.demand_mw));
  CHECK(std::abs(mean_of(a.import_mw) + mean_of(b.import_mw)) < 1e-6);
  CHECK_FALSE(result.assumptions.empty());
}

TEST_CASE("samples share the weather of the event, not what cold spells take out") {
  Scenario s = small_year();
  s.grid.technologies[0].outage_curve = {.dry_bulb_c = {0.0, 20.0}, .share = {0.1, 0.1}};
  s.grid.technologies[0].cold_share_per_k = 0.02;
  s.grid.cold_spells = {.scale = 1.0, .deviation = 1.0};
  const Stress result =
      stress(s, two_days(), {.year = 2025, .samples = 4, .threads = 1, .told = {}});
  const auto says = [&](const std::string& part) {
    return std::ranges::any_of(result.assumptions, [&](const std::string& sentence) {
      return sentence.find(part) != std::string::npos;
    });
  };
  CHECK(says("one and the same weather"));
  CHECK(says("in cold spells those of an area together"));
  CHECK_FALSE(says("the mean of cold spells"));
}

TEST_CASE("threads change nothing, and giving up gives nothing") {
  const Stress one = stress_of(small_year(), two_days(), 1);
  const Stress three = stress_of(small_year(), two_days(), 3);
  for (std::size_t a = 0; a < one.areas.size(); ++a) {
    CHECK(one.areas[a].outage_mw == three.areas[a].outage_mw);
    CHECK(one.areas[a].shed_mwh.mean == three.areas[a].shed_mwh.mean);
  }
  const StressOptions options{
      .year = 2025, .samples = 4, .threads = 1, .told = [](double) { return false; }};
  CHECK(stress(small_year(), two_days(), options).areas.empty());
}

TEST_CASE("outages that were seen take the place of the plants' own, by their share") {
  StressEvent event = two_days();
  event.outages_mw = {of_a(600.0)};
  const Stress seen = stress_of(small_year(), event);
  CHECK(mean_of(area_of(seen, "A").outage_mw) == doctest::Approx(600.0).epsilon(0.05));
  CHECK(mean_of(area_of(seen, "B").outage_mw) == doctest::Approx(100.0).epsilon(0.2));
  const Stress before = stress_of(small_year(), two_days());
  CHECK(area_of(seen, "A").shed_mwh.mean > area_of(before, "A").shed_mwh.mean + 1000.0);
  CHECK(area_of(seen, "A").balance_shed_mwh > area_of(before, "A").balance_shed_mwh);
  CHECK(area_of(seen, "A").demand_mw[5] == doctest::Approx(area_of(before, "A").demand_mw[5]));
  event.outages_mw = {of_a(600.0, 2800.0)};  // of twice the plants
  CHECK(mean_of(area_of(stress_of(small_year(), event), "A").outage_mw) ==
        doctest::Approx(300.0).epsilon(0.1));
}

TEST_CASE("demand of a file, in MW and in terms of the year's mean") {
  StressEvent event = two_days();
  event.demand_mw = {of_a(2000.0)};
  const StressArea low = area_of(stress_of(small_year(), event), "A");
  event.demand_mw = {of_a(2500.0)};
  const StressArea high = area_of(stress_of(small_year(), event), "A");
  CHECK(high.demand_mw[7] - low.demand_mw[7] == doctest::Approx(500.0));
  CHECK(low.shed_mwh.mean > 0.0);
  CHECK(high.shed_mwh.mean > low.shed_mwh.mean);
  CHECK(high.peak_shed_mw.mean > low.peak_shed_mw.mean);
  CHECK(high.shed_hours.mean > 40.0);
  event.demand_mw.clear();
  event.demand_of_mean = {of_a(1.5)};  // of 1000 MW
  const StressArea more = area_of(stress_of(small_year(), event), "A");
  event.demand_of_mean = {of_a(1.2)};
  const StressArea less = area_of(stress_of(small_year(), event), "A");
  CHECK(more.demand_mw[7] - less.demand_mw[7] == doctest::Approx(300.0));
}

TEST_CASE("the air of a file is that of the hours") {
  StressEvent event = two_days();
  event.dry_bulb_c = {of_a(-20.0)};
  const StressArea a = area_of(stress_of(small_year(), event), "A");
  CHECK(a.coldest_day_c == doctest::Approx(-20.0));
  CHECK(a.warmest_day_c == doctest::Approx(-20.0));
}

TEST_CASE("days outside the run, and days over new year, are refused") {
  const StressOptions later{.year = 2031, .samples = 4, .threads = 1, .told = {}};
  CHECK_THROWS_WITH_AS((void)stress(small_year(), two_days(), later),
                       doctest::Contains("outside the run"), InputError);
  Scenario s = small_year();
  s.end = grid::to_hour({2027, 1, 1});
  StressEvent event = two_days();
  event.begin = grid::to_hour({2025, 12, 31});
  event.end = event.begin + static_cast<Hour>(kHours);
  CHECK_THROWS_WITH_AS((void)stress_of(s, event), doctest::Contains("one calendar year"),
                       InputError);
}
