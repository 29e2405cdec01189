#include "sim/run/run_time.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "sim/scenario/exchange_times.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

class Nobody final : public Recorder {
 public:
  void record(const Frame& /*frame*/) override {}
};

double seconds_of(const Scenario& scenario) {
  const auto start = std::chrono::steady_clock::now();
  Nobody nobody;
  run(scenario, {.threads = 1}, nobody);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

// how long a machine takes that others work on too is not exact: what is tested is that no part of
// a run is forgotten
TEST_CASE("the estimate counts hours, samples and calibration") {
  Scenario s = small_year();
  s.ensemble.samples = 100;
  s.ensemble.sampled_weather = true;
  const auto is_near = [](const Scenario& scenario) {
    constexpr int kTrials = 5;  // others may have the machine in one of them
    double ratio = 0.0;
    for (int trial = 0; trial < kTrials && !(ratio > 1.0 / 8.0 && ratio < 8.0); ++trial) {
      const double actual_s = seconds_of(scenario);
      ratio = estimate_run_s(scenario, {.threads = 1}, 0.1) / actual_s;
    }
    CHECK(ratio > 1.0 / 8.0);
    CHECK(ratio < 8.0);
  };
  is_near(s);
  s.calibration = {.enabled = true, .event_days = 1.0, .year = 2025, .samples = 200};
  is_near(s);
  s.ensemble.samples = 0;
  s.calibration.enabled = false;
  is_near(s);
}

TEST_CASE(
    "samples are timed at the begin and in the last July, a calibration's in that of its year") {
  Scenario s = small_year();
  const auto summer = [&s] {
    const auto places = timed_exchanges(s);
    REQUIRE_FALSE(places.empty());
    CHECK(places.front() == 0);
    if (places.size() == 1) return std::string("none");
    REQUIRE(places.size() == 2);
    const std::vector<Hour> times = exchange_times(s);
    REQUIRE(places[1] + 1 < times.size());
    const Hour july = grid::to_hour({grid::year_of(times[places[1]]), 7, 15});
    CHECK(times[places[1]] <= july);
    CHECK(july < times[places[1] + 1]);
    return std::to_string(grid::year_of(times[places[1]]));
  };
  CHECK(summer() == "2025");
  s.end = grid::to_hour({2030, 4, 1});
  CHECK(summer() == "2029");
  s.calibration = {.enabled = true, .event_days = 1.0, .year = 2027, .samples = 200};
  CHECK(summer() == "2027");
  s.calibration.perfect_mw["one"] = 30.0;  // nothing to be calibrated
  CHECK(summer() == "2029");
  s.calibration.enabled = false;
  s.end = grid::to_hour({2025, 7, 15});
  CHECK(summer() == "none");
  s.begin = grid::to_hour({2025, 7, 10});
  s.end = grid::to_hour({2025, 9, 1});
  CHECK(summer() == "none");  // it begins with it
}

TEST_CASE("an hour of a run costs what it grows to by then, and out of summer half of it") {
  Scenario s = small_year();
  const auto share = [&s](grid::Date begin, grid::Date end) {
    s.begin = grid::to_hour(begin);
    s.end = grid::to_hour(end);
    return share_of_summer(s);
  };
  using doctest::Approx;
  // growth is 1/2 on average: all summer, all winter
  CHECK(share({2030, 6, 1}, {2030, 10, 1}) == Approx(0.5).epsilon(1e-9));
  CHECK(share({2030, 10, 1}, {2031, 6, 1}) == Approx(0.25).epsilon(1e-9));
  CHECK(share({2030, 7, 1}, {2030, 7, 2}) == Approx(0.5).epsilon(1e-9));
  // two months out of summer, two in it, which begin with half of the growth
  CHECK(share({2030, 4, 1}, {2030, 8, 1}) == Approx(0.5 * 0.5 * 0.25 + 0.5 * 0.75).epsilon(1e-9));
  // of many years: half of (122 + 243.25 / 2) / 365.25; by the rule of means of all hours and of
  // the last July it was a half, twice what the years of us-campuses took in 2035
  CHECK(share({2023, 1, 1}, {2063, 1, 1}) ==
        Approx(0.5 * (122.0 + 0.5 * 243.25) / 365.25).epsilon(0.005));
}

TEST_CASE("a run of one exchange is estimated too, and none of its samples is too few") {
  Scenario s = small_year();
  s.end = s.begin + 24;
  for (const std::uint32_t samples : {0U, 1U, 2U, 100U}) {
    s.ensemble.samples = samples;
    const double estimate_s = estimate_run_s(s, {.threads = 1}, 0.1);
    CHECK(estimate_s > 0.0);
    CHECK(estimate_s < 60.0);
  }
}

TEST_CASE("what is calibrated already takes no time to calibrate") {
  Scenario s = small_year();
  s.calibration = {.enabled = true, .event_days = 1.0, .year = 2025, .samples = 1'000'000};
  const double with_s = estimate_run_s(s, {.threads = 1}, 0.1);
  s.calibration.perfect_mw["one"] = 30.0;
  CHECK(estimate_run_s(s, {.threads = 1}, 0.1) < 0.1 * with_s);
}
