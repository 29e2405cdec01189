#include "sim/hours/campus_cuts.hpp"

#include <doctest/doctest.h>

#include "sim/hours/window_devices.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Two hours of the small scenario with a third campus, in region B with the second: contracts open
/// 240 MW of the second and 60 MW of the third.
struct CutHours {
  Scenario scenario = small_scenario();
  std::vector<HourState> states;

  CutHours() {
    scenario.campuses.push_back(scenario.campuses[1]);
    scenario.campuses[2].name = "third";
    HourState state;
    state.regions.resize(2);
    state.regions[1].curtailable_mw = 300.0;
    state.campuses = {{.filled_mw = 100.0, .built = 1.0, .load_mw = 80.0},
                      {.filled_mw = 300.0, .built = 1.0, .load_mw = 240.0, .first_mw = 240.0},
                      {.filled_mw = 100.0, .built = 1.0, .load_mw = 80.0, .first_mw = 60.0}};
    states = {state, state};
  }

  /// Returns what four samples give up by the response of the name, each of `powers` in the second
  /// hour.
  [[nodiscard]] EnsembleOutcome of(const char* name, std::vector<double> powers) const {
    const Campuses campuses(scenario);
    grid::adequacy::SystemModel devices;
    devices.regions.resize(2);
    devices.regions[1].name = "B";
    add_campus_devices(campuses, states, devices);
    EnsembleOutcome outcome;
    for (auto* table : {&outcome.curtailed_mw, &outcome.response_mw}) table->resize(3, 2);
    for (auto* table : {&outcome.campus_cut_mw, &outcome.campus_cut_h, &outcome.deferred_mw,
                        &outcome.recovered_mw}) {
      table->resize(3, 3);
    }
    CampusCuts cuts(scenario, campuses, 4);
    cuts.begin(devices, states.size(), 1);  // the window's hours are the last two of the outcome
    bool found = false;
    for (std::uint32_t r = 0; r < devices.demand_responses.size(); ++r) {
      if (devices.demand_responses[r].name != name) continue;
      found = true;
      for (const double power : powers) cuts.add({1, r, power, 0.5 * power}, outcome);
    }
    REQUIRE(found);
    cuts.write(states, outcome);
    return outcome;
  }
};

}  // namespace

TEST_CASE("campus cuts: contracts of a region are shared, and an hour counts by the samples cut") {
  const EnsembleOutcome outcome = CutHours().of("campuses-B", {300.0, 100.0, 0.0});
  CHECK(outcome.curtailed_mw.row(2)[1] == 100.0);
  CHECK(outcome.campus_cut_mw.row(2)[1] == 80.0);  // 240 of the 300 MW that contracts open
  CHECK(outcome.campus_cut_mw.row(2)[2] == 20.0);
  CHECK(outcome.campus_cut_h.row(2)[0] == 0.0);  // firm
  CHECK(outcome.campus_cut_h.row(2)[1] == 0.5);
  CHECK(outcome.campus_cut_h.row(2)[2] == 0.5);
  CHECK(outcome.campus_cut_h.row(1)[1] == 0.0);  // the hour before
}

TEST_CASE("campus cuts: a campus with a meter is cut by itself, and what is put off is no cut") {
  CutHours hours;
  hours.scenario.campuses[1].battery = {.power_mw = 80.0, .energy_mwh = 160.0};
  hours.scenario.campuses[0].flexible = {.share = 0.25, .payback_h = 10.0};
  const std::string name = hours.scenario.campuses[1].name;
  const EnsembleOutcome by_contract = hours.of(("campus-" + name + "-contract").c_str(), {40.0});
  CHECK(by_contract.campus_cut_mw.row(2)[1] == 10.0);
  CHECK(by_contract.campus_cut_h.row(2)[1] == 0.25);
  CHECK(by_contract.campus_cut_h.row(2)[2] == 0.0);
  const std::string first = hours.scenario.campuses[0].name;
  const EnsembleOutcome put_off = hours.of(("campus-" + first + "-flexible").c_str(), {8.0});
  CHECK(put_off.deferred_mw.row(2)[0] == 2.0);
  CHECK(put_off.recovered_mw.row(2)[0] == 1.0);
  CHECK(put_off.campus_cut_h.row(2)[0] == 0.0);
}
