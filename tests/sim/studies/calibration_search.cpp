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

/// Returns the sample-years that it took.
double run(CalibrationSearch& search, const Thresholds& system) {
  using Stage = CalibrationSearch::Stage;
  double work = 0.0;
  for (int i = 0; i < 100 && search.stage() != Stage::done && search.stage() != Stage::failed;
       ++i) {
    if (search.stage() == Stage::screened) search.refine();
    std::vector<std::uint32_t> days;
    for (const std::uint32_t s : search.samples()) {
      days.push_back(system.days(s, search.perfect_mw()));
    }
    work += static_cast<double>(days.size());
    search.take(days);
  }
  return work;
}

}  // namespace

TEST_CASE("the capacity is that at which all samples have the wanted days, for few assessments") {
  constexpr std::uint32_t kSamples = 1000;
  constexpr double kMeanMw = 1000.0;
  const Thresholds system(kSamples);
  for (const double wanted : {0.02, 0.1, 1.0, 5.0}) {
    CAPTURE(wanted);
    CalibrationSearch search("one", kMeanMw, wanted, kSamples);
    const double work = run(search, system);
    REQUIRE(search.stage() == CalibrationSearch::Stage::done);
    CHECK(system.mean_days(search.perfect_mw()) <= wanted);
    CHECK(search.step_mw() == 1.0);  // 0.1 %
    CHECK(search.perfect_mw() == std::round(search.perfect_mw()));
    CHECK(system.mean_days(search.perfect_mw() - 1.0) > wanted);
    CHECK(search.refine_left() == 0.0);
    // an assessment of all samples a step of a plain search takes thirteen of them
    if (wanted < 0.5) CHECK(work < 2.2 * kSamples);
  }
}

TEST_CASE("few samples are all in the pilot, and are searched to the same end") {
  const Thresholds system(30);
  CalibrationSearch search("one", 1000.0, 0.5, 30);
  CHECK(search.samples().size() == 30);
  run(search, system);
  CHECK(system.mean_days(search.perfect_mw()) <= 0.5);
  CHECK(system.mean_days(search.perfect_mw() - 1.0) > 0.5);
}

TEST_CASE("what was found is looked at again for little, and moves with what is around it") {
  const Thresholds system(1000);
  CalibrationSearch search("one", 1000.0, 0.1, 1000);
  run(search, system);
  const double found_mw = search.perfect_mw();
  for (const double less_mw : {0.0, 3.0}) {
    CAPTURE(less_mw);
    search.refine();
    double work = 0.0;
    while (search.stage() == CalibrationSearch::Stage::refine) {
      std::vector<std::uint32_t> days;
      for (const std::uint32_t s : search.samples()) {
        days.push_back(system.days(s, search.perfect_mw() + less_mw));
      }
      work += static_cast<double>(days.size());
      search.take(days);
    }
    CHECK(search.perfect_mw() == found_mw - less_mw);
    CHECK(work < 1000.0);
  }
}

TEST_CASE("the answer is that of a search that assesses all samples every time, any way it takes") {
  constexpr std::uint32_t kSamples = 400;
  const Thresholds system(kSamples);
  for (const double mean_mw : {433.0, 1000.0, 3700.0}) {
    CAPTURE(mean_mw);
    CalibrationSearch search("one", mean_mw, 0.1, kSamples);
    run(search, system);
    REQUIRE(search.stage() == CalibrationSearch::Stage::done);
    const double step_mw = search.step_mw();
    CHECK(step_mw <= 1e-3 * mean_mw);
    CHECK(step_mw > 0.4e-3 * mean_mw);
    double least_mw = -std::floor(0.3 * mean_mw / step_mw);  // in steps
    while (system.mean_days(least_mw * step_mw) > 0.1) least_mw += 1.0;
    CHECK(search.perfect_mw() == doctest::Approx(least_mw * step_mw).epsilon(1e-12));
  }
}

TEST_CASE("a pilot need not know how many days are far too many") {
  CalibrationSearch search("one", 1000.0, 0.1, 1000);
  REQUIRE(search.stage() == CalibrationSearch::Stage::pilot);
  CHECK(search.enough_days() > 10.0 * 0.1);
  CHECK(search.enough_days() < 100.0 * 0.1);
  while (search.stage() == CalibrationSearch::Stage::pilot) {
    search.take(std::vector<std::uint32_t>(search.samples().size(), search.perfect_mw() < 0.0));
  }
  CHECK(search.samples().size() == 1000);
  CHECK(search.enough_days() > 1e300);
}

TEST_CASE("what cannot be reached fails and says what was tried") {
  for (const double days : {0.0, 300.0}) {
    CalibrationSearch search("one", 1000.0, 0.1, 400);
    while (search.stage() != CalibrationSearch::Stage::failed) {
      if (search.stage() == CalibrationSearch::Stage::screened) search.refine();
      search.take(
          std::vector<std::uint32_t>(search.samples().size(), static_cast<std::uint32_t>(days)));
    }
    const std::string text = search.tried_text();
    CAPTURE(text);
    CHECK(text.starts_with("0 MW of perfect capacity ("));
    CHECK(text.find("no more than 40 % of its mean load, 1000 MW") != std::string::npos);
  }
}

TEST_CASE("what is known is not searched") {
  const CalibrationSearch search = CalibrationSearch::known("one", 1000.0, -33.5);
  CHECK(search.stage() == CalibrationSearch::Stage::done);
  CHECK(search.perfect_mw() == -33.5);
  CHECK(search.pilot_left() + search.refine_left() == 0.0);
}
