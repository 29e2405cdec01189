#include "sim/studies/year_study.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <string>

#include "grid/core/error.hpp"
#include "sim/campus/water_accounts.hpp"
#include "sim/clock/drive.hpp"
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
      : hours_(hours), water_(campuses), first_(first), states_(states), windows_(windows) {}

  void begin(Frame& /*frame*/) override {}
  void advance(Hour to, Frame& frame) override {
    const auto states = states_.subspan(static_cast<std::size_t>(frame.begin - first_),
                                        static_cast<std::size_t>(to - frame.begin));
    for (std::size_t h = 0; h < states.size(); ++h) {
      hours_.at(frame.begin + static_cast<Hour>(h), frame.build_out, states[h]);
    }
    hours_.keep_within(water_, frame.begin, frame.build_out, states);
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

YearStudy::Hours hours_of(const Scenario& scenario, int year) {
  const YearStudy::Hours hours{std::max(scenario.begin, grid::start_of_year(year)),
                               std::min(scenario.end, grid::start_of_year(year + 1))};
  if (hours.begin < hours.end) return hours;
  throw InputError("the year " + std::to_string(year) + " is outside the run, " +
                   grid::to_string(grid::to_date(scenario.begin)) + " to " +
                   grid::to_string(grid::to_date(scenario.end)));
}

}  // namespace

YearStudy::YearStudy(const Scenario& scenario, int year, std::uint32_t weather,
                     const SharedWork& shared)
    : YearStudy(scenario, hours_of(scenario, year), weather, shared) {}

YearStudy::YearStudy(const Scenario& scenario, Hours hours, std::uint32_t weather,
                     const SharedWork& shared)
    : scenario_(scenario),
      campuses_(scenario_, shared),
      year_(grid::year_of(hours.begin)),
      weather_(weather) {
  scenario_.begin = hours.begin;
  scenario_.end = hours.end;
  states_.resize(static_cast<std::size_t>(scenario_.end - scenario_.begin));
  YearsClock years(scenario);
  const HourModel model(scenario_, campuses_, weather, shared);
  WindowClock clock(model, campuses_, scenario_.begin, states_, windows_);
  const std::vector<Hour> times = exchange_times(scenario);
  const auto first = std::ranges::find(times, scenario_.begin);
  const auto last = std::ranges::find(times, scenario_.end);
  Frame frame;
  years.begin(frame);
  clock.begin(frame);
  drive({.slow = {&years}, .fast = {&clock}}, {times.begin(), last + 1},
        static_cast<std::size_t>(first - times.begin()), frame, [] { return true; });
}

double YearStudy::share_of_year() const {
  return static_cast<double>(states_.size()) /
         static_cast<double>(grid::start_of_year(year_ + 1) - grid::start_of_year(year_));
}

std::vector<double> YearStudy::mean_load_mw() const {
  std::vector<double> mean_mw(scenario_.grid.regions.size(), 0.0);
  for (const HourState& state : states_) {
    for (std::size_t r = 0; r < mean_mw.size(); ++r) mean_mw[r] += state.regions[r].grid_load_mw();
  }
  for (double& mw : mean_mw) mw /= static_cast<double>(states_.size());
  return mean_mw;
}

YearAdequacy YearStudy::assess(const EnsembleHours::Options& options, const Change& change,
                               const Told& told) const {
  EnsembleHours ensemble(scenario_, campuses_, options);
  const std::vector<double> energy_mwh = run(ensemble, change, told);
  if (energy_mwh.empty()) return {};
  return ensemble.end_year(year_, by_area(scenario_, energy_mwh));
}

std::vector<std::vector<std::uint32_t>> YearStudy::event_days(EnsembleHours::Options options,
                                                              const Change& change,
                                                              std::span<const Counted> areas,
                                                              const Told& told) const {
  std::vector<std::size_t> watched;
  for (const Counted& counted : areas) watched.push_back(counted.area);
  options.wanted = regions_of(scenario_, watched);
  EnsembleHours ensemble(scenario_, campuses_, options);
  bool gave_up = false;
  (void)run(ensemble, change, [&](double share) {
    gave_up = told && !told(share);
    return !gave_up && std::ranges::none_of(areas, [&ensemble](const Counted& counted) {
      const auto days = ensemble.event_days(counted.area);
      const double sum = std::accumulate(days.begin(), days.end(), 0.0);
      return sum > counted.enough * static_cast<double>(days.size());
    });
  });
  std::vector<std::vector<std::uint32_t>> days;
  if (gave_up) return days;
  for (const Counted& counted : areas) days.push_back(ensemble.event_days(counted.area));
  return days;
}

std::vector<grid::adequacy::Totals> YearStudy::totals(EnsembleHours::Options options,
                                                      const Change& change, std::size_t area,
                                                      const Told& told) const {
  options.wanted = regions_of(scenario_, std::span(&area, 1));
  EnsembleHours ensemble(scenario_, campuses_, options);
  if (run(ensemble, change, told).empty()) return {};
  return ensemble.totals(area);
}

std::vector<std::vector<ShortDay>> YearStudy::short_days(EnsembleHours::Options options,
                                                         const Change& change,
                                                         std::span<const std::size_t> areas,
                                                         const Told& told) const {
  options.wanted = regions_of(scenario_, areas);
  options.short_days_of.assign(areas.begin(), areas.end());
  EnsembleHours ensemble(scenario_, campuses_, options);
  if (run(ensemble, change, told).empty()) return {};
  return ensemble.short_days();
}

std::vector<double> YearStudy::run(EnsembleHours& ensemble, const Change& change,
                                   const Told& told) const {
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
    const double share = static_cast<double>(w + 1) / static_cast<double>(windows_.size());
    if (told && !told(share)) return {};
  }
  return energy_mwh;
}

}  // namespace gigaload::sim
