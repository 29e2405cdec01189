#include "sim/hours/sampled_risk.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

namespace adequacy = grid::adequacy;

/// The scopes of the small scenario: all, A in New York's time, B in Chicago's, their group.
adequacy::Scopes scopes_of_two() {
  adequacy::SystemModel system = adequacy::one_region({1.0});
  system.regions.push_back({"B", 1.0});
  system.groups = {{"one", {RegionIndex(0), RegionIndex(1)}}};
  return adequacy::Scopes(system);
}

adequacy::Ensemble::Record short_at(std::uint32_t step, std::uint32_t scope, std::uint32_t sample) {
  return {.step = step,
          .scope = scope,
          .sample = sample,
          .begins_event = true,
          .begins_day = true,
          .power = 100.0};
}

const std::vector<std::size_t> kAreas = {0, 3, 1, 2};  // all, the interconnection, A, B

}  // namespace

TEST_CASE("hours of samples stand in the standard time of the area's largest region") {
  Scenario s = small_scenario();
  s.grid.data[1].mean_demand_mw = {5000.0, 5000.0};
  SampledRisk risk(s, 2);
  const adequacy::Scopes scopes = scopes_of_two();
  risk.begin(scopes, grid::to_hour({2025, 1, 1}), 24);
  for (std::uint32_t scope = 0; scope < 4; ++scope) risk.add(short_at(5, scope, 0));
  risk.begin(scopes, grid::to_hour({2025, 7, 1}), 24);
  for (std::uint32_t scope = 0; scope < 4; ++scope) risk.add(short_at(4, scope, 1));
  const auto risks = risk.end_year(kAreas);
  REQUIRE(risks.size() == 4);
  const auto cell = [](std::size_t month, std::size_t hour) { return month * 24 + hour; };
  CHECK(risks[2].lolh[cell(0, 0)] == 0.5);    // A: 1 January, midnight
  CHECK(risks[2].lolh[cell(5, 23)] == 0.5);   // 30 June, though clocks say 1 July
  CHECK(risks[3].lolh[cell(11, 23)] == 0.5);  // B: 31 December
  CHECK(risks[3].eue[cell(5, 22)] == 50.0);
  for (const std::size_t area : {0U, 1U}) CHECK(risks[area].lolh == risks[3].lolh);
  CHECK(risks[2].winter_share.value == 0.5);
  // the next year begins with nothing
  risk.begin(scopes, grid::to_hour({2026, 1, 1}), 24);
  CHECK(risk.end_year(kAreas)[2].longest_event_hours == 0.0);
}

TEST_CASE("a state goes on in another, and one of other samples is refused") {
  const Scenario s = small_scenario();
  const adequacy::Scopes scopes = scopes_of_two();
  const Hour begin = grid::to_hour({2025, 1, 1});
  SampledRisk whole(s, 3), resumed(s, 3), other(s, 4);
  CHECK(whole.state().empty());
  whole.begin(scopes, begin, 24);
  whole.add(short_at(7, 1, 2));
  resumed.restore(whole.state());
  CHECK(resumed.state() == whole.state());
  for (SampledRisk* each : {&whole, &resumed}) {
    each->begin(scopes, begin + 24, 24);
    each->add(short_at(9, 1, 0));
  }
  CHECK(resumed.state() == whole.state());
  other.restore(whole.state());
  CHECK_THROWS_AS(other.begin(scopes, begin, 24), InternalError);
  const auto a = whole.end_year(kAreas), b = resumed.end_year(kAreas);
  CHECK(a[2].lolh == b[2].lolh);
  CHECK(a[2].event_days == b[2].event_days);
  CHECK(a[2].event_days[0] == doctest::Approx(2.0 / 3.0));
}
