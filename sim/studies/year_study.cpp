#include "sim/studies/year_study.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "grid/core/error.hpp"
#include "sim/hours/water_accounts.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

YearStudy::YearStudy(const Scenario& scenario, int year, std::uint32_t weather)
    : scenario_(scenario), campuses_(scenario_, shared_), year_(year) {
  scenario_.begin = std::max(scenario.begin, grid::start_of_year(year));
  scenario_.end = std::min(scenario.end, grid::start_of_year(year + 1));
  if (scenario_.begin >= scenario_.end) {
    throw InputError("the year " + std::to_string(year) + " is outside the run, " +
                     grid::to_string(grid::to_date(scenario.begin)) + " to " +
                     grid::to_string(grid::to_date(scenario.end)));
  }
  BuildOut build_out(scenario);
  const HourModel hours(scenario_, campuses_, weather, shared_);
  WaterAccounts water(hours, campuses_);
  states_.resize(static_cast<std::size_t>(scenario_.end - scenario_.begin));
  const auto times = exchange_times(scenario);
  BuildOutFrame years;
  for (std::size_t e = 0; e + 1 < times.size() && times[e] < scenario_.end; ++e) {
    build_out.advance(times[e], years);
    if (times[e] < scenario_.begin) continue;
    const std::span states(&states_[static_cast<std::size_t>(times[e] - scenario_.begin)],
                           static_cast<std::size_t>(times[e + 1] - times[e]));
    for (std::size_t h = 0; h < states.size(); ++h) {
      hours.at(times[e] + static_cast<Hour>(h), years, states[h]);
    }
    water.apply(times[e], years, states);
    windows_.push_back({times[e], times[e + 1], years.capacity, states});
  }
}

YearAdequacy YearStudy::assess(const EnsembleHours::Options& options, const Change& change) const {
  EnsembleHours ensemble(scenario_, campuses_, options);
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
  return ensemble.end_year(year_, by_area(scenario_, energy_mwh));
}

}  // namespace gigaload::sim
