#include "sim/studies/year_study.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "grid/core/error.hpp"
#include "sim/clock/drive.hpp"
#include "sim/hours/water_accounts.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/years_clock.hpp"

namespace gigaload::sim {

namespace {

/// Keeps the loads and the supply of every exchange that it goes through; knows nothing of those
/// before the year.
class WindowClock final : public Clock {
 public:
  /// Takes `states` of all hours from `first` on, to be filled.
  WindowClock(const HourModel& hours, const Campuses& campuses, Hour first,
              std::span<HourState> states, std::vector<YearStudy::Window>& windows)
      : hours_(hours), water_(hours, campuses), first_(first), states_(states), windows_(windows) {}

  void begin(Frame& /*frame*/) override {}
  void advance(Hour to, Frame& frame) override {
    const auto states = states_.subspan(static_cast<std::size_t>(frame.begin - first_),
                                        static_cast<std::size_t>(to - frame.begin));
    for (std::size_t h = 0; h < states.size(); ++h) {
      hours_.at(frame.begin + static_cast<Hour>(h), frame.build_out, states[h]);
    }
    water_.apply(frame.begin, frame.build_out, states);
    windows_.push_back({frame.begin, to, frame.build_out.capacity, states});
  }
  void replay(Hour /*to*/, Frame& /*frame*/) override {}

 private:
  const HourModel& hours_;
  WaterAccounts water_;
  Hour first_;
  std::span<HourState> states_;
  std::vector<YearStudy::Window>& windows_;
};

}  // namespace

YearStudy::YearStudy(const Scenario& scenario, int year, std::uint32_t weather)
    : scenario_(scenario), campuses_(scenario_, shared_), year_(year) {
  scenario_.begin = std::max(scenario.begin, grid::start_of_year(year));
  scenario_.end = std::min(scenario.end, grid::start_of_year(year + 1));
  if (scenario_.begin >= scenario_.end) {
    throw InputError("the year " + std::to_string(year) + " is outside the run, " +
                     grid::to_string(grid::to_date(scenario.begin)) + " to " +
                     grid::to_string(grid::to_date(scenario.end)));
  }
  states_.resize(static_cast<std::size_t>(scenario_.end - scenario_.begin));
  YearsClock years(scenario);
  const HourModel model(scenario_, campuses_, weather, shared_);
  WindowClock hours(model, campuses_, scenario_.begin, states_, windows_);
  const std::vector<Hour> times = exchange_times(scenario);
  const auto first = std::ranges::find(times, scenario_.begin);
  const auto last = std::ranges::find(times, scenario_.end);
  Frame frame;
  years.begin(frame);
  hours.begin(frame);
  drive({.slow = {&years}, .fast = {&hours}}, {times.begin(), last + 1},
        static_cast<std::size_t>(first - times.begin()), frame, [] { return true; });
}

double YearStudy::share_of_year() const {
  return static_cast<double>(states_.size()) /
         static_cast<double>(grid::start_of_year(year_ + 1) - grid::start_of_year(year_));
}

YearAdequacy YearStudy::assess(const EnsembleHours::Options& options, const Change& change) const {
  EnsembleHours ensemble(scenario_, campuses_, options);
  const std::vector<double> energy_mwh = run(ensemble, change);
  return ensemble.end_year(year_, by_area(scenario_, energy_mwh));
}

std::vector<std::vector<std::uint32_t>> YearStudy::event_days(
    const EnsembleHours::Options& options, const Change& change,
    std::span<const std::size_t> areas) const {
  EnsembleHours ensemble(scenario_, campuses_, options);
  run(ensemble, change);
  std::vector<std::vector<std::uint32_t>> days;
  for (const std::size_t area : areas) days.push_back(ensemble.event_days(area));
  return days;
}

std::vector<double> YearStudy::run(EnsembleHours& ensemble, const Change& change) const {
  const std::size_t regions = scenario_.grid.regions.size();
  if (!change.perfect_mw.empty()) ensemble.set_perfect_capacity(change.perfect_mw);
  std::vector<double> energy_mwh(regions, 0.0);
  EnsembleOutcome outcome;
  std::vector<HourState> states;
  for (std::size_t w = 0; w < windows_.size(); ++w) {
    states.assign(windows_[w].states.begin(), windows_[w].states.end());
    for (std::size_t h = 0; h < states.size(); ++h) {
      for (std::size_t r = 0; r < regions; ++r) {
        RegionHour& region = states[h].regions[r];
        const std::size_t at = r * states.size() + h;
        if (!change.firm_mw.empty()) region.firm_mw += change.firm_mw[w][at];
        if (!change.curtailable_mw.empty()) {
          region.curtailable_mw += change.curtailable_mw[w][at];
        }
        energy_mwh[r] += region.grid_load_mw();
      }
    }
    ensemble.run(windows_[w].begin, windows_[w].end, windows_[w].capacity_mw, states, outcome);
  }
  return energy_mwh;
}

}  // namespace gigaload::sim
