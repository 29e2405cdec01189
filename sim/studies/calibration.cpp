#include "sim/studies/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "grid/core/root_search.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

constexpr double kWithin = 1e-3;     // of the mean load
constexpr double kFirstStep = 0.02;  // of the mean load; doubled until the level is passed
constexpr double kFarthest = 0.4;    // of the mean load

/// Is one interconnection's search.
struct Search {
  std::size_t area = 0;
  double mean_mw = 0.0;
  double x_mw = 0.0;  // perfect capacity to try next, or found
  double last_x_mw = 0.0;
  std::optional<double> last_days;
  std::optional<grid::RootSearch> root;
  bool done = false;

  void take(double days, double wanted) {
    if (done) return;
    if (root) {
      root->take(x_mw, days);
    } else if (last_days && (*last_days > wanted) != (days > wanted)) {
      root = days > wanted ? grid::RootSearch(wanted, last_x_mw, *last_days, x_mw, days)
                           : grid::RootSearch(wanted, x_mw, days, last_x_mw, *last_days);
    } else {
      // capacity lowers the days
      const double step_mw = (days > wanted ? 1.0 : -1.0) * kFirstStep * mean_mw;
      last_days = days;
      last_x_mw = x_mw;
      x_mw = x_mw == 0.0 ? step_mw : 2.0 * x_mw;
      if (std::abs(x_mw) <= kFarthest * mean_mw) return;
      x_mw = 0.0;
      done = true;
      return;
    }
    done = root->width() <= kWithin * mean_mw;
    x_mw = done ? root->low() : root->next();
  }
};

}  // namespace

std::vector<double> calibrate(const Scenario& scenario, unsigned threads,
                              const std::function<bool()>& progress) {
  const Calibration& wanted = scenario.calibration;
  const YearStudy study(scenario, wanted.year);
  const std::size_t regions = scenario.grid.regions.size();
  std::vector<double> mean_mw(regions, 0.0);
  double hours = 0.0;
  for (const auto& window : study.windows()) {
    for (const HourState& state : window.states) {
      for (std::size_t r = 0; r < regions; ++r) {
        mean_mw[r] += state.regions[r].grid_load_mw();
      }
      hours += 1.0;
    }
  }
  for (double& mw : mean_mw) mw /= hours;

  const auto names = area_names(scenario);
  const auto area_mw = by_area(scenario, mean_mw);
  const std::size_t interconnections = names.size() - 1 - regions;
  std::vector<Search> searches(interconnections);
  for (std::size_t i = 0; i < interconnections; ++i) {
    searches[i].area = 1 + i;
    searches[i].mean_mw = area_mw[1 + i];
    searches[i].done = !(searches[i].mean_mw > 0.0);  // nothing that could be short
  }
  std::vector<double> perfect_mw(regions, 0.0);
  const auto spread = [&] {
    for (std::size_t r = 0; r < regions; ++r) {
      const auto area =
          std::find(names.begin() + 1, names.end(), scenario.grid.regions[r].interconnection);
      const Search& search = searches[static_cast<std::size_t>(area - names.begin()) - 1];
      if (search.mean_mw > 0.0) perfect_mw[r] = search.x_mw * mean_mw[r] / search.mean_mw;
    }
  };
  while (!std::ranges::all_of(searches, &Search::done)) {
    const YearAdequacy year =
        study.assess({.samples = wanted.samples,
                      .sampled_weather = scenario.ensemble.sampled_weather,
                      .quantiles = {},
                      .threads = threads},
                     {.perfect_mw = perfect_mw, .firm_mw = {}, .curtailable_mw = {}});
    if (progress && !progress()) return {};
    for (Search& search : searches) {
      search.take(year.areas[search.area].event_days.value, wanted.event_days);
    }
    spread();
  }
  return perfect_mw;
}

}  // namespace gigaload::sim
