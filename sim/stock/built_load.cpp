#include "sim/stock/built_load.hpp"

#include <algorithm>

#include "grid/core/calendar_years.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/stock/mean_campus_load.hpp"
#include "sim/years/build_out.hpp"

namespace gigaload::sim {

namespace {

/// Returns the scenario of the build-out alone: with all campuses, from `first` on.
Scenario build_out_of(const Scenario& scenario, Hour first) {
  Scenario alone = scenario;
  for (std::size_t c = 0; c < scenario.data_centres.left_out.size(); ++c) {
    alone.campuses[c].phases = scenario.data_centres.left_out[c];
  }
  alone.begin = first;
  alone.feedback.enabled = false;
  alone.additions.clear();  // no plant moves a campus
  return alone;
}

}  // namespace

BuiltLoad::BuiltLoad(const Scenario& scenario, const Campuses& campuses, const SharedWork& shared)
    : regions_(scenario.grid.regions.size()),
      first_(sim::first_announcement(scenario.campuses, grid::start_of_year(grid::kLastYear))) {
  if (first_ >= scenario.end) return;
  std::vector<double> load_per_mw;
  for (const CampusModel& campus : campuses) {
    load_per_mw.push_back(mean_load_per_mw(scenario, campus, shared));
  }
  BuildOut build_out(build_out_of(scenario, first_));
  BuildOutFrame frame;
  from_ = exchange_times(first_, scenario.end, scenario.exchange_h);
  from_.pop_back();  // the end
  mw_.assign(from_.size() * regions_, 0.0);
  for (std::size_t e = 0; e < from_.size(); ++e) {
    build_out.advance(from_[e], frame);
    for (std::size_t c = 0; c < load_per_mw.size(); ++c) {
      mw_[e * regions_ + campuses[c].campus().region.get()] += frame.filled[c] * load_per_mw[c];
    }
  }
}

void BuiltLoad::by_region(Hour t, std::span<double> mw) const {
  const auto after = std::ranges::upper_bound(from_, t);
  if (after == from_.begin()) {
    std::ranges::fill(mw, 0.0);
    return;
  }
  const auto row = static_cast<std::size_t>(after - from_.begin() - 1) * regions_;
  std::copy_n(mw_.begin() + static_cast<std::ptrdiff_t>(row), regions_, mw.begin());
}

}  // namespace gigaload::sim
