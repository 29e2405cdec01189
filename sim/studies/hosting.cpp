#include "sim/studies/hosting.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "grid/core/root_search.hpp"
#include "sim/campus/campus_load.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/calibration.hpp"

namespace gigaload::sim {

namespace {

constexpr double kFirstStepMw = 1000.0;
constexpr double kAssessments = 15.0;  // about: of the bracket, and of three searches in it

/// Returns the MW of load by hour of one filled MW, [window][hour].
std::vector<std::vector<double>> load_of_a_mw(const YearStudy& study, RegionIndex region,
                                              const SharedWork& shared) {
  const Scenario& scenario = study.scenario();
  CampusLoadParameters parameters;
  parameters.cooling_parameters = scenario.cooling[static_cast<std::size_t>(CentreSize::large)];
  parameters.design_pue =
      design_pue(*make_cooling_system(parameters.cooling, parameters.cooling_parameters));
  const CampusLoad load(parameters, site_pressure_pa(scenario.grid.data[region.get()]), shared);
  const grid::LocalClock clock(scenario.grid.regions[region.get()].time_zone, scenario.begin,
                               scenario.end);
  std::vector<std::vector<double>> result;
  for (const auto& window : study.windows()) {
    auto& hours = result.emplace_back();
    for (Hour hour = window.begin; hour < window.end; ++hour) {
      const grid::Air& air =
          window.states[static_cast<std::size_t>(hour - window.begin)].regions[region.get()].air;
      hours.push_back(load.at(1.0, clock.at(hour), air.dry_bulb_c, air.wet_bulb_c).load_mw);
    }
  }
  return result;
}

class Search {
 public:
  Search(const Scenario& scenario, const HostingOptions& options)
      : options_(options),
        study_(scenario, options.year, 0, shared_),
        perfect_mw_(scenario.calibration.enabled
                        ? calibrate(scenario, options.threads, options.calibrating, shared_)
                        : std::vector<double>{}),
        profile_(load_of_a_mw(study_, options.region, shared_)) {
    gave_up_ = scenario.calibration.enabled && perfect_mw_.empty();
    const auto areas = areas_of(scenario);
    const auto& region = scenario.grid.regions[options.region.get()];
    region_area_ = place_of(areas, AreaKind::region, region.name);
    interconnection_area_ = place_of(areas, AreaKind::interconnection, region.interconnection);
    if (!region.planning_area.empty()) {
      planning_area_ = place_of(areas, AreaKind::planning_area, region.planning_area);
    }
  }

  struct Point {
    grid::adequacy::Estimate region, interconnection;
    std::optional<grid::adequacy::Estimate> planning_area;
  };
  const Point& at(double mw) {
    const auto known = points_.find(mw);
    if (known != points_.end()) return known->second;
    const Scenario& scenario = study_.scenario();
    const YearAdequacy year =
        study_.assess({.samples = options_.samples,
                       .sampled_weather = scenario.ensemble.sampled_weather,
                       .quantiles = {},
                       .threads = options_.threads},
                      campus(mw), [this](double share) { return told(share); });
    if (year.areas.empty()) return points_[mw];
    const bool is_ratio = options_.metric == &grid::adequacy::Metrics::neue;
    const double of_a_year = is_ratio ? 1.0 : 1.0 / study_.share_of_year();
    const auto of = [&](std::size_t area) -> grid::adequacy::Estimate {
      const grid::adequacy::Estimate& e = year.areas.at(area).*options_.metric;
      return {e.value * of_a_year, e.standard_error * of_a_year};
    };
    if (options_.tried) options_.tried(mw);
    Point& point = points_[mw];
    point = {of(region_area_), of(interconnection_area_), std::nullopt};
    if (planning_area_) point.planning_area = of(*planning_area_);
    return point;
  }

  /// Is told how much of an assessment is done.
  bool told(double share) {
    const double done = static_cast<double>(points_.size()) + share;
    gave_up_ =
        gave_up_ || (options_.progress && !options_.progress(done, std::max(kAssessments, done)));
    return !gave_up_;
  }

  /// Returns the MW at which the metric, `errors` standard errors up, meets the criterion.
  double meets(double errors) {
    const auto f = [&](double mw) {
      const grid::adequacy::Estimate& e = at(mw).region;
      return std::max(0.0, e.value + errors * e.standard_error);
    };
    const double level = options_.criterion;
    if (f(0.0) > level) return 0.0;
    // up by doubling: far beyond the level an assessment takes long
    double low = 0.0, high = std::min(kFirstStepMw, options_.most_mw);
    while (f(high) <= level && !gave_up_) {
      if (high >= options_.most_mw) return high;
      high = std::min(2.0 * high, options_.most_mw);
    }
    // the points that are known already are a bracket for free
    const auto known = points_;
    for (const auto& [mw, point] : known) {
      if (f(mw) <= level) low = std::max(low, mw);
    }
    for (const auto& [mw, point] : known) {
      if (mw > low && f(mw) > level) high = std::min(high, mw);
    }
    grid::RootSearch root(level, low, f(low), high, f(high));
    while (root.width() > options_.within_mw && !gave_up_) {
      const double x = root.next();
      root.take(x, f(x));
    }
    return root.low();
  }

  [[nodiscard]] bool gave_up() const { return gave_up_; }
  [[nodiscard]] double share_of_year() const { return study_.share_of_year(); }

  [[nodiscard]] double mean_load() const {
    double sum = 0.0, hours = 0.0;
    for (const auto& window : profile_) {
      for (const double mw : window) sum += mw;
      hours += static_cast<double>(window.size());
    }
    return sum / hours;
  }

 private:
  [[nodiscard]] YearStudy::Change campus(double mw) const {
    YearStudy::Change change;
    change.perfect_mw = perfect_mw_;
    const std::size_t regions = study_.scenario().grid.regions.size();
    for (const auto& window : profile_) {
      const std::size_t hours = window.size(), first = options_.region.get() * hours;
      auto& firm = change.firm_mw.emplace_back(regions * hours, 0.0);
      auto& curtailable = change.curtailable_mw.emplace_back(regions * hours, 0.0);
      for (std::size_t h = 0; h < hours; ++h) {
        firm[first + h] = mw * window[h] * (1.0 - options_.curtailable_share);
        curtailable[first + h] = mw * window[h] * options_.curtailable_share;
      }
    }
    return change;
  }

  const HostingOptions& options_;
  SharedWork shared_;
  YearStudy study_;
  std::vector<double> perfect_mw_;
  std::vector<std::vector<double>> profile_;
  std::size_t region_area_ = 0, interconnection_area_ = 0;
  std::optional<std::size_t> planning_area_;
  std::map<double, Point> points_;
  bool gave_up_ = false;
};

}  // namespace

Hosting host(const Scenario& scenario, const HostingOptions& options) {
  Search search(scenario, options);
  Hosting result;
  result.gave_up = search.gave_up();
  if (result.gave_up) return result;
  result.hosted_mw = search.meets(0.0);
  result.low_mw = search.meets(2.0);
  result.high_mw = search.meets(-2.0);
  result.gave_up = search.gave_up();
  if (result.gave_up) return result;
  const auto& none = search.at(0.0);
  result.none = none.region;
  result.interconnection_none = none.interconnection;
  result.planning_area_none = none.planning_area;
  const auto& hosted = search.at(result.hosted_mw);
  result.hosted = hosted.region;
  result.interconnection_hosted = hosted.interconnection;
  result.assumptions = adequacy_assumptions(scenario);
  result.planning_area_hosted = hosted.planning_area;
  result.samples = options.samples;
  result.metric = options.metric;
  result.share_of_year = search.share_of_year();
  result.beyond = result.hosted_mw >= options.most_mw;
  result.load_mw = result.hosted_mw * search.mean_load();
  return result;
}

}  // namespace gigaload::sim
