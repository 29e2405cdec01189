#include "sim/studies/area_calibration.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "grid/core/error.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/studies/known_capacity.hpp"

namespace gigaload::sim {

namespace {

std::string failure_text(const AreaSearch& search, const YearStudy& study) {
  const double share = study.share_of_year();
  std::ostringstream text;
  text << "calibration: the planning areas cannot be brought to their event-days in "
       << study.year() << " together";
  if (share < 1.0) text << " (of which the run covers " << 100.0 * share << " %)";
  for (const std::string& sentence : search.failures()) text << "\ncalibration: " << sentence;
  text << "\ncalibration: change plants, loads or lines, or give such an area days of its own "
          "(calibration.event_days_of), a margin (calibration.margin_of) or its capacity "
          "(calibration.perfect_capacity)";
  return text.str();
}

}  // namespace

AreaSpread::AreaSpread(const YearStudy& study, std::vector<std::size_t> areas,
                       std::vector<double> base_mw)
    : areas_(std::move(areas)), base_mw_(std::move(base_mw)) {
  const std::vector<Area> known = areas_of(study.scenario());
  const std::vector<double> load_mw = study.mean_load_mw();
  for (const std::size_t area : areas_) {
    double all_mw = 0.0;
    for (const RegionIndex r : known[area].regions) all_mw += load_mw[r.get()];
    mean_mw_.push_back(all_mw);
    auto& share = share_.emplace_back(load_mw.size(), 0.0);
    if (!(all_mw > 0.0)) continue;
    for (const RegionIndex r : known[area].regions) share[r.get()] = load_mw[r.get()] / all_mw;
  }
}

std::vector<double> AreaSpread::by_region(std::span<const double> areas_mw) const {
  std::vector<double> mw = base_mw_;
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    for (std::size_t r = 0; r < mw.size(); ++r) mw[r] += areas_mw[i] * share_[i][r];
  }
  return mw;
}

bool search_areas(const YearStudy& study, const AreaSpread& spread, unsigned threads,
                  AreaSearch& search, double& done, const CalibrationProgress& told) {
  while (!search.is_over()) {
    const std::vector<std::uint32_t> numbers = search.samples();
    const auto work = static_cast<double>(numbers.size());
    bool gave_up = false;
    const auto days = study.short_days(
        {.samples = numbers.size(),
         .sampled_weather = study.scenario().ensemble.sampled_weather,
         .quantiles = {},
         .threads = threads,
         .numbers = numbers},
        {.perfect_mw = spread.by_region(search.perfect_mw()), .firm_mw = {}, .curtailable_mw = {}},
        spread.areas(), [&](double share) {
          const double so_far = done + share * work;
          const double left = std::max(0.0, search.sample_years_left() - share * work);
          gave_up = told && !told(so_far, so_far + left);
          return !gave_up;
        });
    if (gave_up) return false;
    done += work;
    search.take(days);
  }
  return true;
}

std::vector<double> calibrate_by_planning_area(const Scenario& scenario, unsigned threads,
                                               const CalibrationProgress& progress,
                                               const SharedWork& shared) {
  const YearStudy study(scenario, scenario.calibration.year, 0, shared);
  const std::vector<Area> areas = areas_of(scenario);
  std::vector<double> known_mw = known_capacity_mw(study);
  const std::vector<double> load_mw = by_area(scenario, study.mean_load_mw());
  std::vector<std::size_t> searched;
  std::vector<AreaSearch::Wanted> wanted;
  for (std::size_t a = 0; a < areas.size(); ++a) {
    const auto is_open = [&](RegionIndex r) {
      return !is_known(scenario, scenario.grid.regions[r.get()]);
    };
    if (areas[a].kind != AreaKind::planning_area || !(load_mw[a] > 0.0) ||
        std::ranges::none_of(areas[a].regions, is_open)) {
      continue;
    }
    for (const RegionIndex r : areas[a].regions) known_mw[r.get()] = 0.0;
    searched.push_back(a);
    const double days = wanted_event_days(scenario.calibration, areas[a].name);
    wanted.push_back(
        {.name = areas[a].name, .mean_mw = load_mw[a], .days = days * study.share_of_year()});
  }
  const AreaSpread spread(study, std::move(searched), std::move(known_mw));
  AreaSearch search(std::move(wanted), scenario.calibration.samples);
  double done = 0.0;
  if (!search_areas(study, spread, threads, search, done, progress)) return {};
  if (search.stage() == AreaSearch::Stage::failed) {
    throw NumericalError(failure_text(search, study));
  }
  return spread.by_region(search.perfect_mw());
}

}  // namespace gigaload::sim
