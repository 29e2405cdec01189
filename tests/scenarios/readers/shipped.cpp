#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/readers/load.hpp"
#include "sim/campus/campus_features.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

double capacity_mw(const sim::Scenario& scenario) {
  double sum = 0.0;
  for (const auto& campus : scenario.campuses) {
    for (const auto& phase : campus.phases) sum += phase.capacity_mw;
  }
  return sum;
}

/// MW that count for each deal when all is energised.
std::map<std::string, double> delivered_mw(const sim::Scenario& scenario) {
  std::map<std::string, double> sum;
  for (const auto& campus : scenario.campuses) {
    for (const auto& share : campus.deals) {
      for (const auto& phase : campus.phases) {
        sum[scenario.deals[share.deal.get()].name] += share.share * phase.capacity_mw;
      }
    }
  }
  return sum;
}

std::size_t region_of(const sim::Scenario& scenario, const std::string& name) {
  for (std::size_t r = 0; r < scenario.grid.regions.size(); ++r) {
    if (scenario.grid.regions[r].name == name) return r;
  }
  FAIL("no region " << name);
  return 0;
}

/// The settings of the main scenario with a preset laid over it, in effect, by key.
std::map<std::string, std::string> settings_with(const std::string& preset) {
  const TestFolder folder;
  const std::string include =
      preset.empty() ? "\"us-33gw.toml\"" : "[\"us-33gw.toml\", \"presets/" + preset + "\"]";
  std::map<std::string, std::string> values;
  for (const Setting& setting : load(folder.write("own.toml", "include = " + include)).settings) {
    values[setting.key] = setting.value;
  }
  return values;
}

/// The keys in which two scenarios differ.
std::vector<std::string> differences(const std::map<std::string, std::string>& a,
                                     const std::map<std::string, std::string>& b) {
  std::set<std::string> keys;
  for (const auto* values : {&a, &b}) {
    for (const auto& [key, value] : *values) {
      const auto here = a.find(key), there = b.find(key);
      if (here == a.end() || there == b.end() || here->second != there->second) keys.insert(key);
    }
  }
  return {keys.begin(), keys.end()};
}

}  // namespace

TEST_CASE("presets: the planner's is what there is without one") {
  CHECK(differences(settings_with("planner.toml"), settings_with("")).empty());
}

TEST_CASE("presets: what the others change of it, and with what") {
  const auto planner = settings_with("planner"), stressed = settings_with("stressed");
  CHECK(differences(stressed, planner) ==
        std::vector<std::string>{"grid.interfaces.scale", "plants.retirement_plan"});
  CHECK(stressed.at("grid.interfaces.scale") == "0.75");
  CHECK(stressed.at("plants.retirement_plan") == "\"doe\"");
  const auto optimist = settings_with("optimist");
  const auto changed = differences(optimist, planner);
  for (const char* const key :
       {"grid.imports", "reserves.contingency", "hydro.shape", "demand_response.enabled",
        "plants.built_share", "outages.temperature", "weather_years.draw"}) {
    CAPTURE(key);
    CHECK(std::ranges::find(changed, key) != changed.end());
  }
  CHECK(optimist.at("grid.imports") == "\"physical\"");
  CHECK(optimist.at("outages.temperature") == "false");
}

TEST_CASE("presets: the pipeline's campuses are in all stages, in buildings") {
  const TestFolder folder;
  const Loaded loaded =
      load(folder.write("own.toml", "include = [\"us-33gw.toml\", \"presets/pipeline.toml\"]"));
  CHECK(capacity_mw(loaded.scenario) == doctest::Approx(26000.0).epsilon(1e-9));
  int delayed = 0;
  for (const sim::Campus& campus : loaded.scenario.campuses) {
    CHECK(campus.stages.buildings == 4);
    CHECK(campus.stages.first_power_y == doctest::Approx(2.13));
    const grid::Region& region = loaded.scenario.grid.regions[campus.region.get()];
    const bool is_late = region.planning_area == "ERCOT";
    CHECK(campus.stages.pre_development_y == doctest::Approx(is_late ? 4.8 + 0.49 : 4.8));
    delayed += is_late ? 1 : 0;
    if (!campus.name.starts_with("rest-")) continue;
    for (const sim::Phase& phase : campus.phases) {
      CHECK(phase.steady);
      CHECK(phase.share_pre_development == 0.58);
      CHECK(phase.share_energised == 0.20);
    }
  }
  CHECK(delayed > 0);
}

TEST_CASE("us-33gw: 26 GW of machines that serve 33 GW of promises") {
  const Loaded loaded = load("us-33gw");
  const sim::Scenario& s = loaded.scenario;
  CHECK(s.begin == grid::to_hour({2025, 1, 1}));
  CHECK(s.end == grid::to_hour({2037, 1, 1}));
  CHECK(s.grid.regions.size() == 72);
  CHECK(capacity_mw(s) == doctest::Approx(26000.0).epsilon(1e-9));
  double promised = 0.0;
  const auto delivered = delivered_mw(s);
  for (const auto& deal : s.deals) {
    promised += deal.promised.back().power_mw;
    CAPTURE(deal.name);
    CHECK(delivered.at(deal.name) == doctest::Approx(deal.promised.back().power_mw).epsilon(1e-6));
  }
  CHECK(promised == doctest::Approx(33000.0));  // C8
  CHECK(s.campuses.size() >= 60);
  CHECK(s.campuses.size() <= 120);
  CHECK(s.limits.connection_mw_per_y[region_of(s, "VA_DOM")] == doctest::Approx(1000.0));
  CHECK(s.data_centres.campuses == sim::CampusesOnPath::promised);
  CHECK(loaded.notices.front() ==
        "Alaska and Hawaii are left out: they hang on no neighbour's grid");
}

TEST_CASE("us-33gw: what Dominion's zone takes in is that of the delivery year, and poles fail") {
  const sim::Scenario s = load("us-33gw").scenario;
  const auto limit = [&s](const std::string& name) {
    const auto found = std::ranges::find(s.grid.import_limits, name, &grid::ImportLimit::name);
    REQUIRE(found != s.grid.import_limits.end());
    return *found;
  };
  constexpr std::size_t kMay = 4, kJune = 5, kNovember = 10, kDecember = 11;
  CHECK(limit("Dominion").in_month(2023, kMay) == 100000.0);  // by its lines alone
  CHECK(limit("Dominion").in_month(2027, kMay) == 7374.0);
  CHECK(limit("Dominion").in_month(2027, kJune) == 6598.0);
  CHECK(limit("Dominion").in_month(2036, kDecember) == 6598.0);
  CHECK(limit("MISO_7").in_month(2030, kNovember) == 5125.0);
  CHECK(limit("MISO_7").in_month(2030, kDecember) == 4762.0);
  CHECK(limit("SERC_C").by_year.empty());
  std::size_t circuits = 0;
  for (const grid::Interface& line : s.grid.interfaces) {
    CHECK((line.forced_outage_rate > 0.0) == (line.kind == "HVDC" || line.kind == "B2B"));
    if (line.forced_outage_rate > 0.0) circuits += line.circuits;
  }
  CHECK(circuits == 20);
}

TEST_CASE("us-33gw with the overrides its comments name") {
  CHECK(capacity_mw(load("us-33gw", {"siting.rest.capacity=24.6 GW"}).scenario) ==
        doctest::Approx(33000.0));
  const auto scenario =
      load("us-33gw.toml", {"stages.pre_development_cancellation=0.158 1/yr"}).scenario;
  CHECK(scenario.campuses.front().stages.pre_development_cancellation_per_y ==
        doctest::Approx(0.158));
  CHECK(load("us-33gw", {"campus.abilene.capacity=\"1.5 GW\""})
            .scenario.campuses[0]
            .phases[0]
            .capacity_mw == doctest::Approx(1500.0));
}

TEST_CASE("nvidia-10gw: C1 and C4") {
  const sim::Scenario s = load("nvidia-10gw").scenario;
  CHECK(capacity_mw(s) == doctest::Approx(10000.0));
  CHECK(delivered_mw(s).at("nvidia") == doctest::Approx(10000.0));
  CHECK(s.deals.front().promised[1].power_mw == doctest::Approx(1000.0));
  CHECK(grid::year_of(s.deals.front().promised[1].by) == 2026);
}

TEST_CASE("virginia: Dominion's 40.2 GW in its zone alone, 1 GW a year") {
  const sim::Scenario s = load("virginia").scenario;
  const std::size_t virginia = region_of(s, "VA_DOM");
  std::map<std::string, double> by_stage;
  for (const auto& campus : s.campuses) {
    CHECK(campus.region.get() == virginia);
    for (const auto& phase : campus.phases) {
      by_stage["pre_development"] += phase.share_pre_development * phase.capacity_mw;
      by_stage["construction"] += phase.share_construction * phase.capacity_mw;
      by_stage["energised"] += phase.share_energised * phase.capacity_mw;
    }
  }
  CHECK(by_stage["pre_development"] == doctest::Approx(26000.0));
  CHECK(by_stage["construction"] == doctest::Approx(14200.0));
  CHECK(by_stage["energised"] == 0.0);
  CHECK(s.limits.connection_mw_per_y[virginia] == doctest::Approx(1000.0));
  // every neighbour of Virginia is in the grid, so no interface of it is dropped
  const auto touches = [&s](std::size_t region) {
    return std::ranges::count_if(s.grid.interfaces, [region](const grid::Interface& line) {
      return line.from.get() == region || line.to.get() == region;
    });
  };
  CHECK(touches(virginia) == 4);                // MD NC VA_PJM WV
  CHECK(touches(region_of(s, "VA_PJM")) == 7);  // KY_PJM MD NC OH TN VA_DOM WV
}

TEST_CASE("us-2024: 2023 and 2024 as they were") {
  const sim::Scenario s = load("us-2024").scenario;
  CHECK(s.begin == grid::to_hour({2023, 1, 1}));
  CHECK(s.end == grid::to_hour({2025, 1, 1}));
  CHECK(s.exact_annual_energy);
  CHECK(s.campuses.empty());
  CHECK(s.additions.empty());
  CHECK(s.retirements.empty());
  const auto& stock = s.data_centres;
  double share = 0.0;
  for (const double of_region : stock.share) share += of_region;
  CHECK(share == doctest::Approx(1.0).epsilon(1e-9));
  for (std::size_t i = 0; i < stock.path_year.size(); ++i) {
    if (stock.path_year[i] == 2023) CHECK(stock.path_energy_mwh[i] == doctest::Approx(176e6));
    if (stock.path_year[i] == 2024) CHECK(stock.path_energy_mwh[i] == doctest::Approx(183e6));
  }
}

TEST_CASE("us-2025: the base runs by itself and has no campus") {
  const sim::Scenario s = load("us-2025").scenario;
  CHECK(s.campuses.empty());
  CHECK_FALSE(s.additions.empty());
}

TEST_CASE("us-2025: at the start of 2026 the fleet has EIA's batteries and sun") {
  const sim::Scenario s = load("us-2025").scenario;
  std::map<std::string, double> mw;
  for (const auto& entry : s.grid.fleet) {
    mw[s.grid.technologies[entry.technology.get()].name] += entry.capacity_mw.back();
  }
  for (const auto& change : s.plant_changes) {
    if (change.to > grid::to_hour({2026, 1, 1})) continue;
    mw[s.grid.technologies[change.technology.get()].name] += change.capacity_mw;
  }
  // nameplate of the balancing authorities at the end of 2025; the fleet is net summer
  CHECK(mw["battery"] == doctest::Approx(42.3e3).epsilon(0.02));
  CHECK(mw["solar_pv"] == doctest::Approx(150.9e3).epsilon(0.02));
}

TEST_CASE("us-campuses: Epoch's sites but Lordstown, and PORTS-Pike") {
  const Loaded loaded = load("us-campuses");
  const sim::Scenario& s = loaded.scenario;
  REQUIRE(s.campuses.size() == 45);
  CHECK(s.begin == grid::to_hour({2023, 1, 1}));
  std::map<std::string, double> mw;
  for (const auto& campus : s.campuses) mw[campus.name] = sim::capacity_mw(campus);
  CHECK(mw.at("openai-stargate-abilene") == doctest::Approx(1180.0));
  CHECK(mw.at("openai-stargate-milam") == doctest::Approx(1200.0));
  CHECK(mw.at("ports-pike") == doctest::Approx(1.4 * 8050.0));
  CHECK(mw.count("openai-stargate-lordstown") == 0);
  CHECK(capacity_mw(s) - mw.at("ports-pike") == doctest::Approx(35653.0).epsilon(0.001));
  const auto delivered = delivered_mw(s);
  CHECK(delivered.at("stargate") == doctest::Approx(9233.0));
  CHECK(delivered.at("listed") == doctest::Approx(26420.0).epsilon(0.001));
  CHECK(delivered.at("ports") == doctest::Approx(1.4 * 4250.0));
  for (const auto& campus : s.campuses) {
    CAPTURE(campus.name);
    CHECK_FALSE(campus.deals.empty());
    CHECK(campus.load.design_pue > 1.1);
    CHECK(campus.load.design_pue < 1.6);
  }
}

TEST_CASE("campus-contracts: four gigawatts that differ in what they take and give") {
  const sim::Scenario s = load("campus-contracts").scenario;
  REQUIRE(s.campuses.size() == 4);
  for (const auto& campus : s.campuses) CHECK(sim::capacity_mw(campus) == doctest::Approx(1000.0));
  CHECK(s.campuses[0].water.per_year_m3 == doctest::Approx(9e6));
  CHECK(s.campuses[1].load.profile->name == "high-training-c");
  CHECK(s.campuses[1].flexible.most_h == doctest::Approx(100.0));
  CHECK(s.campuses[2].contract == sim::Contract::curtailable);
  CHECK(s.campuses[3].contract == sim::Contract::bring_your_own);
  CHECK(s.campuses[3].plant.units == 60);
  // accredited is what the engines give in the mean: gas_ic is out 8 % of the time
  CHECK(s.campuses[3].accredited_mw == doctest::Approx(0.92 * 600.0));
}

TEST_CASE("us-2024: what plants pay for CO2, what comes from Canada, and what gas costs") {
  const Loaded loaded = load("us-2024");
  const grid::System& system = loaded.scenario.grid;
  const auto gas = [&system](const grid::RegionData& data, int year, std::size_t month) {
    for (std::size_t t = 0; t < system.technologies.size(); ++t) {
      if (system.technologies[t].fuel != "natural_gas") continue;
      return system.of_month(data.fuel_price_usd_per_mmbtu[t], year, month);
    }
    return 0.0;
  };
  double canada_mw = 0.0;
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    const grid::RegionData& data = system.data[r];
    const std::string& state = grid::state_of(system.regions[r]);
    CAPTURE(system.regions[r].name);
    const double usd_per_t = system.of_month(data.carbon_price_usd_per_t, 2023, 11);
    const bool pays =
        std::string("CA CT DE MA MD ME NH NJ NY RI VA VT").find(state) != std::string::npos;
    CHECK((usd_per_t > 10.0) == pays);
    if (state == "VA") CHECK(system.of_month(data.carbon_price_usd_per_t, 2024, 0) == 0.0);
    if (state == "CA") CHECK(gas(data, 2022, 11) == doctest::Approx(27.17).epsilon(0.001));
    if (state == "CA") CHECK(data.carbon_import_t_per_mwh == 0.428);
    canada_mw += system.of_month(data.canada_import_mw, 2023, 0);
    CHECK(gas(data, 2030, 6) > 0.0);
  }
  CHECK(canada_mw == doctest::Approx(4774.0).epsilon(0.001));
}

TEST_CASE("us-2016-2024: nine years with the fleet and the measured demand of each") {
  const sim::Scenario s = load("us-2016-2024").scenario;
  CHECK(s.begin == grid::to_hour({2016, 1, 1}));
  CHECK(s.end == grid::to_hour({2025, 1, 1}));
  CHECK(s.campuses.empty());
  CHECK(s.grid.first_year == 2015);
  REQUIRE(s.grid.weather_years);
  CHECK(s.grid.weather_draw == grid::WeatherDraw::measured);
  CHECK(s.grid.weather_years->years().front() == 2016);
  double coal_2015_mw = 0.0, coal_2024_mw = 0.0;
  for (const auto& entry : s.grid.fleet) {
    if (s.grid.technologies[entry.technology.get()].name != "coal") continue;
    REQUIRE(entry.years.front() == 2015);
    coal_2015_mw += entry.capacity_mw.front();
    coal_2024_mw += entry.capacity_mw.back();
  }
  // EIA, net summer: 279.7 GW at the end of 2015, 171.9 at that of 2024
  CHECK(coal_2015_mw == doctest::Approx(279.7e3).epsilon(0.02));
  CHECK(coal_2024_mw == doctest::Approx(171.9e3).epsilon(0.03));
}
