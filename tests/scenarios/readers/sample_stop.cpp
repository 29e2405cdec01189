#include "scenarios/readers/sample_stop.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "scenarios/readers/load.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kRun = "[run]\nstart = 2025-01-01\nend = 2027-01-01\n";

struct Sample {
  Sample() { write_sample_grid(folder); }
  [[nodiscard]] sim::Scenario read(const std::string& ensemble) const {
    return load(folder.write("s.toml", kRun + "[ensemble]\n" + ensemble), {}).scenario;
  }
  /// Returns line, key and message of the only problem.
  [[nodiscard]] std::string refused(const std::string& ensemble) const {
    try {
      (void)read(ensemble);
    } catch (const ScenarioError& error) {
      REQUIRE(error.problems().size() == 1);
      const auto& problem = error.problems()[0];
      return std::to_string(problem.line) + " " + problem.key + ": " + problem.message;
    }
    return "";
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("samples until a metric of an area is known") {
  const Sample sample;
  CHECK_FALSE(sample.read("samples = 50\n").ensemble.until);
  CHECK_FALSE(sample.read("until = \"none\"\n").ensemble.until);
  const auto s = sample.read("until = \"lole.eastern = 2.5 %\"\nat_most = 4000\nsamples = 50\n");
  REQUIRE(s.ensemble.until);
  CHECK(s.ensemble.samples == 50);
  CHECK(s.ensemble.until->metric == sim::Watched::event_days);
  CHECK(s.ensemble.until->relative_error == doctest::Approx(0.025).scale(0.0));
  CHECK(s.ensemble.until->at_most == 4000);
  CHECK(sim::area_names(s)[s.ensemble.until->area] == "eastern");
  const auto of = [&](const std::string& until) {
    return *sample.read("until = \"" + until + "\"\n").ensemble.until;
  };
  CHECK(of("eue = 5 %").area == 0);
  CHECK(of("eue.all = 5 %").area == 0);
  CHECK(of("neue = 5 %").metric == sim::Watched::eue);
  CHECK(of("lolh.PJM = 5 %").metric == sim::Watched::lolh);
  CHECK(sim::area_names(s)[of("lolh.PJM = 5 %").area] == "PJM");
  CHECK(sim::area_names(s)[of("eue.AZ = 5 %").area] == "AZ");
  CHECK(of("eue = 5 %").at_most == 10'000);
}

TEST_CASE("a rule that is none is refused where it stands, with what was found and is allowed") {
  const Sample sample;
  const std::string bare = sample.refused("until = \"eue.eastern = 5\"\n");
  CHECK(bare.find("5 ensemble.until: \"eue.eastern = 5\" has no % at its end; write a metric, an "
                  "area and its standard error in percent, such as \"eue.eastern = 5 %\"") == 0);
  CHECK(bare.find("metrics: eue, neue, lole, lolh") != std::string::npos);
  const std::string area = sample.refused("until = \"eue.estern = 5 %\"\n");
  CHECK(area.find("5 ensemble.until: \"estern\" is no area of this grid; did you mean eastern?; "
                  "known: all, eastern") == 0);
  CHECK(sample.refused("until = 5\n").find("5 ensemble.until: ") == 0);
  CHECK(sample.refused("until = \"eue = 5 %\"\nat_most = 999\n").find("6 ensemble.at_most: ") == 0);
  CHECK(sample.refused("until = \"eue = 5 %\"\nsamples = 0\n")
            .find("5 ensemble.until: ensemble.samples is 0, so there is no error to stop at") == 0);
  CHECK(sample.refused("until = \"eue = 5 %\"\nsamples = 2000\nat_most = 1500\n")
            .find("7 ensemble.at_most: 1500 is less than a batch, ensemble.samples = 2000") == 0);
  CHECK(sample.refused("at_most = 4000\n")
            .find("5 ensemble.at_most: there is no ensemble.until that it bounds") == 0);
  CHECK(sample.refused("until = \"eue = 5 %\"\n[run.feedback]\nenabled = true\n")
            .find("5 ensemble.until: run.feedback.enabled is true") == 0);
}
