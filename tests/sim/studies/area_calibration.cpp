#include "sim/studies/area_calibration.hpp"

#include <doctest/doctest.h>

#include <string>

#include "grid/core/error.hpp"
#include "sim/scenario/areas.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr std::uint32_t kSamples = 60;

Scenario two_areas(double event_days) {
  Scenario s = small_year();
  s.grid.regions[0].planning_area = "west";
  s.grid.regions[1].planning_area = "east";
  s.calibration = {.enabled = true, .event_days = event_days, .year = 2025, .samples = kSamples};
  s.calibration.by_planning_area = true;
  return s;
}

/// Returns the days with shortfall of all samples together, of west and east.
std::vector<double> days_of(const Scenario& s, const std::vector<double>& perfect_mw) {
  const YearStudy study(s, s.calibration.year);
  const auto areas = areas_of(s);
  std::vector<std::size_t> places;
  for (const char* name : {"west", "east"}) {
    places.push_back(place_of(areas, AreaKind::planning_area, name));
  }
  const auto days =
      study.short_days({.samples = kSamples, .sampled_weather = false, .threads = 2},
                       {.perfect_mw = perfect_mw, .firm_mw = {}, .curtailable_mw = {}}, places);
  std::vector<double> sums;
  for (const auto& of_area : days) sums.push_back(static_cast<double>(of_area.size()));
  return sums;
}

}  // namespace

TEST_CASE("what is told of short days counts them as the metrics do") {
  const Scenario s = two_areas(1.0);
  const YearStudy study(s, 2025);
  const auto year = study.assess({.samples = kSamples, .sampled_weather = false, .threads = 1},
                                 {.perfect_mw = {}, .firm_mw = {}, .curtailable_mw = {}});
  const auto days = days_of(s, {0.0, 0.0});
  const auto areas = areas_of(s);
  const std::size_t west = place_of(areas, AreaKind::planning_area, "west");
  const std::size_t east = place_of(areas, AreaKind::planning_area, "east");
  REQUIRE(days[0] > 0.0);
  CHECK(days[0] / kSamples == doctest::Approx(year.areas[west].event_days.value));
  CHECK(days[1] / kSamples == doctest::Approx(year.areas[east].event_days.value));
}

TEST_CASE("both areas have their days at once, each its own where it has a target of its own") {
  for (const bool own_target : {false, true}) {
    CAPTURE(own_target);
    Scenario s = two_areas(2.0);
    if (own_target) s.calibration.event_days_of = {{"east", 10.0}};
    double done = 0.0;
    const auto found = calibrate(s, 2, [&](double so_far, double total) {
      CHECK(so_far <= total);
      done = so_far;
      return true;
    });
    CHECK(calibrate(s, 1) == found);
    const auto days = days_of(s, found);
    CHECK(days[0] <= 2.0 * kSamples);
    CHECK(days[1] <= (own_target ? 10.0 : 2.0) * kSamples);
    auto less = found;
    for (double& mw : less) mw -= 4.0;  // two steps of a thousandth of 1 to 2 GW, no less than 1 MW
    CHECK(days_of(s, less)[0] > 2.0 * kSamples);
    CHECK(days_of(s, less)[1] > (own_target ? 10.0 : 2.0) * kSamples);
    // bisection of one after the other, twice since the one moves the other, all samples each time
    CHECK(done < 2.0 * 2.0 * 11.0 * kSamples);
  }
}

TEST_CASE("what was found is taken up by the next run, with the same days") {
  Scenario s = two_areas(2.0);
  const auto found = calibrate(s, 2);
  s.calibration.perfect_mw = {{"west", found[0]}, {"east", found[1]}};
  CHECK_FALSE(has_to_calibrate(s));
  const auto again = calibrate(s, 2, [](double, double) -> bool {
    FAIL("nothing is to be assessed");
    return false;
  });
  CHECK(again == found);
  CHECK(days_of(s, again) == days_of(s, found));
  s.calibration.perfect_mw.erase("west");
  CHECK(has_to_calibrate(s));
  // the other one alone: it is where it was
  const auto west = calibrate(s, 2);
  CHECK(west[1] == found[1]);
  CHECK(west[0] == doctest::Approx(found[0]).epsilon(0.01).scale(1000.0));
}

TEST_CASE("a search that is given up gives nothing") {
  CHECK(calibrate(two_areas(2.0), 2, [](double, double) { return false; }).empty());
}

TEST_CASE("areas that cannot have their days together are named, and nothing is found") {
  Scenario s = two_areas(1.0);
  s.end = grid::to_hour({2025, 2, 1});
  // west has far more than it needs, and a line by which east gets all of it
  s.grid.fleet[2].capacity_mw = {100.0, 100.0};
  s.grid.fleet[0].capacity_mw = {90'000.0, 90'000.0};
  s.grid.interfaces[0].forward_mw = s.grid.interfaces[0].reverse_mw = 50'000.0;
  std::string message;
  try {
    (void)calibrate(s, 2);
  } catch (const NumericalError& error) {
    message = error.what();
  }
  CAPTURE(message);
  CHECK(message.find("the planning areas cannot be brought to their event-days in 2025 together") !=
        std::string::npos);
  CHECK(message.find("the run covers 8.4") != std::string::npos);
  CHECK(message.find("its plants and what it can import are enough") != std::string::npos);
  CHECK(message.find("calibration.event_days_of") != std::string::npos);
}
