#include "sim/studies/known_capacity.hpp"

#include "sim/scenario/areas.hpp"
#include "sim/studies/planning_margin.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

/// Spreads an area's MW over its regions by load.
void spread(const Area& area, double area_mw, const std::vector<double>& load_mw,
            std::vector<double>& mw) {
  double all_mw = 0.0;
  for (const RegionIndex r : area.regions) all_mw += load_mw[r.get()];
  if (!(all_mw > 0.0)) return;
  for (const RegionIndex r : area.regions) mw[r.get()] = area_mw * (load_mw[r.get()] / all_mw);
}

}  // namespace

const std::string& calibrated_with(const Scenario& scenario, const grid::Region& region) {
  return scenario.calibration.by_planning_area ? region.planning_area : region.interconnection;
}

double wanted_event_days(const Calibration& calibration, const std::string& name) {
  const auto of = calibration.event_days_of.find(name);
  return of == calibration.event_days_of.end() ? calibration.event_days : of->second;
}

bool is_known(const Scenario& scenario, const grid::Region& region) {
  const Calibration& calibration = scenario.calibration;
  const std::string& name = calibrated_with(scenario, region);
  return calibration.perfect_mw.contains(name) || calibration.margin_of.contains(name) ||
         (calibration.by_planning_area &&
          (name.empty() || calibration.perfect_mw.contains(region.interconnection)));
}

std::vector<double> known_capacity_mw(const YearStudy& study) {
  const Scenario& scenario = study.scenario();
  const Calibration& calibration = scenario.calibration;
  const auto& regions = scenario.grid.regions;
  const std::vector<double> load_mw = study.mean_load_mw();
  std::vector<double> mw(regions.size(), 0.0);
  if (!calibration.enabled) return mw;
  const auto with =
      calibration.by_planning_area ? AreaKind::planning_area : AreaKind::interconnection;
  for (const Area& area : areas_of(scenario)) {
    const auto given = calibration.perfect_mw.find(area.name);
    const auto margin = calibration.margin_of.find(area.name);
    // planning areas come after their interconnection, whose capacity theirs takes the place of
    if (given != calibration.perfect_mw.end() &&
        (area.kind == with || area.kind == AreaKind::interconnection)) {
      spread(area, given->second, load_mw, mw);
    } else if (area.kind == with && margin != calibration.margin_of.end()) {
      spread(area, planning_margin(study, area).missing_mw(margin->second), load_mw, mw);
    }
  }
  return mw;
}

}  // namespace gigaload::sim
