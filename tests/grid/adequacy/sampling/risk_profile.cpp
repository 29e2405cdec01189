#include "grid/adequacy/sampling/risk_profile.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

/// Two days, 31 January and 1 February, with 20 MW for sure: short in three hours of the first
/// morning and in one of the second.
SystemModel short_in_known_hours() {
  std::vector<double> load(48, 10.0);
  load[6] = load[7] = load[8] = 30.0;
  load[28] = 25.0;
  SystemModel system = one_region(load);
  system.start = "2025-01-31T00:00:00+00:00";
  system.generators = {generator(0, 20.0, 0.0)};
  return system;
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

void check_same_risk(const Risk& a, const Risk& b) {
  CHECK(a.lolh == b.lolh);
  CHECK(a.eue == b.eue);
  CHECK(a.event_days == b.event_days);
  CHECK(a.winter_share.value == b.winter_share.value);
  CHECK(a.longest_event_hours == b.longest_event_hours);
  CHECK(a.largest_shortfall == b.largest_shortfall);
}

}  // namespace

TEST_CASE("losses in known hours stand in their months and hours, by the clock that is asked for") {
  const SystemModel system = short_in_known_hours();
  const Risk utc = assess(system, {.samples = 3, .threads = 1}).system_risk;
  CHECK(utc.lolh[6] == 1.0);
  CHECK(utc.eue[7] == 10.0);
  CHECK(utc.lolh[grid::kHoursOfDay + 4] == 1.0);  // 1 February
  CHECK(utc.eue[grid::kHoursOfDay + 4] == 5.0);
  CHECK(sum(utc.lolh) == 4.0);
  CHECK(sum(utc.eue) == 35.0);
  CHECK(utc.event_days[0] == 1.0);
  CHECK(utc.event_days[1] == 1.0);
  CHECK(utc.longest_event_hours == 3.0);
  CHECK(utc.largest_shortfall == 10.0);
  CHECK(utc.winter_share.value == 1.0);
  CHECK(std::isnan(utc.winter_share.standard_error));
  CHECK(utc.winter_share_of_eue == 1.0);

  const Result found =
      assess(system, {.samples = 3, .threads = 1, .standard_offset_s = {-5 * 3600}});
  const Risk& eastern = found.region_risks[0];
  CHECK(eastern.lolh[1] == 1.0);
  CHECK(eastern.lolh[3] == 1.0);
  CHECK(eastern.lolh[23] == 1.0);  // still 31 January
  CHECK(eastern.event_days[0] == 2.0);
  CHECK(sum(eastern.lolh) == found.regions[0].lolh.value);
  CHECK_THROWS_AS((void)assess(system, {.samples = 3, .standard_offset_s = {0, 0}}), InternalError);
}

TEST_CASE("hours and energies of all cells are those of the metrics, for steps of any length") {
  SystemModel system = ring();
  for (const std::size_t minutes : {60U, 5U}) {
    system.units.step_length = minutes;
    system.units.time = "min";
    const Result found = assess(system, {.samples = 500, .seed = 2, .threads = 2});
    REQUIRE(found.system.lolh.value > 0.0);
    CHECK(sum(found.system_risk.lolh) == doctest::Approx(found.system.lolh.value));
    CHECK(sum(found.system_risk.eue) == doctest::Approx(found.system.eue.value));
    CHECK(sum(found.system_risk.event_days) == doctest::Approx(found.system.event_days.value));
    for (std::size_t r = 0; r < 3; ++r) {
      CHECK(sum(found.region_risks[r].lolh) == doctest::Approx(found.regions[r].lolh.value));
      CHECK(sum(found.region_risks[r].eue) == doctest::Approx(found.regions[r].eue.value));
    }
  }
}

TEST_CASE("the same risk for any number of threads, and of batches of samples") {
  const SystemModel system = ring();
  const auto risk_of = [&](unsigned threads) {
    return assess(system, {.samples = 300, .seed = 4, .threads = threads}).system_risk;
  };
  const Risk one = risk_of(1);
  CHECK(one.longest_event_hours > 1.0);
  check_same_risk(one, risk_of(3));
}

TEST_CASE("where no sample is short there is no share, and nothing is long or large") {
  SystemModel system = one_region({10.0, 10.0});
  system.generators = {generator(0, 20.0, 0.0)};
  const Risk risk = assess(system, {.samples = 5}).system_risk;
  CHECK(sum(risk.lolh) == 0.0);
  CHECK(std::isnan(risk.winter_share.value));
  CHECK(std::isnan(risk.winter_share_of_eue));
  CHECK(risk.longest_event_hours == 0.0);
  CHECK(risk.largest_shortfall == 0.0);
}

TEST_CASE("the largest of many: what so many of them exceed at most, zeros counted") {
  LargestValues values(0.99, 1000);
  for (int i = 1; i <= 500; ++i) values.add(i);
  for (int i = 0; i < 500; ++i) values.add(0.0);
  CHECK(values.quantile(1000) == 490.0);  // ten are above
  LargestValues few(0.99, 1000);
  few.add(7.0);
  CHECK(few.quantile(99) == 7.0);   // none may be above
  CHECK(few.quantile(100) == 0.0);  // one may
}

TEST_CASE(
    "by hand: an event over a window's border, a winter's share, and a year that begins anew") {
  constexpr std::uint16_t kJanuary = 0, kJuly = 6 * grid::kHoursOfDay;
  const auto record = [](std::uint32_t step, std::uint32_t sample, bool event, bool day,
                         double mw) {
    return Ensemble::Record{.step = step,
                            .scope = 0,
                            .sample = sample,
                            .begins_event = event,
                            .begins_day = day,
                            .power = mw};
  };
  RiskProfile profile(1, 4);
  profile.begin_samples(4);
  profile.add(record(5, 0, true, true, 2.0), kJanuary);
  profile.add(record(6, 0, false, false, 8.0), kJanuary);
  profile.add(record(9, 1, true, true, 3.0), kJuly);

  // what was saved goes on in another
  grid::ByteWriter writer;
  profile.put(writer);
  const auto bytes = writer.take();
  RiskProfile other(1, 4);
  other.begin_samples(4);
  grid::ByteReader reader(bytes);
  other.get(reader);
  reader.end();
  for (RiskProfile* each : {&profile, &other}) {
    each->add(record(0, 0, false, false, 1.0), kJanuary);
    each->add(record(3, 2, true, true, 4.0), kJanuary);
    each->end_samples();
    const Risk risk = each->risk(0, 1.0, 1.0);
    CHECK(risk.longest_event_hours == 3.0);
    CHECK(risk.largest_shortfall == 8.0);
    CHECK(risk.lolh[kJanuary] == 1.0);  // four in four samples
    CHECK(risk.eue[kJuly] == 0.75);
    CHECK(risk.winter_share.value == doctest::Approx(2.0 / 3.0));
    CHECK(risk.winter_share.standard_error > 0.0);
    CHECK(risk.winter_share_of_eue == doctest::Approx(15.0 / 18.0));
    each->reset();
    each->add(record(1, 0, true, true, 1.0), kJanuary);
    each->end_samples();
    CHECK(each->risk(0, 1.0, 1.0).longest_event_hours == 1.0);
  }
  RiskProfile smaller(1, 4);
  smaller.begin_samples(2);
  grid::ByteReader again(bytes);
  CHECK_THROWS_AS(smaller.get(again), InternalError);
}
