#include "grid/adequacy/system/repeated_system.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <numeric>
#include <string>

#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid;
using namespace gigaload::grid::adequacy;

namespace {

/// Loads that count the steps.
SystemModel counting(std::size_t steps, const std::string& start = "2020-01-01T00:00:00+00:00") {
  std::vector<double> load(steps);
  std::iota(load.begin(), load.end(), 0.0);
  SystemModel s = one_region(load);
  s.start = start;
  s.generators = {generator(0, Series(load), 0.1, 0.9)};
  return s;
}

RepeatedSystem repeated(SystemModel system) {
  return RepeatedSystem(std::make_shared<const SystemModel>(std::move(system)));
}

Hour at(int year, unsigned month, unsigned day, Hour hour = 0) {
  return to_hour({year, month, day}) + hour;
}

std::string refusal(SystemModel system) {
  try {
    (void)repeated(std::move(system));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, std::initializer_list<const char*> parts) {
  for (const char* part : parts) {
    if (text.find(part) == std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a year begins anew with every anniversary, leap years and others") {
  const auto leap = repeated(counting(8784));
  CHECK(leap.step_of(at(2020, 1, 1)) == 0);
  CHECK(leap.step_of(at(2020, 12, 31, 23)) == 8783);
  CHECK(leap.step_of(at(2021, 1, 1)) == 0);
  CHECK(leap.step_of(at(2021, 12, 31, 23)) == 8759);  // its last day is left out
  CHECK(leap.step_of(at(2022, 1, 1, 5)) == 5);
  const auto common = repeated(counting(8760));
  CHECK(common.step_of(at(2023, 12, 31, 23)) == 8759);
  CHECK(common.step_of(at(2024, 12, 30, 23)) == 8759);
  CHECK(common.step_of(at(2024, 12, 31)) == 0);  // the first day again
  CHECK(common.step_of(at(2025, 1, 1)) == 0);
  CHECK(common.step_of(at(1999, 1, 2)) == 24);
}

TEST_CASE("shorter ones are repeated inside the year") {
  const auto week = repeated(counting(168));
  for (const int year : {2019, 2020, 2031}) {
    CHECK(week.step_of(at(year, 1, 1)) == 0);
    CHECK(week.step_of(at(year, 1, 7, 23)) == 167);
    CHECK(week.step_of(at(year, 1, 8)) == 0);
    CHECK(week.step_of(at(year, 1, 16, 3)) == 27);
  }
}

TEST_CASE("the start's clock and day count") {
  const auto zone = repeated(counting(8760, "2030-01-01T00:00:00-07:00"));
  CHECK(zone.step_of(at(2026, 1, 1, 7)) == 0);
  CHECK(zone.step_of(at(2026, 1, 1, 6)) == 8759);  // still the old year there
  CHECK(zone.stamp(at(2026, 1, 1, 7)) == "2026-01-01T00:00:00-07:00");
  const auto july = repeated(counting(8760, "2011-07-01T06:00:00+00:00"));
  CHECK(july.step_of(at(2026, 7, 1, 6)) == 0);
  CHECK(july.step_of(at(2026, 7, 1, 5)) == 8759);
  CHECK(july.step_of(at(2026, 12, 31, 6)) == 183 * 24);
  const auto leap_day = repeated(counting(24, "2024-02-29T00:00:00+00:00"));
  CHECK(leap_day.step_of(at(2025, 3, 1, 1)) == 1);
  CHECK(leap_day.step_of(at(2028, 2, 29, 1)) == 1);
}

TEST_CASE("a window has the steps of its hours, across the border too, and no load") {
  const auto week = repeated(counting(168));
  const SystemModel window = week.window(at(2024, 12, 31, 22), at(2025, 1, 1, 3));
  REQUIRE(window.steps == 5);
  CHECK(window.start == "2024-12-31T22:00:00+00:00");
  CHECK(window.regions[0].load.max() == 0.0);
  const double first = static_cast<double>((365 * 24 + 22) % 168);
  const std::vector<double> wanted = {first, first + 1.0, 0.0, 1.0, 2.0};
  for (std::size_t t = 0; t < 5; ++t) CHECK(window.generators[0].capacity[t] == wanted[t]);
  CHECK(window.generators[0].chain.failure.constant());
  CHECK_FALSE(window.generators[0].chain.changes);
  CHECK(window.generators[0].identity == 0);  // also behind what is put before it
}

TEST_CASE("what changes somewhere is told where it does not") {
  SystemModel s = counting(48);
  std::vector<double> failure(48, 0.1), energy(48, 5.0);
  failure[40] = 0.2;
  energy[30] = 7.0;
  s.generators[0].chain.failure = Series(failure);
  s.storages = {battery(0, 2.0, 5.0), battery(0, 2.0, 5.0)};
  s.storages[1].energy_capacity = Series(energy);
  const SystemModel window = repeated(s).window(at(2025, 1, 1), at(2025, 1, 2));
  CHECK(window.generators[0].chain.changes);
  CHECK(window.generators[0].chain.failure.constant());
  CHECK_FALSE(window.storages[0].changes);
  CHECK(window.storages[1].changes);
}

TEST_CASE("what cannot be repeated is refused, with its reason") {
  SystemModel five_minutes = counting(24);
  five_minutes.units.time = "min";
  five_minutes.units.step_length = 5;
  CHECK(contains(refusal(five_minutes), {"5 min", "1 h"}));
  five_minutes.units.step_length = 60;
  CHECK(refusal(five_minutes).empty());
  CHECK(contains(refusal(counting(100)), {"100 steps", "whole days"}));
  CHECK(contains(refusal(counting(2 * 8760)), {"17520 steps", "366"}));
  CHECK(contains(refusal(counting(24, "soon")), {"'soon'", "time stamp"}));
  SystemModel standing = counting(24);
  std::vector<double> failure(24, 0.1), repair(24, 0.5);
  failure[7] = repair[7] = 0.0;
  standing.generators[0].chain = {Series(failure), Series(repair)};
  CHECK(contains(refusal(standing), {"generators, 'G'", "step 7"}));
}

TEST_CASE("a unit with dates is there between them, in every year that the system repeats") {
  SystemModel dated = counting(24);
  dated.generators = {generator(0, 10.0), generator(0, 20.0)};
  dated.generators[0].service.end = at(2026, 1, 1);
  dated.generators[1].service.begin = at(2026, 1, 1, 5);
  dated.storages = {battery(0, 5.0, 10.0)};
  dated.storages[0].service = {at(2026, 1, 1), at(2026, 1, 1, 6)};
  const auto window = repeated(dated).window(at(2025, 12, 31, 23), at(2026, 1, 1, 7));
  const auto& units = window.generators;
  CHECK(units[0].capacity[0] == 10.0);
  CHECK(units[0].capacity[1] == 0.0);
  CHECK(units[1].capacity[5] == 0.0);
  CHECK(units[1].capacity[6] == 20.0);
  CHECK(window.storages[0].changes);
  CHECK(window.storages[0].energy_capacity[0] == 0.0);
  CHECK(window.storages[0].discharge_capacity[6] == 5.0);
  CHECK(window.storages[0].charge_capacity[7] == 0.0);
  CHECK(window.generators[0].identity == 0);
}
