#include "sim/years/build_out_futures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/random.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/drawn_part.hpp"

namespace gigaload::sim {

namespace {

/// Is the share of a capacity that counts as all of it: parts of a phase, and what a queue connects
/// of them, sum to it but for rounding.
constexpr double kWhole = 1.0 - 1e-9;

/// Appends the quantiles of a number of each future; changes their order.
void append_quantiles(std::vector<double>& numbers, std::vector<double>& to) {
  for (const double p : kFutureQuantiles) {
    // p N is not whole by rounding alone: 0.1 * 30 is above 3
    const double rank = std::ceil(p * static_cast<double>(numbers.size()) * (1.0 - 1e-12));
    const auto place = numbers.begin() + static_cast<std::ptrdiff_t>(std::max(rank, 1.0) - 1.0);
    std::nth_element(numbers.begin(), place, numbers.end());
    to.push_back(*place);
  }
}

/// Appends the ramps of the parts, each to those of its campus: what is built waits in the queue of
/// its region in the order in which it was built.
void connect(const Scenario& scenario, const ConnectionQueues& queues,
             const std::vector<DrawnPart>& parts, const std::vector<std::size_t>& campus,
             std::vector<std::vector<EnergisedRamp>>& to) {
  std::vector<std::size_t> order;  // of what is built before it gives up
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].built_y < kNeverY && parts[i].built_y <= parts[i].cancelled_y) order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return parts[i].built_y; });
  std::vector<double> free_y(queues.limit_mw_per_y.size(), -kNeverY);
  for (const std::size_t i : order) {
    const DrawnPart& part = parts[i];
    const std::size_t queue = queues.of_region.at(scenario.campuses[campus[i]].region.get());
    const double limit = queues.limit_mw_per_y[queue];
    EnergisedRamp ramp{.begin_y = part.built_y, .end_y = part.built_y, .mw = part.mw};
    if (!part.energised && std::isfinite(limit)) {
      ramp.begin_y = std::max(part.built_y, free_y[queue]);
      if (!(limit > 0.0) || part.cancelled_y <= ramp.begin_y) continue;
      ramp.end_y = std::min(ramp.begin_y + part.mw / limit, part.cancelled_y);
      ramp.mw = std::min(part.mw, limit * (ramp.end_y - ramp.begin_y));
      free_y[queue] = ramp.end_y;
    }
    if (ramp.mw > 0.0) to[campus[i]].push_back(ramp);
  }
}

/// Returns the course of the campuses that are in an area, together; `inside`: by campus.
EnergisedCourse course_of(const std::vector<std::vector<EnergisedRamp>>& ramps,
                          const std::vector<bool>& inside) {
  std::vector<EnergisedRamp> in_area;
  for (std::size_t c = 0; c < ramps.size(); ++c) {
    if (inside[c]) in_area.insert(in_area.end(), ramps[c].begin(), ramps[c].end());
  }
  return EnergisedCourse(in_area);
}

std::vector<double> mw_of(const std::vector<EnergisedCourse>& courses, double at_y) {
  std::vector<double> mw(courses.size());
  std::ranges::transform(courses, mw.begin(),
                         [at_y](const EnergisedCourse& course) { return course.mw(at_y); });
  return mw;
}

}  // namespace

bool has_futures(const Scenario& scenario) {
  const bool has_campuses = !scenario.campuses.empty() && scenario.data_centres.left_out.empty();
  return scenario.futures > 0 && has_campuses && forbids_drawing(scenario).empty();
}

BuildOutFutures::BuildOutFutures(const Scenario& scenario)
    : origin_(first_announcement(scenario.campuses, scenario.begin)) {
  const std::optional<ConnectionQueues> queues = connection_queues(scenario.limits);
  if (!has_futures(scenario) || !queues) {
    throw InternalError("futures of a scenario that has none");
  }
  std::vector<Ramps> futures;
  for (std::uint32_t f = 0; f < scenario.futures; ++f) {
    futures.push_back(draw(scenario, *queues, f));
  }
  find_dates(scenario, futures);

  const std::vector<bool> together(scenario.campuses.size(), true);
  for (const Ramps& ramps : futures) all_.push_back(course_of(ramps, together));
  for (const Area& area : planning_area_rows(scenario)) {
    std::vector<bool> inside;
    for (const Campus& campus : scenario.campuses) {
      inside.push_back(std::ranges::binary_search(area.regions, campus.region));
    }
    std::vector<EnergisedCourse>& courses = of_area_.emplace_back();
    for (const Ramps& ramps : futures) courses.push_back(course_of(ramps, inside));
  }
}

double BuildOutFutures::years(Hour hour) const {
  return static_cast<double>(hour - origin_) / grid::kHoursOfJulianYear;
}

BuildOutFutures::Ramps BuildOutFutures::draw(const Scenario& scenario,
                                             const ConnectionQueues& queues,
                                             std::uint32_t future) const {
  const grid::RandomSource numbers(scenario.seed, grid::Stream::stages, future);
  const double delay = delay_in_common(scenario.common_delay, numbers);
  std::vector<DrawnPart> parts;
  std::vector<std::size_t> campus_of;  // each part
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    const Campus& campus = scenario.campuses[c];
    for (std::size_t p = 0; p < campus.phases.size(); ++p) {
      draw_phase(campus, p, years(campus.phases[p].announced), delay, numbers, parts);
    }
    campus_of.resize(parts.size(), c);
  }
  Ramps ramps(scenario.campuses.size());
  connect(scenario, queues, parts, campus_of, ramps);
  return ramps;
}

void BuildOutFutures::find_dates(const Scenario& scenario, const std::vector<Ramps>& futures) {
  const double followed_y = years(scenario.end) + kFollowedY;
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    const double whole_mw = kWhole * capacity_mw(scenario.campuses[c]);
    std::array<std::vector<double>, kMilestones> found;
    for (const Ramps& ramps : futures) {
      const EnergisedCourse course(ramps[c]);
      found[0].push_back(course.begin_y());
      found[1].push_back(course.reached_y(0.5 * whole_mw));
      found[2].push_back(course.reached_y(whole_mw));
    }
    for (std::size_t m = 0; m < kMilestones; ++m) append_quantiles(found[m], dates_[m]);
  }
  for (std::vector<double>& dates : dates_) {
    for (double& date : dates) {
      date = date <= followed_y ? static_cast<double>(origin_) + date * grid::kHoursOfJulianYear
                                : std::numeric_limits<double>::quiet_NaN();
    }
  }
}

std::vector<double> BuildOutFutures::energised_by_future_mw(Hour at) const {
  return mw_of(all_, years(at));
}

std::vector<double> BuildOutFutures::energised_mw(Hour at) const {
  std::vector<double> by_future = energised_by_future_mw(at);
  std::vector<double> quantiles;
  append_quantiles(by_future, quantiles);
  return quantiles;
}

std::vector<double> BuildOutFutures::energised_by_planning_area_mw(Hour at) const {
  std::vector<double> quantiles;
  for (const std::vector<EnergisedCourse>& courses : of_area_) {
    std::vector<double> by_future = mw_of(courses, years(at));
    append_quantiles(by_future, quantiles);
  }
  return quantiles;
}

}  // namespace gigaload::sim
