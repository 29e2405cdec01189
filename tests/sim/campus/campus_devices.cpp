#include "sim/campus/campus_devices.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "sim/run/run.hpp"
#include "sim/years/accelerators.hpp"
#include "tests/sim/frames_of.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Region A alone: 1000 MW of demand and 105 MW of data centres in every hour, a campus of 70.4 MW
/// (64 MW of IT at a PUE of 1.1) and 1150 MW of plant that never fails: 25.4 MW are missing,
/// always.
Scenario short_of_power() {
  Scenario s = small_scenario();
  s.grid.regions.resize(1);
  s.grid.data.resize(1);
  s.grid.interfaces.clear();
  s.grid.demand_correlation = s.grid.wind_correlation = s.grid.solar_correlation = {1.0};
  s.grid.technologies[0].forced_outage_rate = 0.0;
  s.grid.fleet = {
      grid::FleetEntry{RegionIndex(0), TechnologyIndex(0), {2024, 2025}, {1150.0, 1150.0}, 100.0}};
  for (auto& month : s.grid.data[0].demand.pattern) month.fill(0.0);
  s.campuses.resize(1);
  s.campuses[0].load.training_share = 1.0;  // flat
  // a plant that takes 10 % of the IT's power in any hour: nothing but lighting
  s.campuses[0].load.cooling = CoolingKind::direct_liquid;
  CoolingParameters& plant = s.campuses[0].load.cooling_parameters;
  plant.electrical = {.ups_no_load = 0.0,
                      .ups_linear = 0.0,
                      .ups_quadratic = 0.0,
                      .distribution_loss = 0.0,
                      .lighting = 0.1,
                      .transformer_no_load = 0.0,
                      .transformer_quadratic = 0.0};
  plant.liquid.share = 1.0;
  plant.liquid.pumps = plant.liquid.fans = 0.0;
  s.data_centres.share = {1.0};
  s.limits.connection_mw_per_y.resize(1);
  s.ensemble = {.samples = 3, .sampled_weather = false, .quantiles = {}, .cvar_level = 0.9};
  return s;
}

constexpr double kShortMw = 1000.0 + 105.0 + 70.4 - 1150.0;

class Sums : public Recorder {
 public:
  void record(const Frame& frame) override {
    const ExchangeSums& x = frame.sums;
    hours += static_cast<double>(frame.hours);
    unserved += x["unserved_energy"][0];
    curtailed += x["campus_curtailed_energy"][0];
    deferred += x["deferred_energy"][0];
    recovered += x["recovered_energy"][0];
    onsite += x["onsite_energy"][0];
    energy += x["energy"][0];
    campus += x["campus_energy"][0];
    work += x["campus_work"][0];
    co2 += x["co2"][0];
    if (frame.adequacy) eue = frame.adequacy->areas[0].eue;
  }
  double hours = 0, unserved = 0, curtailed = 0, deferred = 0, recovered = 0, onsite = 0,
         energy = 0, campus = 0, work = 0, co2 = 0;
  grid::adequacy::Estimate eue;
};

Sums sums_of(const Scenario& scenario) {
  Sums sums;
  RunOptions options;
  options.threads = 2;
  REQUIRE(run(scenario, options, sums));
  CHECK(sums.hours == 1416.0);
  return sums;
}

/// Output of the generation at the run's start over that of the reference.
double output_ratio(const Scenario& s) { return output_per_watt(s.accelerators, s.begin); }

/// The firm campus's part of what firm load misses.
double firm_part(double campus_mw) { return campus_mw / (1105.0 + campus_mw); }

}  // namespace

TEST_CASE("a firm campus shares the shortage, a curtailable one takes it") {
  Scenario s = short_of_power();
  const Sums firm = sums_of(s);
  CHECK(firm.unserved == doctest::Approx(kShortMw * firm.hours));
  CHECK(firm.curtailed == doctest::Approx(kShortMw * firm.hours * firm_part(70.4)));
  s.campuses[0].contract = Contract::curtailable;
  const Sums curtailable = sums_of(s);
  CHECK(std::abs(curtailable.unserved) < 1e-6);
  CHECK(curtailable.curtailed == doctest::Approx(kShortMw * firm.hours));
  // work is the IT energy that is left, all of it of the first generation's output
  const double per_mwh = output_ratio(s);
  CHECK(curtailable.work == doctest::Approx(64.0 * (1.0 - kShortMw / 70.4) * firm.hours * per_mwh));
}

TEST_CASE("own capacity: what is above it goes first, with or without samples") {
  Scenario s = short_of_power();
  s.campuses[0].contract = Contract::bring_your_own;
  s.campuses[0].accredited_mw = 60.0;  // 10.4 MW go first
  for (const std::uint32_t samples : {3U, 0U}) {
    s.ensemble.samples = samples;
    const Sums own = sums_of(s);
    CHECK(own.unserved == doctest::Approx((kShortMw - 10.4) * own.hours));
    CHECK(own.curtailed ==
          doctest::Approx((10.4 + (kShortMw - 10.4) * firm_part(60.0)) * own.hours));
  }
  s.campuses[0].accredited_mw = 200.0;  // more than it draws: a firm campus
  CHECK(sums_of(s).unserved == doctest::Approx(kShortMw * 1416.0));
}

TEST_CASE("a flexible share of limited hours, energy and calls") {
  Scenario s = short_of_power();
  FlexibleLoad& flexible = s.campuses[0].flexible;
  flexible.share = 0.5;  // 35.2 MW
  flexible.payback_h = std::numeric_limits<double>::infinity();
  flexible.most_h = 100.0;
  Sums sums = sums_of(s);
  CHECK(sums.unserved == doctest::Approx(kShortMw * (sums.hours - 100.0)));
  CHECK(sums.deferred == doctest::Approx(kShortMw * 100.0));
  CHECK(sums.recovered == 0.0);
  CHECK(sums.eue.value == doctest::Approx(sums.unserved));
  flexible.most_h = std::numeric_limits<double>::infinity();
  flexible.most_mwh = 1000.0;
  CHECK(sums_of(s).unserved == doctest::Approx(kShortMw * 1416.0 - 1000.0));
  flexible.most_mwh = std::numeric_limits<double>::infinity();
  flexible.most_events = 0.0;
  CHECK(sums_of(s).unserved == doctest::Approx(kShortMw * 1416.0));
  flexible.most_events = 1.0;  // one call that does not end
  flexible.notice_h = 5.5;     // from the sixth hour on
  sums = sums_of(s);
  CHECK(sums.unserved == doctest::Approx(kShortMw * 6.0));
  flexible.share = 0.1;  // 7.04 MW are not enough
  CHECK(sums_of(s).unserved == doctest::Approx(kShortMw * 1416.0 - 7.04 * 1410.0));
}

TEST_CASE("what is put off is made up for where there is room, the rest is lost work") {
  // 16 h a day of surplus, 8 h of shortage: the campus runs by day alone
  Scenario s = short_of_power();
  std::vector<double> share(48, 1.0);
  for (std::size_t h = 0; h < 24; ++h) share[h] = share[24 + h] = h < 16 ? 0.5 : 1.0;
  s.campuses[0].load.profile = std::make_shared<const ItProfile>(ItProfile{"day", share});
  s.campuses[0].load.load_factor = 2.0 / 3.0;
  s.campuses[0].flexible = {.share = 1.0, .payback_h = 24.0};
  // load 80 x 0.5 x 1.1 = 44 MW for 16 h and 88 MW for 8 h, with 60 MW for it
  s.grid.fleet[0].capacity_mw = {1165.0, 1165.0};
  const Sums sums = sums_of(s);
  CHECK(std::abs(sums.unserved) < 1e-6);
  // from 16 to 24 h local 28 MW are put off; 16 MW of surplus in the next 16 h bring it all back,
  // but for the last three hours of the run
  CHECK(sums.deferred == doctest::Approx(59.0 * 8.0 * 28.0));
  CHECK(sums.recovered == doctest::Approx(sums.deferred - 3.0 * 28.0));
  // 8 h from the first one: an hour of surplus, and four on the first evening, which begins at 19 h
  s.campuses[0].flexible.payback_h = 8.0;
  const Sums late = sums_of(s);
  CHECK(std::abs(late.unserved) < 1e-6);
  CHECK(late.recovered == doctest::Approx(58.0 * 16.0 + 4.0 * 16.0));
}

TEST_CASE("on-site plant that never fails is load that the grid does not see") {
  Scenario s = short_of_power();
  s.campuses[0].plant = {.capacity_mw = 20.0, .units = 2};
  const Sums sums = sums_of(s);
  CHECK(sums.onsite == doctest::Approx(20.0 * sums.hours));
  CHECK(sums.campus == doctest::Approx(70.4 * sums.hours));
  CHECK(sums.energy == doctest::Approx((1105.0 + 50.4) * sums.hours));
  CHECK(sums.unserved == doctest::Approx((kShortMw - 20.0) * sums.hours));
  CHECK(sums.curtailed == doctest::Approx((kShortMw - 20.0) * sums.hours * firm_part(50.4)));
  // its CO2 is the technology's: 7 MMBtu/MWh x 0.05 t/MMBtu, for 1150 MW of the grid and 20 MW
  CHECK(sums.co2 == doctest::Approx((1150.0 + 20.0) * 0.35 * sums.hours));
}

TEST_CASE("on-site units that fail: the binomial of what is in service") {
  Scenario s = short_of_power();
  s.ensemble.samples = 400;
  s.campuses[0].plant = {
      .capacity_mw = 40.0, .units = 2, .forced_outage_rate = 0.1, .mean_time_to_repair_h = 10.0};
  const Sums sums = sums_of(s);
  const double expected = (0.81 * 0.0 + 0.18 * (kShortMw - 20.0) + 0.01 * kShortMw) * sums.hours;
  CAPTURE(sums.eue.value);
  CAPTURE(expected);
  REQUIRE(sums.eue.standard_error > 0.0);
  CHECK(std::abs(sums.eue.value - expected) < 3.0 * sums.eue.standard_error);
  // more of it than the campus needs: five units of 40 MW, one of which is enough for the campus
  s.campuses[0].plant.capacity_mw = 200.0;
  s.campuses[0].plant.units = 5;
  const Sums spare = sums_of(s);
  const double none = std::pow(0.1, 5), one = 5 * 0.9 * std::pow(0.1, 4);
  // with one unit of 40 MW in service the grid has 1150 MW for 1135.4: nothing is missing
  CHECK(std::abs(spare.eue.value - none * kShortMw * spare.hours) <
        3.0 * std::max(spare.eue.standard_error, one * kShortMw));
}

TEST_CASE("an on-site battery gives what it holds, to the campus alone") {
  Scenario s = short_of_power();
  s.campuses[0].battery = {.power_mw = 10.0, .energy_mwh = 20.0};
  // there is never any surplus to charge it again
  CHECK(sums_of(s).unserved == doctest::Approx(kShortMw * 1416.0 - 20.0));
  // 200 MW behind a meter of 70.4 MW: the grid has room for the others, 45 MW of it to charge
  s.campuses[0].battery = {.power_mw = 200.0, .energy_mwh = 1e5};
  CHECK(std::abs(sums_of(s).unserved) < 1e-6);
  s.grid.fleet[0].capacity_mw = {1050.0, 1050.0};  // the others alone miss 55 MW
  CHECK(sums_of(s).unserved == doctest::Approx(55.0 * 1416.0).epsilon(1e-6));
}

TEST_CASE("a battery is charged through the connection, by what the load leaves of it") {
  // by night, 16 to 24 h local, the campus draws all of its 100 MW and 12 of them are missing; by
  // day the grid has 143 MW to spare, and the campus draws 95 MW
  Scenario s = short_of_power();
  std::vector<double> share(48, 1.0);
  for (std::size_t h = 0; h < 16; ++h) share[h] = share[24 + h] = 0.95;
  Campus& campus = s.campuses[0];
  campus.load.profile = std::make_shared<const ItProfile>(ItProfile{"day", share});
  campus.load.load_factor = (16.0 * 0.95 + 8.0) / 24.0;
  campus.load.design_pue = 1.1;
  for (auto& day_type : s.grid.data[0].demand.mean) {
    for (auto& month : day_type) {
      for (std::size_t h = 0; h < 24; ++h) month[h] = h < 16 ? 0.95 : 1.1;
    }
  }
  s.grid.fleet[0].capacity_mw = {1293.0, 1293.0};
  campus.battery = {.power_mw = 50.0, .energy_mwh = 200.0, .round_trip_efficiency = 1.0};
  // 80 MWh come back by day, 96 are missing at night: after an evening of 5 h and seven nights the
  // eighth misses 8 MWh and 50 more miss 16
  CHECK(sums_of(s).unserved == doctest::Approx(8.0 + 50.0 * 16.0).epsilon(1e-6));
}

namespace {

void check_same(const Frame& a, const Frame& b) {
  CHECK(a.hourly["shortfall"].values() == b.hourly["shortfall"].values());
  CHECK(a.hourly["campus_curtailed"].values() == b.hourly["campus_curtailed"].values());
  CHECK(a.hourly["campus_deferred"].values() == b.hourly["campus_deferred"].values());
  CHECK(a.hourly["campus_recovered"].values() == b.hourly["campus_recovered"].values());
  CHECK(a.sums["campus_work"] == b.sums["campus_work"]);
  REQUIRE(a.adequacy.has_value() == b.adequacy.has_value());
  if (a.adequacy) CHECK(a.adequacy->areas[0].eue.value == b.adequacy->areas[0].eue.value);
}

}  // namespace

TEST_CASE("all of it together: the same for any number of threads and after an interruption") {
  Scenario s = small_scenario();
  s.begin = grid::to_hour({2025, 12, 10});
  s.end = grid::to_hour({2026, 1, 20});
  s.grid.technologies[0].mean_time_to_repair_h = 40.0;
  s.grid.fleet[0].capacity_mw = {1350.0, 1350.0};
  s.ensemble = {.samples = 25, .sampled_weather = true, .quantiles = {}, .cvar_level = 0.9};
  s.campuses[0].contract = Contract::bring_your_own;
  s.campuses[0].accredited_mw = 40.0;
  s.campuses[0].plant = {
      .capacity_mw = 40.0, .units = 4, .forced_outage_rate = 0.1, .mean_time_to_repair_h = 20.0};
  s.campuses[0].battery = {.power_mw = 10.0, .energy_mwh = 30.0};
  s.campuses[0].flexible = {.share = 0.3, .payback_h = 12.0, .notice_h = 1.0, .most_h = 30.0};
  s.campuses[1].contract = Contract::firm;
  s.campuses[1].flexible = {.share = 0.2, .most_mwh = 500.0, .most_events = 5.0};
  const auto one = frames_of(s, 1), three = frames_of(s, 3);
  REQUIRE(one.size() == three.size());
  double deferred = 0.0, recovered = 0.0, unserved = 0.0, cut = 0.0;
  for (std::size_t e = 0; e < one.size(); ++e) {
    check_same(one[e], three[e]);
    for (std::size_t r = 0; r < 2; ++r) {
      deferred += one[e].sums["deferred_energy"][r];
      recovered += one[e].sums["recovered_energy"][r];
      unserved += one[e].sums["unserved_energy"][r];
      cut += one[e].sums["campus_curtailed_energy"][r];
    }
  }
  // the case must exercise what it claims to compare
  CHECK(deferred > 0.0);
  CHECK(recovered > 0.0);
  CHECK(recovered < deferred);
  CHECK(unserved > 0.0);
  CHECK(cut > 0.0);
  for (const std::size_t at : {2U, 4U}) {
    const ResumePoint resume = resume_after(one, at);
    const auto rest = frames_of(s, 2, &resume);
    REQUIRE(rest.size() == one.size() - at);
    for (std::size_t e = 0; e < rest.size(); ++e) check_same(rest[e], one[at + e]);
  }
}
