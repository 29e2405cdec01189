#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kRun = "[run]\nstart = 2025-01-01\nend = 2027-01-01\n";

/// A scenario beside the sample grid.
struct Sample {
  Sample() { write_sample_grid(folder); }
  [[nodiscard]] Loaded load(const std::string& toml) const {
    return scenarios::load(folder.write("s.toml", toml));
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("hurdles by friction, carbon prices by name and the switches of trade") {
  const Sample sample;
  const grid::DispatchRules usual = sample.load(kRun).scenario.dispatch;
  CHECK(usual.hurdle_usd_per_mwh == doctest::Approx(4.0));
  CHECK(usual.hurdle_between_usd_per_mwh == doctest::Approx(7.0));
  CHECK(usual.hurdle_bilateral_usd_per_mwh == doctest::Approx(8.0));
  const sim::Scenario s = sample
                              .load(kRun +
                                    "[grid]\ndata = \"data\"\n"
                                    "[hurdle]\nbetween = \"5 USD/MWh\"\n"
                                    "[carbon]\nprice.BB = \"20 USD/t\"\n"
                                    "[trade]\ncanada = false\n")
                              .scenario;
  CHECK(s.dispatch.hurdle_usd_per_mwh == doctest::Approx(4.0));
  CHECK(s.dispatch.hurdle_between_usd_per_mwh == doctest::Approx(5.0));
  CHECK(s.grid.data[0].carbon_price_usd_per_t.empty());
  CHECK(s.grid.data[1].carbon_price_usd_per_t.at(7) == doctest::Approx(20.0));
}

TEST_CASE("supply: what a scenario chooses of the tables") {
  const Sample sample;
  sample.folder.write("data/demand_response.csv",
                      "region,summer_mw,winter_mw,source\nAA,100,70,sample\n");
  const std::string head = kRun + "[grid]\ndata = \"data\"\n";
  const sim::Scenario s =
      sample
          .load(head +
                "[plants]\nbuilt_share = 0.13\n[demand_response]\nscale = 2\nhours = \"40 h\"\n"
                "[demand]\ngrowth = \"rate\"\ngrowth_rate = 0.1\n")
          .scenario;
  CHECK(s.plant_stages.pre_development_cancellation_per_y > 0.0);
  REQUIRE(s.demand_response.regions.size() == 1);
  CHECK(s.demand_response.regions[0].summer_mw == 200.0);
  CHECK(s.demand_response.most_h == 40.0);
  const auto& mean_mw = s.grid.data[1].mean_demand_mw;
  CHECK(mean_mw[3] / mean_mw[2] == doctest::Approx(1.1));
  CHECK(sample.load(head + "[demand_response]\nenabled = false\n")
            .scenario.demand_response.regions.empty());
  sample.folder.write("growth.csv", "region,y2022\nAA,1\nBB,3\nCC,1\n");
  const std::string table = head + "[demand]\ngrowth = \"table\"\n";
  const sim::Scenario own = sample.load(table + "growth_table = \"growth.csv\"\n").scenario;
  CHECK(own.grid.data[1].mean_demand_mw[2] == doctest::Approx(3.0 * mean_mw[2]));
  CHECK_THROWS_WITH_AS((void)sample.load(table), doctest::Contains("demand.growth_table"),
                       ScenarioError);
}

TEST_CASE("the path of all data centres is one of the table's, or a list of years") {
  const Sample sample;
  sample.folder.write(
      "data/data_centre_path.csv",
      "year,energy_twh,source,low_twh,mid_twh,high_twh\n2023,2,x,2,2,2\n2030,4,x,5,6,7\n");
  const std::string grid = kRun + "[grid]\ndata = \"data\"\n[data_centres]\n";
  const auto last_mwh = [&](const std::string& keys) {
    return sample.load(grid + keys).scenario.data_centres.path_energy_mwh.back();
  };
  CHECK(last_mwh("") == doctest::Approx(4e6));
  CHECK(last_mwh("path = \"low\"\n") == doctest::Approx(5e6));
  CHECK(last_mwh("path = \"mid\"\n") == doctest::Approx(6e6));
  CHECK(last_mwh("path = \"high\"\n") == doctest::Approx(7e6));
  CHECK(last_mwh("path = [{year = 2026, energy = \"9 TWh\"}]\n") == doctest::Approx(9e6));
  // a list stands in the place of a name, and what is in force says so
  const auto names_path = [&](const std::string& keys) {
    const auto settings = sample.load(grid + keys).settings;
    return std::ranges::find(settings, "data_centres.path", &Setting::key) != settings.end();
  };
  CHECK(names_path(""));
  CHECK_FALSE(names_path("path = [{year = 2026, energy = \"9 TWh\"}]\n"));
  CHECK_THROWS_AS((void)sample.load(grid + "path = \"medium\"\n"), ScenarioError);
}

TEST_CASE("what of the campuses is inside the path has a name, and an older key is still taken") {
  const Sample sample;
  const std::string grid = kRun + "[grid]\ndata = \"data\"\n[data_centres]\n";
  const auto campuses = [&](const std::string& keys) {
    return sample.load(grid + keys).scenario.data_centres.campuses;
  };
  CHECK(campuses("") == sim::CampusesOnPath::promised);
  CHECK(campuses("campuses = \"inside\"\n") == sim::CampusesOnPath::inside);
  CHECK(campuses("campuses = \"on top\"\n") == sim::CampusesOnPath::on_top);
  CHECK(campuses("path_contains_campuses = false\n") == sim::CampusesOnPath::on_top);
  CHECK(campuses("path_contains_campuses = true\n") == sim::CampusesOnPath::promised);
  const auto notices = sample.load(grid + "path_contains_campuses = false\n").notices;
  CHECK(std::ranges::any_of(notices, [](const std::string& notice) {
    return notice.find("write data_centres.campuses = \"on top\"") != std::string::npos;
  }));
}
