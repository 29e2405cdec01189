#include "sim/studies/planning_margin.hpp"

#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

double load_mw(const HourState& state, const Area& area) {
  double mw = 0.0;
  for (const RegionIndex region : area.regions) mw += state.regions[region.get()].grid_load_mw();
  return mw;
}

double capacity_mw(const Scenario& scenario, const YearStudy::Window& window,
                   const HourState& state, const Area& area) {
  const auto& technologies = scenario.grid.technologies;
  double mw = 0.0;
  for (const RegionIndex region : area.regions) {
    mw += state.regions[region.get()].canada_import_mw;
    for (std::size_t t = 0; t < technologies.size(); ++t) {
      const std::size_t c = region.get() * technologies.size() + t;
      const bool counts_installed =
          technologies[t].kind == grid::TechnologyKind::thermal || technologies[t].is_storage();
      mw += counts_installed ? window.capacity_mw[c] : state.available_mw[c];
    }
  }
  return mw;
}

}  // namespace

PlanningMargin planning_margin(const YearStudy& study, const Area& area) {
  PlanningMargin result;
  for (const YearStudy::Window& window : study.windows()) {
    for (const HourState& state : window.states) {
      const double mw = load_mw(state, area);
      if (mw <= result.peak_mw) continue;
      result.peak_mw = mw;
      result.capacity_mw = capacity_mw(study.scenario(), window, state, area);
    }
  }
  return result;
}

}  // namespace gigaload::sim
