#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "sim/studies/samples_needed.hpp"
#include "tests/sim/frames_of.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Some days around a new year with tight supply, until EUE of both regions is known to 12 %.
Scenario until_known() {
  Scenario s = small_scenario();
  s.begin = grid::to_hour({2025, 12, 29});
  s.end = grid::to_hour({2026, 1, 5});
  s.exchange_h = 48;
  s.grid.fleet[0].capacity_mw = {1150.0, 1150.0};
  s.ensemble = {.samples = 40, .sampled_weather = true, .quantiles = {0.9}};
  s.ensemble.until = SampleStop{.area = 0, .relative_error = 0.12, .at_most = 1500};
  return s;
}

void check_same(const Frame& a, const Frame& b) {
  CHECK(a.begin == b.begin);
  CHECK(a.hourly["shortfall"].values() == b.hourly["shortfall"].values());
  CHECK(a.hourly["shortfall_quantile"].values() == b.hourly["shortfall_quantile"].values());
  CHECK(a.sums["unserved_energy"] == b.sums["unserved_energy"]);
  CHECK(a.checkpoint() == b.checkpoint());
  REQUIRE(a.adequacy.has_value() == b.adequacy.has_value());
  if (!a.adequacy) return;
  CHECK(a.adequacy->samples == b.adequacy->samples);
  CHECK(a.adequacy->error_reached == b.adequacy->error_reached);
  for (std::size_t area = 0; area < a.adequacy->areas.size(); ++area) {
    CHECK(a.adequacy->areas[area].eue.value == b.adequacy->areas[area].eue.value);
    CHECK(a.adequacy->areas[area].eue.standard_error == b.adequacy->areas[area].eue.standard_error);
  }
}

}  // namespace

TEST_CASE("each year has the samples that it needs, and tells the error that they reached") {
  const Scenario s = until_known();
  const auto frames = frames_of(s, 2);
  const auto samples = samples_needed(s, {}, 1);
  REQUIRE(samples.size() == 2);
  std::size_t year = 0;
  for (const Frame& frame : frames) {
    if (!frame.adequacy) continue;
    const YearAdequacy& told = *frame.adequacy;
    CHECK(told.samples == samples.at(year++));
    REQUIRE(told.areas[0].eue.value > 0.0);
    CHECK(told.error_reached == told.areas[0].eue.standard_error / told.areas[0].eue.value);
    if (told.samples < 1500) CHECK(told.error_reached <= 0.12);
  }
  CHECK(year == 2);

  // a year's samples are those of a run of so many that begins with it
  Scenario fixed = s;
  fixed.begin = grid::to_hour({2026, 1, 1});
  fixed.ensemble.until.reset();
  fixed.ensemble.samples = samples[1];
  const auto alone = frames_of(fixed, 2);
  const auto& eue = frames.back().adequacy->areas[0].eue;
  CHECK(eue.value == alone.back().adequacy->areas[0].eue.value);
  CHECK(eue.standard_error == alone.back().adequacy->areas[0].eue.standard_error);
  CHECK(std::isnan(alone.back().adequacy->samples));
}

TEST_CASE("a run that stops by error is the same for any threads, and resumed anywhere") {
  const Scenario s = until_known();
  const auto whole = frames_of(s, 1);
  const auto other = frames_of(s, 3);
  REQUIRE(other.size() == whole.size());
  for (std::size_t e = 0; e < whole.size(); ++e) check_same(whole[e], other[e]);
  for (std::size_t at = 1; at < whole.size(); ++at) {
    CAPTURE(at);  // within a year, and at the new one
    const ResumePoint resume = resume_after(whole, at);
    const auto rest = frames_of(s, 2, &resume);
    REQUIRE(rest.size() == whole.size() - at);
    for (std::size_t e = 0; e < rest.size(); ++e) check_same(rest[e], whole[at + e]);
  }
}
