#include "sim/studies/calibration.hpp"

#include <doctest/doctest.h>

#include <string>

#include "grid/core/error.hpp"
#include "sim/studies/year_study.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr std::uint32_t kSamples = 40;

Scenario to_calibrate(double event_days) {
  Scenario s = small_year();
  s.calibration = {.enabled = true, .event_days = event_days, .year = 2025, .samples = kSamples};
  return s;
}

double event_days_with(const Scenario& s, const std::vector<double>& perfect_mw) {
  const YearStudy study(s, 2025);
  const auto year =
      study.assess({.samples = kSamples, .sampled_weather = false, .quantiles = {}, .threads = 1},
                   {.perfect_mw = perfect_mw, .firm_mw = {}, .curtailable_mw = {}});
  return year.areas[1].event_days.value;
}

}  // namespace

TEST_CASE("calibration: the interconnection has the wanted days, with capacity added or taken") {
  for (const double days : {1.0, 40.0}) {
    const Scenario s = to_calibrate(days);
    const auto perfect_mw = calibrate(s, 2);
    REQUIRE(perfect_mw.size() == 2);
    CAPTURE(perfect_mw[0]);
    // 2.5 MW of the search's width are worth less than a tenth of the days
    CHECK(event_days_with(s, perfect_mw) <= days);
    CHECK(event_days_with(s, perfect_mw) > 0.85 * days);
  }
}

TEST_CASE("calibration: part of a year has its part of the year's days") {
  Scenario s = to_calibrate(40.0);
  s.end = grid::to_hour({2025, 7, 2});
  const double part = 182.0 / 365.0 * 40.0;
  const auto perfect_mw = calibrate(s, 2);
  CHECK(event_days_with(s, perfect_mw) <= part);
  CHECK(event_days_with(s, perfect_mw) > 0.85 * part);
}

TEST_CASE("calibration is not done again where its result is known, and tells how far it is") {
  Scenario s = to_calibrate(10.0);
  std::size_t assessments = 0, last = 0;
  const auto found = calibrate(s, 2, [&](std::size_t done, std::size_t total) {
    ++assessments;
    CHECK(done >= last);
    CHECK(done <= total);
    last = done;
    return true;
  });
  CHECK(assessments > 3);
  s.calibration.perfect_mw["one"] = found[0] + found[1];
  const auto again = calibrate(s, 2, [](std::size_t, std::size_t) -> bool {
    FAIL("nothing is to be assessed");
    return false;
  });
  CHECK(again[0] == doctest::Approx(found[0]).epsilon(1e-12));
  CHECK(again[1] == doctest::Approx(found[1]).epsilon(1e-12));
  s.calibration.perfect_mw.clear();
  CHECK(calibrate(s, 2, [](std::size_t, std::size_t) { return false; }).empty());
}

TEST_CASE("calibration that finds nothing says what it tried, with either sign") {
  for (const double plants_mw : {1.0, 20'000.0}) {
    Scenario s = to_calibrate(1.0);
    s.end = grid::to_hour({2025, 2, 1});
    s.calibration.samples = 10;
    for (const std::size_t gas : {0, 2}) s.grid.fleet[gas].capacity_mw = {plants_mw, plants_mw};
    std::string message;
    try {
      (void)calibrate(s, 2);
    } catch (const NumericalError& error) {
      message = error.what();
    }
    CAPTURE(message);
    CHECK(message.find("one cannot be brought to 0.08") != std::string::npos);
    CHECK(message.find("calibration.event_days is 1 a year") != std::string::npos);
    CHECK(message.find("tried 0 MW of perfect capacity (") != std::string::npos);
    CHECK(message.find("40 % of its mean load") != std::string::npos);
  }
}
