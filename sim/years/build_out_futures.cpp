#include "sim/years/build_out_futures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// Is the share of a capacity that counts as all of it: shares of a phase sum to one but for
/// rounding.
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

double capacity_of(const Campus& campus) {
  return std::accumulate(campus.phases.begin(), campus.phases.end(), 0.0,
                         [](double sum, const Phase& phase) { return sum + phase.capacity_mw; });
}

/// Returns the first time at which ramps together reach `mw` > 0. Between two neighbours of
/// `times`, the ascending begins and ends of all of them, their sum is linear.
template <class Ramps>
double reached_y(const Ramps& ramps, const std::vector<double>& times, double mw) {
  double before_y = 0.0, before_mw = 0.0;
  for (const double time : times) {
    double from_below = 0.0, at = 0.0;
    for (const auto& ramp : ramps) {
      if (ramp.begin_y < time) from_below += ramp.energised_mw(time);
      at += ramp.energised_mw(time);
    }
    if (from_below >= mw) {
      return before_y + (time - before_y) * (mw - before_mw) / (from_below - before_mw);
    }
    if (at >= mw) return time;
    before_y = time;
    before_mw = at;
  }
  return kNeverY;
}

}  // namespace

bool has_futures(const Scenario& scenario) {
  return scenario.futures > 0 && !scenario.campuses.empty() && forbids_drawing(scenario).empty();
}

double BuildOutFutures::Ramp::energised_mw(double at_y) const {
  if (at_y >= end_y) return mw;
  if (at_y <= begin_y) return 0.0;
  return mw * (at_y - begin_y) / (end_y - begin_y);
}

BuildOutFutures::BuildOutFutures(const Scenario& scenario) : origin_(scenario.begin) {
  if (!has_futures(scenario)) throw InternalError("futures of a scenario that has none");
  const std::vector<Area> areas = planning_area_rows(scenario);
  areas_ = areas.size();
  std::vector<std::size_t> of_region(scenario.grid.regions.size(), areas_);
  for (std::size_t a = 0; a < areas_; ++a) {
    for (const RegionIndex region : areas[a].regions) of_region[region.get()] = a;
  }
  for (const Campus& campus : scenario.campuses) {
    area_.push_back(of_region[campus.region.get()]);
    for (const Phase& phase : campus.phases) origin_ = std::min(origin_, phase.announced);
  }
  for (std::uint32_t future = 0; future < scenario.futures; ++future) draw(scenario, future);
  begin_.push_back(ramps_.size());
  find_dates(scenario);
}

double BuildOutFutures::years(Hour hour) const {
  return static_cast<double>(hour - origin_) / grid::kHoursOfJulianYear;
}

void BuildOutFutures::draw(const Scenario& scenario, std::uint32_t future) {
  const grid::RandomSource numbers(scenario.seed, grid::Stream::stages, future);
  std::vector<DrawnPart> parts;
  std::vector<std::size_t> campus_of;  // each part
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    const Campus& campus = scenario.campuses[c];
    for (std::size_t p = 0; p < campus.phases.size(); ++p) {
      draw_phase(campus, p, years(campus.phases[p].announced), numbers, parts);
    }
    campus_of.resize(parts.size(), c);
  }
  begin_.push_back(ramps_.size());
  connect(scenario, parts, campus_of);
}

/// Appends the ramps of a future, by campus.
void BuildOutFutures::connect(const Scenario& scenario, const std::vector<DrawnPart>& parts,
                              const std::vector<std::size_t>& campus) {
  std::vector<std::size_t> order;  // of what is built before it gives up
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].built_y <= parts[i].cancelled_y && parts[i].built_y < kNeverY) order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return parts[i].built_y; });
  std::vector<double> free_y(scenario.grid.regions.size(), -kNeverY);
  const std::size_t first = ramps_.size();
  for (const std::size_t i : order) {
    const DrawnPart& part = parts[i];
    const std::size_t region = scenario.campuses[campus[i]].region.get();
    const double limit = scenario.limits.connection_mw_per_y[region];
    Ramp ramp{.begin_y = part.built_y, .end_y = part.built_y, .mw = part.mw, .campus = campus[i]};
    if (!part.energised && std::isfinite(limit)) {
      ramp.begin_y = std::max(part.built_y, free_y[region]);
      if (!(limit > 0.0) || part.cancelled_y <= ramp.begin_y) continue;
      ramp.end_y = std::min(ramp.begin_y + part.mw / limit, part.cancelled_y);
      ramp.mw = std::min(part.mw, limit * (ramp.end_y - ramp.begin_y));
      free_y[region] = ramp.end_y;
    }
    if (ramp.mw > 0.0) ramps_.push_back(ramp);
  }
  std::ranges::stable_sort(ramps_.begin() + static_cast<std::ptrdiff_t>(first), ramps_.end(), {},
                           &Ramp::campus);
}

std::span<const BuildOutFutures::Ramp> BuildOutFutures::of_future(std::size_t future) const {
  return std::span(ramps_).subspan(begin_[future], begin_[future + 1] - begin_[future]);
}

void BuildOutFutures::find_dates(const Scenario& scenario) {
  const std::size_t futures = begin_.size() - 1;
  const double followed_y = years(scenario.end) + kFollowedY;
  std::vector<std::size_t> at(begin_.begin(), begin_.end() - 1);  // of each future, in ramps_
  std::vector<double> times;
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    const double capacity_mw = capacity_of(scenario.campuses[c]);
    std::array<std::vector<double>, kMilestones> found;
    for (std::vector<double>& dates : found) dates.assign(futures, kNeverY);
    for (std::size_t f = 0; f < futures; ++f) {
      const std::size_t first = at[f];
      while (at[f] < begin_[f + 1] && ramps_[at[f]].campus == c) ++at[f];
      const auto own = std::span(ramps_).subspan(first, at[f] - first);
      if (own.empty()) continue;
      times.clear();
      for (const Ramp& ramp : own) times.insert(times.end(), {ramp.begin_y, ramp.end_y});
      std::ranges::sort(times);
      found[0][f] = times.front();
      found[1][f] = reached_y(own, times, 0.5 * capacity_mw * kWhole);
      found[2][f] = reached_y(own, times, capacity_mw * kWhole);
    }
    for (std::size_t m = 0; m < kMilestones; ++m) append_quantiles(found[m], dates_[m]);
  }
  for (std::vector<double>& dates : dates_) {
    for (double& date : dates) {
      date = date <= followed_y
                 ? static_cast<double>(origin_) + date * grid::kHoursOfJulianYear
                 : std::numeric_limits<double>::quiet_NaN();
    }
  }
}

std::vector<double> BuildOutFutures::energised_by_future_mw(Hour at) const {
  const double at_y = years(at);
  std::vector<double> mw(begin_.size() - 1, 0.0);
  for (std::size_t f = 0; f < mw.size(); ++f) {
    for (const Ramp& ramp : of_future(f)) mw[f] += ramp.energised_mw(at_y);
  }
  return mw;
}

std::vector<double> BuildOutFutures::energised_mw(Hour at) const {
  std::vector<double> by_future = energised_by_future_mw(at);
  std::vector<double> quantiles;
  append_quantiles(by_future, quantiles);
  return quantiles;
}

std::vector<double> BuildOutFutures::energised_by_planning_area_mw(Hour at) const {
  const double at_y = years(at);
  const std::size_t futures = begin_.size() - 1;
  std::vector<std::vector<double>> by_future(areas_ + 1, std::vector<double>(futures, 0.0));
  for (std::size_t f = 0; f < futures; ++f) {
    for (const Ramp& ramp : of_future(f)) {
      by_future[area_[ramp.campus]][f] += ramp.energised_mw(at_y);
    }
  }
  std::vector<double> quantiles;
  for (std::size_t a = 0; a < areas_; ++a) append_quantiles(by_future[a], quantiles);
  return quantiles;
}

}  // namespace gigaload::sim
