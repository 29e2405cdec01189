#include "sim/studies/calibration.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include "grid/core/error.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/calibration_search.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

class Calibrator {
 public:
  Calibrator(const Scenario& scenario, unsigned threads)
      : scenario_(scenario),
        threads_(threads),
        study_(scenario, scenario.calibration.year),
        regions_(scenario.grid.regions.size()),
        mean_mw_(mean_load_mw()),
        names_(area_names(scenario)) {
    const auto area_mw = by_area(scenario, mean_mw_);
    const Calibration& wanted = scenario.calibration;
    for (std::size_t area = 1; area < names_.size() - regions_; ++area) {
      const auto known = wanted.perfect_mw.find(names_[area]);
      if (known != wanted.perfect_mw.end() || !(area_mw[area] > 0.0)) {
        const double mw = known != wanted.perfect_mw.end() ? known->second : 0.0;
        searches_.push_back(CalibrationSearch::known(names_[area], area_mw[area], mw));
      } else {
        searches_.emplace_back(names_[area], area_mw[area],
                               wanted.event_days * study_.share_of_year(), wanted.samples);
      }
    }
  }

  /// Assesses once for the first search that is not over, and for all that are at the same samples.
  /// Returns false where all are over.
  bool advance() {
    const auto first = std::ranges::find_if(
        searches_, [](const CalibrationSearch& search) { return !search.is_done(); });
    if (first == searches_.end()) return false;
    std::vector<std::size_t> areas;
    for (std::size_t i = 0; i < searches_.size(); ++i) {
      if (!searches_[i].is_done() && searches_[i].samples() == first->samples()) {
        areas.push_back(1 + i);
      }
    }
    const auto days =
        study_.event_days({.samples = first->samples().size(),
                           .sampled_weather = scenario_.ensemble.sampled_weather,
                           .quantiles = {},
                           .threads = threads_,
                           .numbers = first->samples(),
                           .wanted = regions_of(areas)},
                          {.perfect_mw = perfect_mw(), .firm_mw = {}, .curtailable_mw = {}}, areas);
    for (std::size_t i = 0; i < areas.size(); ++i) searches_[areas[i] - 1].take(days[i]);
    return true;
  }

  /// Spreads the capacity of each interconnection over its regions by their load.
  [[nodiscard]] std::vector<double> perfect_mw() const {
    std::vector<double> mw(regions_, 0.0);
    for (std::size_t r = 0; r < regions_; ++r) {
      const CalibrationSearch& search = searches_[area_of(r) - 1];
      if (search.mean_mw() > 0.0) mw[r] = search.perfect_mw() * mean_mw_[r] / search.mean_mw();
    }
    return mw;
  }

  /// Says what was tried by the searches that found nothing; empty: all found.
  [[nodiscard]] std::string failures() const {
    const Calibration& wanted = scenario_.calibration;
    const double share = study_.share_of_year();
    std::ostringstream text;
    for (const CalibrationSearch& search : searches_) {
      if (!search.is_failed()) continue;
      text << (text.str().empty() ? "calibration: " : "\ncalibration: ") << search.name()
           << " cannot be brought to " << wanted.event_days * share << " event-days in "
           << wanted.year;
      if (share < 1.0) {
        text << " (the run covers " << 100.0 * share << " % of it; calibration.event_days is "
             << wanted.event_days << " a year)";
      }
      text << ": tried " << search.tried_text()
           << ". Change its plants or loads, or calibration.event_days";
    }
    return text.str();
  }

  /// Sample-years that are done, and those that are expected in all.
  [[nodiscard]] double done_work() const { return sum(&CalibrationSearch::done_work); }
  [[nodiscard]] double all_work() const { return done_work() + sum(&CalibrationSearch::work_left); }

 private:
  [[nodiscard]] std::vector<double> mean_load_mw() const {
    std::vector<double> mean_mw(regions_, 0.0);
    for (const HourState& state : study_.states()) {
      for (std::size_t r = 0; r < regions_; ++r) mean_mw[r] += state.regions[r].grid_load_mw();
    }
    for (double& mw : mean_mw) mw /= static_cast<double>(study_.states().size());
    return mean_mw;
  }

  [[nodiscard]] std::size_t area_of(std::size_t region) const {
    const auto area =
        std::find(names_.begin() + 1, names_.end(), scenario_.grid.regions[region].interconnection);
    return static_cast<std::size_t>(area - names_.begin());
  }

  [[nodiscard]] std::vector<char> regions_of(const std::vector<std::size_t>& areas) const {
    std::vector<char> wanted;
    for (std::size_t r = 0; r < regions_; ++r) {
      wanted.push_back(std::ranges::find(areas, area_of(r)) != areas.end() ? 1 : 0);
    }
    return wanted;
  }

  [[nodiscard]] double sum(double (CalibrationSearch::*of)() const) const {
    double all = 0.0;
    for (const CalibrationSearch& search : searches_) all += (search.*of)();
    return all;
  }

  const Scenario& scenario_;
  unsigned threads_;
  YearStudy study_;
  std::size_t regions_;
  std::vector<double> mean_mw_;     // [region]
  std::vector<std::string> names_;  // of areas: all, interconnections, regions
  std::vector<CalibrationSearch> searches_;
};

}  // namespace

std::vector<double> calibrate(const Scenario& scenario, unsigned threads,
                              const CalibrationProgress& progress) {
  Calibrator calibrator(scenario, threads);
  while (calibrator.advance()) {
    if (progress && !progress(static_cast<std::size_t>(calibrator.done_work()),
                              static_cast<std::size_t>(calibrator.all_work()))) {
      return {};
    }
  }
  const std::string failures = calibrator.failures();
  if (!failures.empty()) throw NumericalError(failures);
  return calibrator.perfect_mw();
}

}  // namespace gigaload::sim
