#include "sim/studies/calibration.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>
#include <string>

#include "grid/core/error.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/area_calibration.hpp"
#include "sim/studies/calibration_search.hpp"
#include "sim/studies/known_capacity.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

using Stage = CalibrationSearch::Stage;

constexpr int kRounds = 4;  // at most, of searches that each other's capacity moves

class Calibrator {
 public:
  Calibrator(const Scenario& scenario, unsigned threads, const SharedWork& shared)
      : scenario_(scenario),
        threads_(threads),
        study_(scenario, scenario.calibration.year, 0, shared),
        regions_(scenario.grid.regions.size()),
        mean_mw_(study_.mean_load_mw()),
        areas_(areas_of(scenario)) {
    const auto area_mw = by_area(scenario, mean_mw_);
    const auto known_mw = by_area(scenario, known_capacity_mw(study_));
    const Calibration& wanted = scenario.calibration;
    for (std::size_t area = 1; areas_[area].kind == AreaKind::interconnection; ++area) {
      const std::string& name = areas_[area].name;
      const auto& region = scenario.grid.regions[areas_[area].regions.front().get()];
      if (is_known(scenario, region) || !(area_mw[area] > 0.0)) {
        searches_.push_back(CalibrationSearch::known(name, area_mw[area], known_mw[area]));
      } else {
        searches_.emplace_back(name, area_mw[area],
                               wanted_event_days(wanted, name) * study_.share_of_year(),
                               wanted.samples);
      }
    }
  }

  /// Searches all; returns false if `told` gave up. One search goes on while the others stand
  /// still, since interconnections help each other: in turn, until none has to move.
  bool search(const CalibrationProgress& told) {
    while (!at(Stage::pilot).empty()) {
      if (!assess(at(Stage::pilot), told)) return false;
    }
    if (!screen(told)) return false;
    const auto all = at(Stage::screened);
    bool has_moved = !all.empty();
    for (int round = 0; has_moved && round < kRounds; ++round) {
      has_moved = false;
      for (CalibrationSearch* search : all) {
        const double before_mw = search->perfect_mw();
        if (search->stage() == Stage::failed) continue;
        search->refine();
        while (search->stage() == Stage::refine) {
          if (!assess({search}, told)) return false;
        }
        has_moved = has_moved || (all.size() > 1 && search->perfect_mw() != before_mw);
      }
    }
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
      if (search.stage() != Stage::failed) continue;
      text << (text.str().empty() ? "calibration: " : "\ncalibration: ") << search.name()
           << " cannot be brought to " << wanted_event_days(wanted, search.name()) * share
           << " event-days in " << wanted.year;
      if (share < 1.0) {
        text << " (the run covers " << 100.0 * share << " % of it; calibration.event_days is "
             << wanted_event_days(wanted, search.name()) << " a year)";
      }
      text << ": tried " << search.tried_text()
           << ". Change its plants or loads, or calibration.event_days";
    }
    return text.str();
  }

 private:
  [[nodiscard]] std::size_t area_of(std::size_t region) const {
    return place_of(areas_, AreaKind::interconnection,
                    scenario_.grid.regions[region].interconnection);
  }

  [[nodiscard]] std::vector<CalibrationSearch*> at(Stage stage) {
    std::vector<CalibrationSearch*> found;
    for (CalibrationSearch& search : searches_) {
      if (search.stage() == stage) found.push_back(&search);
    }
    return found;
  }

  /// Screens for all searches with the same capacities, so that no later one is below those of a
  /// screen.
  bool screen(const CalibrationProgress& told) {
    while (!at(Stage::screen).empty()) {
      for (CalibrationSearch* search : at(Stage::screened)) search->screen_again();
      if (!assess(at(Stage::screen), told)) return false;
    }
    return true;
  }

  /// Assesses once for all of the group, whose samples are the same; an assessment that stopped
  /// tells nothing to those that it did not stop for.
  bool assess(const std::vector<CalibrationSearch*>& group, const CalibrationProgress& told) {
    const std::vector<std::uint32_t> numbers = group.front()->samples();
    std::vector<YearStudy::Counted> areas;
    for (const CalibrationSearch* search : group) {
      const auto area = 1 + static_cast<std::size_t>(search - searches_.data());
      areas.push_back({.area = area, .enough = search->enough_days()});
    }
    const auto work = static_cast<double>(numbers.size());
    const auto days = study_.event_days(
        {.samples = numbers.size(),
         .sampled_weather = scenario_.ensemble.sampled_weather,
         .quantiles = {},
         .threads = threads_,
         .numbers = numbers},
        {.perfect_mw = perfect_mw(), .firm_mw = {}, .curtailable_mw = {}}, areas,
        [&](double share) { return !told || told(done_ + share * work, done_ + work_left()); });
    if (days.empty()) return false;
    done_ += work;
    const auto is_over = [&](std::size_t i) {
      return std::accumulate(days[i].begin(), days[i].end(), 0.0) > areas[i].enough * work;
    };
    bool stopped = false;
    for (std::size_t i = 0; i < days.size(); ++i) stopped = stopped || is_over(i);
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (!stopped || is_over(i)) group[i]->take(days[i]);
    }
    return true;
  }

  /// Returns the sample-years that are expected yet: pilots and screens go on together.
  [[nodiscard]] double work_left() const {
    double pilots = 0.0, screens = 0.0, others = 0.0;
    for (const CalibrationSearch& search : searches_) {
      pilots = std::max(pilots, search.pilot_left());
      if (search.stage() == Stage::pilot || search.stage() == Stage::screen) {
        screens = scenario_.calibration.samples;
      }
      others += search.refine_left();
    }
    return pilots + screens + others;
  }

  const Scenario& scenario_;
  unsigned threads_;
  YearStudy study_;
  std::size_t regions_;
  std::vector<double> mean_mw_;  // [region]
  std::vector<Area> areas_;
  std::vector<CalibrationSearch> searches_;
  double done_ = 0.0;  // sample-years
};

}  // namespace

std::vector<double> calibrate(const Scenario& scenario, unsigned threads,
                              const CalibrationProgress& progress, const SharedWork& shared) {
  if (scenario.calibration.by_planning_area) {
    return calibrate_by_planning_area(scenario, threads, progress, shared);
  }
  Calibrator calibrator(scenario, threads, shared);
  if (!calibrator.search(progress)) return {};
  const std::string failures = calibrator.failures();
  if (!failures.empty()) throw NumericalError(failures);
  return calibrator.perfect_mw();
}

bool has_to_calibrate(const Scenario& scenario) {
  return scenario.ensemble.samples > 0 && scenario.calibration.enabled &&
         std::ranges::any_of(scenario.grid.regions, [&](const grid::Region& region) {
           return !is_known(scenario, region);
         });
}

}  // namespace gigaload::sim
