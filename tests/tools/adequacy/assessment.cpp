#include "tools/adequacy/assessment.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/tools/small_system.hpp"
#include "tools/adequacy/adequacy_text.hpp"

using namespace gigaload::tools;
using namespace gigaload::grid::adequacy;

TEST_CASE("the two methods agree on a unit, and what one does not know is no number") {
  const SystemModel system = one_unit();
  const Assessment exact = assess_by_convolution(system);
  const Assessment sampled = assess_by_samples({&system, 1}, {.samples = 40'000});
  CHECK(exact.method == "exact");
  CHECK(exact.result.samples == 0);
  CHECK(exact.result.system.lole.value == doctest::Approx(0.4));
  CHECK(exact.result.system.lole.standard_error == 0.0);
  CHECK(exact.result.regions.size() == 1);
  CHECK(exact.result.regions[0].eue.value == exact.result.system.eue.value);
  CHECK(exact.result.groups.size() == 1);
  REQUIRE(exact.result.region_steps[0].lolp.size() == 4);
  CHECK(exact.result.region_steps[0].lolp[3] == doctest::Approx(0.1));
  CHECK(exact.daily_peak_lole == doctest::Approx(0.1));
  CHECK(std::isnan(exact.result.system.event_days.value));
  CHECK(std::isnan(exact.result.system.cvar.value));

  CHECK(sampled.method == "montecarlo");
  CHECK(sampled.result.samples == 40'000);
  CHECK(std::isnan(sampled.daily_peak_lole));
  const Estimate lole = sampled.result.system.lole;
  CHECK(std::abs(lole.value - 0.4) < 3.0 * lole.standard_error);
  const Estimate length = sampled.result.system.event_hours;
  CHECK(std::abs(length.value - exact.result.system.event_hours.value) <
        3.0 * length.standard_error);
}

TEST_CASE("without events there is no mean length and energy of one") {
  SystemModel system = one_unit();
  system.generators[0].chain = {0.0, 1.0};
  for (const Assessment& sound :
       {assess_by_convolution(system), assess_by_samples({&system, 1}, {.samples = 10})}) {
    CAPTURE(sound.method);
    CHECK(sound.result.system.events.value == 0.0);
    CHECK(std::isnan(sound.result.system.event_hours.value));
    CHECK(std::isnan(sound.result.regions[0].event_energy.value));
    CHECK(std::isnan(sound.result.groups[0].event_hours.value));
  }
}

TEST_CASE("the text leaves out what there is not, and has a table of regions") {
  SystemModel system = one_unit();
  const std::string exact = adequacy_text(assess_by_convolution(system), system);
  CHECK(exact.starts_with("4 steps of 1 h, 1 generators; exact, by convolution\n"));
  CHECK(exact.find("LOLE                0.4 steps\n") != std::string::npos);
  CHECK(exact.find("CVaR") == std::string::npos);
  CHECK(exact.find("nan") == std::string::npos);
  CHECK(exact.find("none") == std::string::npos);
  system.regions.push_back({"B", 0.0});
  const std::string two = adequacy_text(assess_by_samples({&system, 1}, {.samples = 10}), system);
  CHECK(two.find("10 samples, value +- sampling error (standard error)") != std::string::npos);
  CHECK(two.find("\nall ") != std::string::npos);  // the group
  Assessment many = assess_by_samples({&system, 1}, {.samples = 1000});
  many.assumptions = {"no reserve held back"};
  const std::string text = adequacy_text(many, system);
  CHECK(text.find("  when                winter 100 %, ") != std::string::npos);
  CHECK(text.find("  November to April   100 % of event-days\n") != std::string::npos);
  CHECK(text.find("  largest shortfall   5 MW, more in at most 0.25 % of the samples\n") !=
        std::string::npos);
  CHECK(text.find("  errors are of sampling alone; assumed:\n    no reserve held back\n") !=
        std::string::npos);
  CHECK(two.find("\nB ") != std::string::npos);
}

TEST_CASE("where no sample is short the text has bounds, not a value without error") {
  SystemModel system = one_unit();
  system.generators[0].chain = {0.0, 1.0};
  const std::string text =
      adequacy_text(assess_by_samples({&system, 1}, {.samples = 1000}), system);
  CHECK(text.find("event-days          below 0.003 d (95 %)\n") != std::string::npos);
  CHECK(text.find("EUE                 none in 1,000\n") != std::string::npos);
  CHECK(text.find("0 +- 0") == std::string::npos);
  // the exact method knows
  CHECK(adequacy_text(assess_by_convolution(system), system).find("EUE                 0 MWh") !=
        std::string::npos);
}

TEST_CASE("with reserves the two methods agree on both criteria, and the text tells of both") {
  SystemModel system = one_unit();
  CHECK(adequacy_text(assess_by_convolution(system), system).find("load only") ==
        std::string::npos);
  system.regions[0].reserve_share = 0.5;
  const Assessment exact = assess_by_convolution(system);
  const Assessment sampled = assess_by_samples({&system, 1}, {.samples = 40'000});
  REQUIRE(exact.result.load_only);
  REQUIRE(sampled.result.load_only);
  CHECK(exact.result.load_only->system.lole.value == doctest::Approx(0.4));
  const auto agree = [](const Estimate& of_samples, const Estimate& of_all) {
    CHECK(std::abs(of_samples.value - of_all.value) < 4.0 * of_samples.standard_error + 1e-9);
  };
  agree(sampled.result.system.eue, exact.result.system.eue);
  agree(sampled.result.load_only->system.eue, exact.result.load_only->system.eue);
  CHECK(exact.result.system.eue.value > exact.result.load_only->system.eue.value);
  CHECK(exact.result.system_steps.lolp[3] == doctest::Approx(0.1));
  CHECK(adequacy_text(exact, system).find("of load only:\n    LOLH              0.4 h\n") !=
        std::string::npos);
}
