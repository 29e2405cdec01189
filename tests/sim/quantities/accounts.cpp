#include "sim/quantities/accounts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Region A of 1000 MW, 100 of them data centres at the meter (105 at the plants), with a firm
/// campus of 100 MW of which its own plant serves 30; region B with a campus of 200 MW that is cut
/// first. Gas (0.8 m3/MWh) makes what is served; no exchange.
struct OneHour {
  Scenario scenario = small_scenario();
  HourState state;
  grid::HourBalance balance;
  std::vector<double> hours;
  Frame frame;

  explicit OneHour(double short_mw) {
    Campus& first = scenario.campuses[0];
    first.plant.capacity_mw = 30.0;
    first.plant.technology = TechnologyIndex(0);
    state.regions = {
        {.air = {}, .demand_mw = 1000.0, .other_dc_mw = 100.0, .firm_mw = 1070.0, .own_mw = 30.0},
        {.air = {}, .demand_mw = 1000.0, .firm_mw = 1000.0, .curtailable_mw = 200.0}};
    state.available_mw = {1500.0, 0.0, 0.0, 1500.0, 0.0, 0.0};
    state.campuses = {{.load_mw = 100.0, .it_mw = 80.0, .own_mw = 30.0, .water_m3 = 40.0},
                      {.load_mw = 200.0,
                       .it_mw = 160.0,
                       .first_mw = 200.0,
                       .water_m3 = 100.0,
                       .water_short_m3 = 10.0}};
    balance.generation_mw = {1070.0 - short_mw, 0.0, 0.0, 1150.0, 0.0, 0.0};
    balance.charge_mw.assign(6, 0.0);
    balance.discharge_mw.assign(6, 0.0);
    balance.net_import_mw = {0.0, 0.0};
    balance.unserved_mw = {short_mw, 0.0};
    balance.curtailed_mw = {0.0, 50.0};
    balance.response_mw = {20.0, 0.0};
    Accounts accounts(scenario);
    frame.build_out.filled = {100.0, 200.0};
    frame.build_out.work_capacity = {80.0, 160.0};
    accounts.begin(frame, 1);
    Accounts::hours_of(balance, hours);
    accounts.add(state, balance, losses(), 0, frame);
  }

  [[nodiscard]] Losses losses() const {
    return {.unserved_mw = balance.unserved_mw,
            .curtailed_mw = balance.curtailed_mw,
            .response_mw = balance.response_mw,
            .unserved_h = hours,
            .campus_cut_mw = {},
            .campus_cut_h = {},
            .deferred_mw = {},
            .recovered_mw = {},
            .quantile_mw = {}};
  }
};

}  // namespace

TEST_CASE("accounts: all data centres as built, on the path and as promised") {
  OneHour one(0.0);
  one.state.regions[0].path_dc_mw = 250.0;
  one.state.regions[0].promised_campus_mw = 400.0;
  Accounts accounts(one.scenario);
  accounts.begin(one.frame, 1);
  accounts.add(one.state, one.balance,
               {.unserved_mw = one.balance.unserved_mw,
                .curtailed_mw = one.balance.curtailed_mw,
                .response_mw = one.balance.response_mw,
                .unserved_h = one.hours,
                .campus_cut_mw = {},
                .campus_cut_h = {},
                .deferred_mw = {},
                .recovered_mw = {},
                .quantile_mw = {}},
               0, one.frame);
  const auto& sums = one.frame.sums;
  CHECK(sums["data_centre_energy"][0] == doctest::Approx(200.0));
  CHECK(sums["data_centre_energy_path"][0] == doctest::Approx(250.0));
  CHECK(sums["data_centre_energy_promised"][0] == doctest::Approx(500.0));
}

TEST_CASE("accounts: the data centres' indirect water is that of what reaches them") {
  const OneHour whole(0.0);
  const auto& sums = whole.frame.sums;
  // 105 MW of other data centres, 70 of the campus and 30 of its own plant
  CHECK(sums["data_centre_water_indirect"][0] == doctest::Approx(0.8 * (105.0 + 70.0 + 30.0)));
  CHECK(sums["data_centre_water_indirect"][1] == doctest::Approx(0.8 * (200.0 - 50.0)));
  CHECK(sums["water_indirect"][0] == doctest::Approx(0.8 * (1070.0 + 30.0)));

  const OneHour half(535.0);  // half of the firm load is not served
  CHECK(half.frame.sums["data_centre_water_indirect"][0] ==
        doctest::Approx(0.8 * (0.5 * (105.0 + 70.0) + 30.0)));
  CHECK(half.frame.sums["water_indirect"][0] == doctest::Approx(0.8 * (535.0 + 30.0)));
}

TEST_CASE("accounts: demand that is cut on call is told by itself") {
  const OneHour hour(0.0);
  CHECK(hour.frame.sums["demand_response_energy"] == std::vector<double>{20.0, 0.0});
  CHECK(hour.frame.sums["unserved_energy"] == std::vector<double>{0.0, 0.0});
}

TEST_CASE("accounts: what is not served is shared, and the water with it") {
  const OneHour half(535.0);
  const auto& sums = half.frame.sums;
  CHECK(sums["unserved_energy"][0] == doctest::Approx(535.0));
  CHECK(sums["unserved_hours"][0] == 1.0);
  // of the campus's 70 MW from the grid half; of its 100 MW 65 are served
  CHECK(sums["campus_curtailed_energy"][0] == doctest::Approx(35.0));
  CHECK(sums["water_direct"][0] == doctest::Approx(40.0 * 0.65));
  // a quarter of the curtailable campus is cut, and so much of what it lacks
  CHECK(sums["campus_curtailed_energy"][1] == doctest::Approx(50.0));
  CHECK(sums["water_direct"][1] == doctest::Approx(75.0));
  CHECK(sums["water_shortfall"][1] == doctest::Approx(7.5));
  CHECK(sums["onsite_energy"][0] == doctest::Approx(30.0));
  CHECK(sums["co2"][0] == doctest::Approx(0.35 * (535.0 + 30.0)));
  CHECK(sums["campus_work"][1] == doctest::Approx(160.0 * 0.75 * 160.0 / (200.0 / 1.25)));
}

TEST_CASE("accounts: a campus's IT energy times its PUE is what its meter counts") {
  const OneHour half(535.0);
  const auto& sums = half.frame.sums;
  CHECK(sums["campus_meter_energy"] == std::vector{100.0, 200.0});
  CHECK(sums["campus_it_energy"] == std::vector{80.0, 160.0});
  CHECK(sums["campus_it_energy_served"][0] == doctest::Approx(0.65 * 80.0));
  CHECK(sums["campus_it_energy_served"][1] == doctest::Approx(0.75 * 160.0));
  CHECK_THROWS_AS((void)half.frame.hourly["campus_it_load"], InternalError);

  OneHour asked(0.0);
  asked.scenario.write_it_load = true;
  asked.state.campuses[1] = {};
  Accounts accounts(asked.scenario);
  Frame frame;
  frame.build_out = asked.frame.build_out;
  accounts.begin(frame, 1);
  accounts.add(asked.state, asked.balance, asked.losses(), 0, frame);
  CHECK(frame.hourly["campus_it_load"].row(0)[0] == 80.0F);
  CHECK(frame.hourly["campus_pue"].row(0)[0] == 1.25F);
  CHECK(frame.hourly["campus_it_load"].row(0)[1] == 0.0F);
  CHECK(std::isnan(frame.hourly["campus_pue"].row(0)[1]));
}

TEST_CASE("accounts: an hour in which a campus is cut counts once, or by the samples that cut it") {
  CHECK(OneHour(0.0).frame.sums["campus_hours_cut"] == std::vector{0.0, 1.0});
  CHECK(OneHour(535.0).frame.sums["campus_hours_cut"] == std::vector{1.0, 1.0});

  OneHour hour(535.0);
  const std::vector<double> cut_mw{0.0, 50.0}, cut_h{0.0, 0.5}, unserved_h{0.25, 0.125};
  const std::vector<double> none(2, 0.0);
  Losses losses = hour.losses();
  losses.unserved_h = unserved_h;
  losses.campus_cut_mw = cut_mw;
  losses.campus_cut_h = cut_h;
  losses.deferred_mw = losses.recovered_mw = none;
  hour.frame.sums["campus_hours_cut"] = none;
  Accounts(hour.scenario).add(hour.state, hour.balance, losses, 0, hour.frame);
  // the firm campus when its region is short, the other one when its contract is called
  CHECK(hour.frame.sums["campus_hours_cut"] == std::vector{0.25, 0.5});
}

TEST_CASE(
    "accounts: the highest hour of a state or a planning area is that of its regions together") {
  OneHour hour(0.0);
  hour.scenario.grid.regions[0].state = hour.scenario.grid.regions[1].state = "S";
  hour.scenario.grid.regions[1].planning_area = "pool";
  Accounts accounts(hour.scenario);
  Frame frame;
  frame.build_out = hour.frame.build_out;
  accounts.begin(frame, 2);
  const auto add = [&](std::size_t h) {
    accounts.add(hour.state, hour.balance, hour.losses(), h, frame);
    return std::pair(hour.state.regions[0].grid_load_mw(), hour.state.regions[1].grid_load_mw());
  };
  const auto first = add(0);
  hour.state.regions[0].firm_mw += 500.0;
  hour.state.regions[1].firm_mw -= 300.0;
  const auto second = add(1);
  REQUIRE(second.first == doctest::Approx(first.first + 500.0));
  REQUIRE(second.second == doctest::Approx(first.second - 300.0));
  CHECK(frame.sums["peak"] == std::vector{second.first, first.second});
  CHECK(frame.sums["peak_by_state"] == std::vector{second.first + second.second});
  CHECK(frame.sums["peak_by_planning_area"] == std::vector{first.second});
}
