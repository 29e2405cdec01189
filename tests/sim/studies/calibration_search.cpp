#include "sim/studies/calibration_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace gigaload::sim;

namespace {

/// Samples of which each is short on some days with less than a capacity of its own.
class Thresholds {
 public:
  explicit Thresholds(std::uint32_t samples) {
    for (std::uint32_t s = 0; s < samples; ++s) {
      // about normal around -150 MW, in an order that has nothing to do with it
      const double u = (static_cast<double>(s * 7919u % samples) + 0.5) / samples;
      threshold_mw_.push_back(-150.0 + 40.0 * std::log(u / (1.0 - u)));
    }
  }
  [[nodiscard]] std::uint32_t days(std::uint32_t sample, double perfect_mw) const {
    const double short_mw = threshold_mw_[sample] - perfect_mw;
    return short_mw > 0.0 ? 1 + static_cast<std::uint32_t>(short_mw / 20.0) : 0;
  }
  [[nodiscard]] double mean_days(double perfect_mw) const {
    double sum = 0.0;
    for (std::uint32_t s = 0; s < threshold_mw_.size(); ++s) sum += days(s, perfect_mw);
    return sum / static_cast<double>(threshold_mw_.size());
  }

 private:
  std::vector<double> threshold_mw_;
};

void run(CalibrationSearch& search, const Thresholds& system) {
  for (int i = 0; i < 100 && !search.is_done(); ++i) {
    std::vector<std::uint32_t> days;
    for (const std::uint32_t s : search.samples()) {
      days.push_back(system.days(s, search.perfect_mw()));
    }
    CHECK(search.work_left() > 0.0);
    search.take(days);
  }
}

}  // namespace

TEST_CASE("the capacity is that at which all samples have the wanted days, for few assessments") {
  constexpr std::uint32_t kSamples = 1000;
  constexpr double kMeanMw = 1000.0;
  const Thresholds system(kSamples);
  for (const double wanted : {0.02, 0.1, 1.0, 5.0}) {
    CAPTURE(wanted);
    CalibrationSearch search("one", kMeanMw, wanted, kSamples);
    run(search, system);
    REQUIRE_FALSE(search.is_failed());
    CHECK(system.mean_days(search.perfect_mw()) <= wanted);
    CHECK(system.mean_days(search.perfect_mw() - 0.002 * kMeanMw) > wanted);
    CHECK(search.perfect_mw() == std::round(search.perfect_mw()));  // 0.1 % is 1 MW
    CHECK(search.work_left() == 0.0);
    // an assessment of all samples a step of a plain search takes thirteen of them
    if (wanted < 0.5) CHECK(search.done_work() < 3.0 * kSamples);
  }
}

TEST_CASE("few samples are searched without a pilot, and to the same end") {
  const Thresholds system(40);
  CalibrationSearch search("one", 1000.0, 0.5, 40);
  CHECK(search.samples().size() == 40);
  run(search, system);
  CHECK(system.mean_days(search.perfect_mw()) <= 0.5);
  CHECK(system.mean_days(search.perfect_mw() - 2.0) > 0.5);
}

TEST_CASE("what cannot be reached fails and says what was tried") {
  for (const double days : {0.0, 300.0}) {
    CalibrationSearch search("one", 1000.0, 0.1, 400);
    while (!search.is_done()) {
      search.take(
          std::vector<std::uint32_t>(search.samples().size(), static_cast<std::uint32_t>(days)));
    }
    CHECK(search.is_failed());
    const std::string text = search.tried_text();
    CAPTURE(text);
    CHECK(text.starts_with("0 MW of perfect capacity ("));
    CHECK(text.find("no more than 40 % of its mean load, 1000 MW") != std::string::npos);
  }
}

TEST_CASE("what is known is not searched") {
  const CalibrationSearch search = CalibrationSearch::known("one", 1000.0, -33.5);
  CHECK(search.is_done());
  CHECK_FALSE(search.is_failed());
  CHECK(search.perfect_mw() == -33.5);
  CHECK(search.work_left() == 0.0);
}
