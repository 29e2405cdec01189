#include "sim/hours/window_loads.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "sim/hours/hour_model.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr std::size_t kWeekHours = 168;

/// Winters below what the plants of both regions are built for.
Scenario cold_scenario() {
  Scenario s = small_scenario();
  s.grid.technologies[0].outage_curve = {{-15.0, 15.0, 35.0}, {0.15, 0.03, 0.1}};
  s.grid.technologies[0].cold_share_per_k = 0.03;
  s.grid.cold_spells = {
      .scale = 1.0, .day_before = 0.3, .deviation = 0.8, .common = 0.5, .days = 4, .most = 0.6};
  for (grid::RegionData& data : s.grid.data) {
    data.built_for_cold_c = -1.0;
    for (auto& month : data.air.dry_bulb_c) month.fill(-2.0);
    for (auto& month : data.air.dew_point_c) month.fill(-20.0);
    for (auto& month : data.air.dry_bulb.quantiles) {
      for (std::size_t q = 0; q < grid::kQuantiles; ++q) {
        month[q] = 0.8 * static_cast<double>(q) - 8.0;
      }
    }
    data.air.dry_bulb.persistence = 0.6;
  }
  return s;
}

/// The first week in the weather of the balance.
struct Week {
  explicit Week(const Scenario& s)
      : scenario(s), campuses(s), given(s, false), fleet(s), states(kWeekHours) {
    const HourModel balance(scenario, campuses);
    years.filled = years.energised = {100.0, 300.0};
    years.capacity = {1500.0, 0.0, 100.0, 1000.0, 600.0, 0.0};
    for (std::size_t h = 0; h < kWeekHours; ++h) {
      balance.at(s.begin + static_cast<Hour>(h), years, states[h]);
    }
  }
  [[nodiscard]] grid::adequacy::SampleLoads* loads_of(WindowLoads& loads) const {
    const std::vector<double> perfect_mw(2, 0.0);
    const auto of = loads.of_window(scenario.begin, scenario.begin + static_cast<Hour>(kWeekHours),
                                    years.capacity, states, perfect_mw);
    REQUIRE(of.size() == 1);
    return of[0];
  }
  const Scenario& scenario;
  const Campuses campuses;
  const GivenWeather given;
  const FleetUnits fleet;
  BuildOutFrame years;
  std::vector<HourState> states;
};

}  // namespace

TEST_CASE("in one weather the mean of what samples have out is what the balance takes off") {
  const Scenario s = cold_scenario();
  Scenario without = s;
  without.grid.technologies[0].outage_curve = {};
  const Week week(s), plain(without);
  WindowLoads loads(s, week.campuses, week.given, &week.fleet);
  WindowLoads plain_loads(without, plain.campuses, plain.given, &plain.fleet);
  loads.set_workers(1);
  plain_loads.set_workers(1);
  auto* const of = week.loads_of(loads);
  auto* const plain_of = plain.loads_of(plain_loads);

  std::vector<double> net(2 * kWeekHours), base(2 * kWeekHours), mean(2 * kWeekHours, 0.0);
  plain_of->net_load(0, 0, base, {});
  std::vector<double> nothing(2 * kWeekHours, 0.0);
  plain_of->add_outages(0, nothing);
  CHECK(std::ranges::all_of(nothing, [](double mw) { return mw == 0.0; }));
  constexpr std::size_t kSamples = 4000;
  for (std::size_t sample = 0; sample < kSamples; ++sample) {
    of->net_load(sample, 0, net, {});
    std::vector<double> out(2 * kWeekHours, 0.0);
    of->add_outages(0, out);
    for (std::size_t i = 0; i < net.size(); ++i) mean[i] += (net[i] - base[i]) / kSamples;
    if (sample != 7) continue;
    for (std::size_t i = 0; i < net.size(); ++i) {
      CHECK(out[i] == doctest::Approx(net[i] - base[i]).scale(1000.0));
    }
  }
  double most = 0.0;
  for (std::size_t r = 0; r < 2; ++r) {
    const grid::LocalClock clock(s.grid.regions[r].time_zone, s.begin, s.end);
    for (std::size_t h = 0; h < kWeekHours; ++h) {
      if (clock.at(s.begin + static_cast<Hour>(h)).hour != 12) continue;  // the day's own air
      const double expected_mw =
          plain.states[h].available_mw[r * 3] - week.states[h].available_mw[r * 3];
      CAPTURE(r);
      CAPTURE(h);
      // of 4000 samples whose deviation is 450 MW at most
      CHECK(std::abs(mean[r * kWeekHours + h] - expected_mw) < 30.0);
      most = std::max(most, expected_mw);
    }
  }
  CHECK(most > 60.0);
}

TEST_CASE("samples are known by their numbers, and differ") {
  const Scenario s = cold_scenario();
  const Week week(s);
  WindowLoads all(s, week.campuses, week.given, &week.fleet);
  WindowLoads some(s, week.campuses, week.given, &week.fleet, {5, 2});
  all.set_workers(1);
  some.set_workers(1);
  auto* const of_all = week.loads_of(all);
  auto* const of_some = week.loads_of(some);
  std::vector<double> a(2 * kWeekHours), b(2 * kWeekHours);
  of_all->net_load(2, 0, a, {});
  of_some->net_load(1, 0, b, {});
  CHECK(a == b);
  of_some->net_load(0, 0, b, {});
  CHECK(a != b);
  of_all->net_load(5, 0, a, {});
  CHECK(a == b);
}
