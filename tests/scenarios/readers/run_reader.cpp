#include "scenarios/readers/run_reader.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "scenarios/readers/load.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kRun = "[run]\nstart = 2025-01-01\nend = 2027-01-01\n";

/// A scenario beside the sample grid.
struct Sample {
  Sample() { write_sample_grid(folder); }
  [[nodiscard]] Loaded load(const std::string& toml) const {
    return scenarios::load(folder.write("s.toml", toml), {});
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("calibration by planning area, with targets and earlier results by area") {
  const Sample sample;
  const std::string head = kRun + "[calibration]\nenabled = true\n";
  CHECK_FALSE(sample.load(head).scenario.calibration.by_planning_area);
  const sim::Calibration chosen = sample
                                      .load(head +
                                            "by = \"planning_area\"\n"
                                            "event_days_of.PJM = 0.2\n"
                                            "margin_of.ERCOT = 0.1375\n"
                                            "perfect_capacity.TVA = \"-2 GW\"\n"
                                            "perfect_capacity.western = \"1 GW\"\n")
                                      .scenario.calibration;
  CHECK(chosen.by_planning_area);
  CHECK(chosen.event_days_of == std::map<std::string, double>{{"PJM", 0.2}});
  CHECK(chosen.margin_of == std::map<std::string, double>{{"ERCOT", 0.1375}});
  CHECK(chosen.perfect_mw ==
        std::map<std::string, double>{{"TVA", -2'000.0}, {"western", 1'000.0}});

  const auto message = [&](const std::string& toml) -> std::string {
    try {
      (void)sample.load(toml);
    } catch (const ScenarioError& error) {
      REQUIRE(error.problems().size() == 1);
      return error.problems()[0].key + ": " + error.problems()[0].message;
    }
    return "";
  };
  CHECK(
      message(head + "by = \"planning_area\"\nevent_days_of.PMJ = 1\n")
          .find("calibration.event_days_of.PMJ: \"PMJ\" is no planning area; did you mean PJM?") ==
      0);
  CHECK(message(head + "by = \"planning_area\"\nmargin_of.eastern = 0.1\n")
            .find("calibration.margin_of.eastern: \"eastern\" is no planning area, and "
                  "calibration.by asks for one of these: ") == 0);
  CHECK(message(head + "perfect_capacity.PJM = \"1 GW\"\n") ==
        "calibration.perfect_capacity.PJM: \"PJM\" is no interconnection, and calibration.by asks "
        "for one of these: eastern, western, ercot");
  CHECK(message(head + "by = \"planning_area\"\n[grid]\ndata = \"data\"\n") ==
        "calibration.by: no region of this grid is in a planning area: \"interconnection\" is "
        "possible");
}
