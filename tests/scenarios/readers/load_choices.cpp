#include <doctest/doctest.h>

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
