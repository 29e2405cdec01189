#include "scenarios/readers/load.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>

#include "sim/cooling/cooling_system.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kRun = "[run]\nstart = 2025-01-01\nend = 2027-01-01\n";

/// A scenario beside the sample grid.
struct Sample {
  Sample() { write_sample_grid(folder); }
  [[nodiscard]] Loaded load(const std::string& toml,
                            const std::vector<std::string>& set = {}) const {
    return scenarios::load(folder.write("s.toml", toml), set);
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("a scenario of every kind of entry") {
  const Sample sample;
  const Loaded loaded = sample.load(R"(
title = "sample"
[run]
start = 2025-01-01
end = "2027-01-01"
exchange = "1 d"
seed = 9007199254740992
feedback = {enabled = true, hours_scale = "5 h"}
[solver]
relative_tolerance = 1e-7
[grid]
data = "data"
[demand]
annual_energy = "exact"
[dispatch]
hurdle = "3 USD/MWh"
[limits]
connection_default = "2 GW/yr"
accelerator_supply = "5 GW/yr"
connection = {BB = "1 GW/yr"}
[data_centres]
path = [{year = 2024, energy = "2 TWh"}, {year = 2026, energy = "8 TWh"}]
campuses = "on top"
[cooling]
tower.cycles_of_concentration = 5
[deal.chips]
promised = [{by = 2025-07-01, power = "0 GW"}, {by = 2026-07-01, power = "1 GW"}]
[deal.land]
kind = "sites"
promised = [{by = 2026-07-01, power = "1 GW"}]
[campus.two]
region = "BB"
basis = "it"
cooling = "waterside"
cooling_parameters.tower.cycles_of_concentration = 3
contract = "curtailable"
design_pue = 1.5
stages.construction = "1 yr"
deals = {chips = 0.75, land = 1}
latitude = 40.5
stage = "construction"
phases = [
  {capacity = "100 MW", announced = 2024-01-01},
  {capacity = "0.3 GW", stage = {pre_development = 0.25, energised = 0.75}},
]
[campus.one]
region = "AA"
capacity = "0.5 GW"
announced = 2025-06-01
[siting.rest]
capacity = "1 GW"
weights = {CC = 3, AA = 1}
campus_size = "300 MW"
announced = [2026-01-01, 2025-01-01]
deals = {chips = 1}
)",
                                    {"campus.one.capacity=0.6 GW"});
  const sim::Scenario& s = loaded.scenario;
  CHECK(s.name == "s");
  CHECK(s.title == "sample");
  CHECK(s.begin == grid::to_hour({2025, 1, 1}));
  CHECK(s.end == grid::to_hour({2027, 1, 1}));
  CHECK(s.exchange_h == 24);
  CHECK(s.seed == 9007199254740992U);
  CHECK(s.feedback.enabled);
  CHECK(s.feedback.hours_scale == 5.0);
  CHECK(s.relative_tolerance == 1e-7);
  CHECK(s.absolute_tolerance_mw == doctest::Approx(1e-6).scale(0.0));
  CHECK(s.exact_annual_energy);
  CHECK(s.dispatch.hurdle_usd_per_mwh == doctest::Approx(3.0));
  CHECK(s.dispatch.hurdle_between_usd_per_mwh == doctest::Approx(3.0));
  CHECK(s.dispatch.hurdle_bilateral_usd_per_mwh == doctest::Approx(3.0));
  CHECK(s.limits.connection_mw_per_y[0] == doctest::Approx(2000.0));
  CHECK(s.limits.connection_mw_per_y[1] == doctest::Approx(1000.0));
  CHECK(s.limits.accelerator_supply_mw_per_y == doctest::Approx(5000.0));
  CHECK(std::isinf(s.limits.national_construction_mw));
  CHECK(s.data_centres.path_year == std::vector<int>{2024, 2025, 2026});
  CHECK(s.data_centres.path_energy_mwh[1] == doctest::Approx(4e6));
  CHECK(s.data_centres.campuses == sim::CampusesOnPath::on_top);
  CHECK_FALSE(s.data_centres.water_l_per_kwh);
  CHECK(s.data_centres.vintages.size() == 2);
  CHECK(s.data_centres.retirement_per_y == doctest::Approx(0.05).scale(0.0));
  CHECK(s.cooling[0].tower.cycles_of_concentration == 5.0);
  CHECK(s.cooling[1].tower.cycles_of_concentration == 7.5);
  CHECK(s.plant_stages.pre_development_cancellation_per_y == 0.0);  // the queue enters without it

  REQUIRE(s.deals.size() == 2);
  CHECK(s.deals[1].kind == sim::DealKind::sites);
  CHECK(s.deals[0].promised[1].power_mw == doctest::Approx(1000.0));

  // campuses in the order of the file; the rule's 1000 MW: AA 250 in 1, CC 750 in round(2.5)
  REQUIRE(s.campuses.size() >= 5);
  const sim::Campus& two = s.campuses[0];
  CHECK(two.name == "two");
  CHECK(two.region == RegionIndex(1));
  CHECK(two.load.cooling == sim::CoolingKind::waterside);
  CHECK(two.contract == sim::Contract::curtailable);
  CHECK(two.load.design_pue == 1.5);
  CHECK(two.stages.construction_y == doctest::Approx(1.0));
  CHECK(two.stages.pre_development_y == doctest::Approx(4.8));
  REQUIRE(two.deals.size() == 2);
  CHECK(two.deals[0].share == 0.75);
  CHECK(two.latitude == 40.5);
  CHECK(std::isnan(two.longitude));
  REQUIRE(two.phases.size() == 2);
  CHECK(two.phases[0].capacity_mw == doctest::Approx(150.0));  // machines times PUE
  CHECK(two.phases[0].announced == grid::to_hour({2024, 1, 1}));
  CHECK(two.phases[0].share_construction == 1.0);
  CHECK(two.phases[1].announced == s.begin);
  CHECK(two.phases[1].share_pre_development == 0.25);
  CHECK(two.phases[1].share_energised == 0.75);
  CHECK(s.campuses[1].phases[0].capacity_mw == doctest::Approx(600.0));
  CHECK(two.load.cooling_parameters.tower.cycles_of_concentration == 3.0);
  CHECK(s.campuses[1].load.cooling_parameters == s.cooling[0]);
  CHECK(s.campuses[1].load.design_pue ==
        sim::design_pue(*sim::make_cooling_system(sim::CoolingKind::direct_liquid, s.cooling[0])));
  CHECK(s.campuses[1].load.cooling == sim::CoolingKind::direct_liquid);
  CHECK(s.campuses[2].name == "rest-AA-1");
  CHECK(s.campuses[3].name == "rest-CC-1");
  double sited = 0.0;
  for (std::size_t c = 2; c < s.campuses.size(); ++c) {
    REQUIRE(s.campuses[c].phases.size() == 2);
    CHECK(s.campuses[c].phases[0].announced < s.campuses[c].phases[1].announced);
    for (const auto& phase : s.campuses[c].phases) sited += phase.capacity_mw;
  }
  CHECK(sited == doctest::Approx(1000.0));
  CHECK(s.campuses[2].phases[0].capacity_mw == doctest::Approx(125.0));

  CHECK(loaded.data_hashes.size() == 32);  // the path is the scenario's own
  CHECK(loaded.data_hashes[0].first == "air_dew_point.csv");
  CHECK(loaded.data_hashes[0].second.size() == 64);
}

TEST_CASE("the effective text is a scenario that reads back as itself") {
  const Sample sample;
  sample.folder.write(
      "base.toml",
      kRun + "[grid]\ndata = \"data\"\n[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\n");
  const Loaded first =
      sample.load("include = [\"base.toml\"]\n[campus.a]\ncapacity = \"2 GW\"\n", {"run.seed=5"});
  const Loaded second = sample.load(first.scenario.text);
  CHECK(second.scenario.text == first.scenario.text);
  CHECK(second.scenario.seed == 5);
  CHECK(second.scenario.campuses[0].phases[0].capacity_mw == doctest::Approx(2000.0));
}

TEST_CASE("campuses without capacity are left out and said so") {
  const Sample sample;
  const Loaded loaded =
      sample.load(kRun +
                  "[grid]\ndata = \"data\"\n[campus.a]\nregion = \"AA\"\ncapacity = \"0 GW\"\n"
                  "[siting.r]\ncapacity = \"0 GW\"\nweights = {ZZ = 1}\n");
  CHECK(loaded.scenario.campuses.empty());
  CHECK(loaded.notices.back() == "campus a has no capacity and is left out");
}

TEST_CASE("a run without campuses keeps what their deals stand for, and says so") {
  const Sample sample;
  const std::string text =
      kRun +
      "[grid]\ndata = \"data\"\n[deal.d]\npromised = [{by = 2025-07-01, power = \"1 GW\"}]\n"
      "[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\ndeals = {d = 0.3}\n"
      "[campus.b]\nregion = \"AA\"\ncapacity = \"2 GW\"\ndeals = {d = 0}\n";
  const Loaded with = sample.load(text), without = sample.load(text, {"run.campuses=false"});
  CHECK(with.notices.back() ==
        "1 of 2 campuses serve no deal: nothing of data_centres.path is taken to be theirs, they "
        "come on top of it");
  CHECK(without.scenario.deals.size() == 1);
  REQUIRE(without.scenario.campuses.size() == 2);
  for (const sim::Campus& campus : without.scenario.campuses) {
    const sim::Phase& phase = campus.phases.at(0);
    CHECK(phase.capacity_mw > 0.0);
    CHECK(phase.share_pre_development + phase.share_construction + phase.share_energised == 0.0);
  }
  CHECK(without.notices.back() ==
        "run.campuses = false: 2 campuses of 3.0 GW are not built; data_centres.path stays without "
        "what is promised to the 1.0 GW of them that serve deals");
  CHECK(sample.load(text, {"run.campuses=false", "data_centres.campuses=on top"}).notices.back() ==
        "run.campuses = false: 2 campuses of 3.0 GW are not built; data_centres.path is without "
        "them as it is (data_centres.campuses = \"on top\")");
  const Loaded inside = sample.load(text, {"run.campuses=false", "data_centres.campuses=inside"});
  CHECK(inside.notices.back() ==
        "run.campuses = false: 2 campuses of 3.0 GW are not built; data_centres.path stays without "
        "what would be built of them");
  // what would have been built is known
  REQUIRE(inside.scenario.data_centres.left_out.size() == 2);
  CHECK(inside.scenario.data_centres.left_out[1].at(0).capacity_mw == doctest::Approx(2000.0));
  CHECK(inside.scenario.data_centres.left_out[1].at(0).share_pre_development == 1.0);
  CHECK(with.scenario.data_centres.left_out.empty());
}

TEST_CASE("a part of the grid tells what it leaves out") {
  const Sample sample;
  const Loaded loaded = sample.load(kRun +
                                    "[grid]\ndata = \"data\"\nregions = [\"AA\", \"BB\"]\n"
                                    "[limits.connection]\nCC = \"1 GW/yr\"\n");
  CHECK(loaded.scenario.grid.regions.size() == 2);
  CHECK(loaded.scenario.data_centres.share == std::vector<double>{0.5, 0.25});
  CHECK(loaded.notices.back() ==
        "2 of 3 regions; they hold 75.0 % of the nation's data-centre energy");
}

TEST_CASE("the ensemble and its calibration") {
  const Sample sample;
  const sim::Scenario usual = sample.load(kRun).scenario;
  CHECK(usual.ensemble.sampled_weather);
  CHECK(usual.ensemble.quantiles == std::vector<double>{0.5, 0.9, 0.99});
  CHECK(usual.ensemble.cvar_level == 0.95);
  CHECK_FALSE(usual.calibration.enabled);
  CHECK(usual.calibration.event_days == 0.1);
  CHECK(usual.calibration.year == 2025);
  CHECK(usual.calibration.samples == 1000);

  const sim::Scenario chosen = sample
                                   .load(kRun +
                                         "[ensemble]\nsamples = 40\nweather = \"fixed\"\n"
                                         "quantiles = [0.1, 0.95]\ncvar_level = 0.9\n"
                                         "[calibration]\nenabled = true\nevent_days = 2.4\n"
                                         "year = 2026\nsamples = 200\n"
                                         "[calibration.perfect_capacity]\n"
                                         "eastern = \"-33.5 GW\"\n")
                                   .scenario;
  CHECK(chosen.ensemble.samples == 40);
  CHECK_FALSE(chosen.ensemble.sampled_weather);
  CHECK(chosen.ensemble.quantiles == std::vector<double>{0.1, 0.95});
  CHECK(chosen.ensemble.cvar_level == 0.9);
  CHECK(chosen.calibration.enabled);
  CHECK(chosen.calibration.event_days == 2.4);
  CHECK(chosen.calibration.year == 2026);
  CHECK(chosen.calibration.samples == 200);
  CHECK(chosen.calibration.perfect_mw == std::map<std::string, double>{{"eastern", -33'500.0}});
}

TEST_CASE("derivatives of the build-out and drawn stages, and what they do not go with") {
  const Sample sample;
  const std::string head = kRun + "[grid]\ndata = \"data\"\n";
  CHECK_FALSE(sample.load(head).scenario.write_sensitivities);
  CHECK_FALSE(sample.load(head).scenario.draw_stages);
  CHECK(sample.load(head, {"output.sensitivities=true"}).scenario.write_sensitivities);
  CHECK(sample.load(head, {"stages.draw=true", "limits.connection_default=1 GW/yr"})
            .scenario.draw_stages);
  CHECK(sample.load(head).scenario.futures == 200);
  CHECK(sample.load(head, {"stages.futures=0"}).scenario.futures == 0);
  CHECK(sample.load(head).scenario.common_delay == 0.0);
  CHECK(sample.load(head, {"stages.common_delay=0.3"}).scenario.common_delay == 0.3);
  // limits without a queue leave none, which is no fault of the scenario
  CHECK(sample.load(head, {"limits.national_construction=9 GW"}).scenario.futures == 200);
  const auto refused = [&](std::vector<std::string> set, const char* key, const char* words) {
    CAPTURE(words);
    try {
      (void)sample.load(head, set);
      FAIL("not refused");
    } catch (const ScenarioError& error) {
      REQUIRE(error.problems().size() == 1);
      CHECK(error.problems()[0].key == key);
      CHECK(error.problems()[0].message.find(words) != std::string::npos);
    }
  };
  refused({"stages.draw=true", "output.sensitivities=true"}, "output.sensitivities",
          "drawn lengths have no derivatives");
  refused({"stages.futures=-1"}, "stages.futures", "-1");
  refused({"stages.futures=20000"}, "stages.futures", "10000");
  refused({"stages.futures=many"}, "stages.futures", "whole number");
  refused({"stages.common_delay=-0.1"}, "stages.common_delay", "-0.1");
  refused({"run.feedback.enabled=true", "output.sensitivities=true"}, "output.sensitivities",
          "run.feedback.enabled is true");
  refused({"run.feedback.enabled=true", "stages.draw=true"}, "stages.draw",
          "drawn stages go with connection limits only");
  refused({"limits.national_construction=9 GW", "stages.draw=true"}, "stages.draw",
          "limits.national_construction is set");
  refused({"limits.accelerator_supply=9 GW/yr", "stages.draw=true"}, "stages.draw",
          "limits.accelerator_supply is set");
}

TEST_CASE("what is wrong with an ensemble") {
  const Sample sample;
  const auto messages = [&sample](const std::string& toml) {
    std::vector<std::string> found;
    try {
      (void)sample.load(kRun + toml);
    } catch (const ScenarioError& error) {
      for (const Problem& problem : error.problems()) {
        found.push_back(problem.key + ": " + problem.message);
      }
    }
    return found;
  };
  CHECK(messages("[ensemble]\nquantiles = [0.9, 0.5]\n") ==
        std::vector<std::string>{"ensemble.quantiles: 0.5 stands behind 0.9; quantiles ascend"});
  CHECK(messages("[ensemble]\nquantiles = [0.5, 0.5]\n").size() == 1);
  CHECK(messages("[ensemble]\nquantiles = [0.5, 1]\ncvar_level = 0\nsamples = -1\n").size() == 3);
  CHECK(messages("[ensemble]\nweather = \"random\"\nsamples = 1.5\n").size() == 2);
  CHECK(messages("[calibration]\nyear = 2027\n") ==
        std::vector<std::string>{
            "calibration.year: 2027 is not among the years of the run, 2025 to 2026"});
  CHECK(messages("[calibration]\nevent_days = 0\nsamples = 1\n").size() == 2);
  CHECK(messages("[calibration]\nenabled = true\nperfect_capacity.estern = \"1 GW\"\n") ==
        std::vector<std::string>{"calibration.perfect_capacity.estern: \"estern\" is no "
                                 "interconnection; did you mean eastern?; known: eastern, "
                                 "western, ercot"});
  CHECK(messages("[calibration]\nperfect_capacity.eastern = \"1 GW\"\n").size() == 1);
  CHECK(messages("[calibration]\nevent_days_of.eastern = 1\nmargin_of.eastern = 0.1\n").size() ==
        2);
  CHECK(messages("[calibration]\nenabled = true\nevent_days_of.eastern = 1\n"
                 "margin_of.eastern = 0.1\n") ==
        std::vector<std::string>{"calibration.margin_of.eastern: calibration.event_days_of.eastern "
                                 "is set too: one of the two"});
  CHECK(messages("[calibration]\nby = \"state\"\n").size() == 1);
}
