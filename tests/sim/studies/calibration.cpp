#include "sim/studies/calibration.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/studies/calibration_search.hpp"
#include "sim/studies/known_capacity.hpp"
#include "sim/studies/year_study.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr std::uint32_t kSamples = 40;
constexpr double kRounding = 1.0 + 1e-12;  // of a mean

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

/// Days with shortfall, mean of all samples.
double days_of_all(const YearStudy& study, const std::vector<double>& perfect_mw,
                   std::size_t area) {
  const std::uint32_t samples = study.scenario().calibration.samples;
  const auto days =
      study.event_days({.samples = samples, .sampled_weather = false, .threads = 2},
                       {.perfect_mw = perfect_mw, .firm_mw = {}, .curtailable_mw = {}},
                       std::vector{YearStudy::Counted{.area = area}});
  return std::accumulate(days[0].begin(), days[0].end(), 0.0) / samples;
}

}  // namespace

TEST_CASE("calibration: the interconnection has the wanted days, with capacity added or taken") {
  for (const double days : {1.0, 40.0}) {
    const Scenario s = to_calibrate(days);
    const auto perfect_mw = calibrate(s, 2);
    REQUIRE(perfect_mw.size() == 2);
    CAPTURE(perfect_mw[0]);
    // 2.5 MW of the search's width are worth less than a tenth of the days
    CHECK(event_days_with(s, perfect_mw) <= days * kRounding);
    CHECK(event_days_with(s, perfect_mw) > 0.85 * days);
  }
}

TEST_CASE("calibration gives the least step of power with which all samples have the wanted days") {
  constexpr double kDays = 1.0;
  for (const bool apart : {false, true}) {
    CAPTURE(apart);
    Scenario s = to_calibrate(kDays);
    s.calibration.samples = 200;  // few of which look for where to look
    if (apart) {
      s.grid.regions[1].interconnection = "two";
      s.grid.interfaces.clear();
    }
    const auto found = calibrate(s, 2);
    CHECK(calibrate(s, 1) == found);
    const YearStudy study(s, 2025);
    std::vector<double> mean_mw(2, 0.0);
    for (const HourState& state : study.states()) {
      for (std::size_t r : {0, 1}) {
        mean_mw[r] += state.regions[r].grid_load_mw() / static_cast<double>(study.states().size());
      }
    }
    const auto area_mw = by_area(s, mean_mw);
    for (std::size_t area = 1; area < area_mw.size() - 2; ++area) {
      CAPTURE(area);
      auto less = found;
      const double step_mw = CalibrationSearch("", area_mw[area], kDays, 10).step_mw();
      const auto inside = regions_of(s, std::vector{area});
      for (std::size_t r : {0, 1}) {
        if (inside[r] != 0) less[r] -= step_mw * mean_mw[r] / area_mw[area];
      }
      CHECK(days_of_all(study, found, area) <= kDays);
      CHECK(days_of_all(study, less, area) > kDays);
    }
  }
}

TEST_CASE("calibration: part of a year has its part of the year's days") {
  Scenario s = to_calibrate(40.0);
  s.end = grid::to_hour({2025, 7, 2});
  const double part = 182.0 / 365.0 * 40.0;
  const auto perfect_mw = calibrate(s, 2);
  CHECK(event_days_with(s, perfect_mw) <= part * kRounding);
  CHECK(event_days_with(s, perfect_mw) > 0.85 * part);
}

TEST_CASE("what is given of perfect capacity is spread as a calibration spreads it") {
  Scenario s = to_calibrate(1.0);
  s.grid.regions[1].interconnection = "two";
  s.calibration.perfect_mw = {{"one", -30.0}, {"two", 70.0}};
  CHECK_FALSE(has_to_calibrate(s));
  const auto apart = known_capacity_mw(YearStudy(s, 2025));
  CHECK(apart[0] == doctest::Approx(-30.0));
  CHECK(apart[1] == doctest::Approx(70.0));
  s.grid.regions[1].interconnection = "one";
  const auto spread = known_capacity_mw(YearStudy(s, 2025));
  const auto found = calibrate(s, 1);
  for (const std::size_t r : {0U, 1U}) CHECK(spread[r] == doctest::Approx(found[r]));
  s.grid.regions[1].interconnection = "three";
  CHECK(has_to_calibrate(s));
  const auto part = known_capacity_mw(YearStudy(s, 2025));
  CHECK(part[0] == doctest::Approx(-30.0));
  CHECK(part[1] == 0.0);
  s.ensemble.samples = 0;
  CHECK_FALSE(has_to_calibrate(s));
  s.calibration.enabled = false;
  CHECK(known_capacity_mw(YearStudy(s, 2025)) == std::vector<double>{0.0, 0.0});
}

TEST_CASE("calibration is not done again where its result is known, and tells how far it is") {
  Scenario s = to_calibrate(10.0);
  std::size_t told = 0;
  double last = 0.0;
  const auto found = calibrate(s, 2, [&](double done, double total) {
    ++told;
    CHECK(done >= last);
    CHECK(done <= total);
    last = done;
    return true;
  });
  CHECK(told > 3 * 53);  // in every week of each assessment
  CHECK(last > 3.0 * kSamples);
  s.calibration.perfect_mw["one"] = found[0] + found[1];
  const auto again = calibrate(s, 2, [](double, double) -> bool {
    FAIL("nothing is to be assessed");
    return false;
  });
  CHECK(again[0] == doctest::Approx(found[0]).epsilon(1e-12));
  CHECK(again[1] == doctest::Approx(found[1]).epsilon(1e-12));
  s.calibration.perfect_mw.clear();
  CHECK(calibrate(s, 2, [](double, double) { return false; }).empty());
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
