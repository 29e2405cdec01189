#include "sim/years/drawn_pipeline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/random.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/building_times.hpp"
#include "sim/years/stage_age.hpp"

namespace gigaload::sim {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// FNV-1a, 32 bits.
std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

using Draws = std::array<double, 2>;  // of one draw

/// Returns the time that a stage of that mean and shape still lasts, at the quantile u.
double stage_time(double mean_y, int shape, const Phase& age, double u) {
  const auto compartments = static_cast<std::size_t>(shape);
  return mean_y / shape * time_left(occupation(compartments, shape / mean_y, age), u);
}

/// Makes one queue of each area's regions: the queue that each region is in. Throws InputError for
/// a region in which two limits meet.
std::vector<std::size_t> join_queues(const Limits& limits) {
  const std::size_t regions = limits.connection_mw_per_y.size();
  std::vector<std::size_t> queue(regions);
  std::iota(queue.begin(), queue.end(), std::size_t{0});
  for (std::size_t a = 0; a < limits.areas.size(); ++a) {
    if (!std::isfinite(limits.areas[a].connection_mw_per_y)) continue;
    for (const RegionIndex region : limits.areas[a].regions) {
      const std::size_t r = region.get();
      if (queue[r] != r || std::isfinite(limits.connection_mw_per_y[r])) {
        throw InputError(
            "drawn stage durations go with one connection limit for a region; one in " +
            limits.areas[a].name + " has two");
      }
      queue[r] = regions + a;
    }
  }
  return queue;
}

double exponential_time(double hazard_per_y, double u) {
  return hazard_per_y > 0.0 ? -std::log(u) / hazard_per_y : kNever;
}

/// Numbers the draws of one phase: those of its part in pre-development, then of that part's
/// construction, then of what is announced in construction.
enum Draw : std::uint32_t { pre_development = 0, construction = 1, announced_construction = 2 };
constexpr std::uint32_t kDraws = 4;  // of one phase, with one to spare

}  // namespace

DrawnPipeline::DrawnPipeline(const Scenario& scenario)
    : plants_(scenario, OdePipeline::Moves::plants),
      origin_(scenario.begin),
      limit_mw_per_y_(scenario.limits.connection_mw_per_y),
      energised_mw_(scenario.campuses.size(), 0.0),
      filled_mw_(scenario.campuses.size(), 0.0) {
  if (std::isfinite(scenario.limits.national_construction_mw) ||
      std::isfinite(scenario.limits.accelerator_supply_mw_per_y) || scenario.feedback.enabled) {
    throw InputError(
        "drawn stage durations go with connection limits only: national limits and feedback act on "
        "the expected build-out");
  }
  const std::vector<std::size_t> queue_of_region = join_queues(scenario.limits);
  for (const AreaConnections& area : scenario.limits.areas) {
    limit_mw_per_y_.push_back(area.connection_mw_per_y);
  }
  queue_.resize(limit_mw_per_y_.size());
  for (const Campus& campus : scenario.campuses) {
    queue_of_.push_back(queue_of_region[campus.region.get()]);
    fill_y_.push_back(campus.stages.fill_y);
    for (const Phase& phase : campus.phases) origin_ = std::min(origin_, phase.announced);
  }
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    for (std::size_t p = 0; p < scenario.campuses[c].phases.size(); ++p) draw(scenario, c, p);
  }
  std::ranges::sort(events_, {}, [](const Event& e) { return std::tuple(e.at_y, e.part, e.to); });
}

double DrawnPipeline::years(Hour hour) const {
  return static_cast<double>(hour - origin_) / grid::kHoursOfJulianYear;
}

void DrawnPipeline::add_part(std::size_t campus, double mw, bool filled) {
  parts_.push_back({.campus = campus, .mw = mw, .filled = filled});
}

/// Adds an event of the part added last.
void DrawnPipeline::add_event(double at_y, Place to) {
  events_.push_back({.at_y = at_y, .part = parts_.size() - 1, .to = to});
}

void DrawnPipeline::draw(const Scenario& scenario, std::size_t campus, std::size_t phase) {
  const Campus& owner = scenario.campuses[campus];
  const StageTimes& stages = owner.stages;
  const Phase& what = owner.phases[phase];
  const grid::RandomSource numbers(scenario.seed, grid::Stream::stages, 0);
  const auto uniform = [&](Draw draw) {
    return numbers.uniform(hash_of(owner.name), kDraws * static_cast<std::uint32_t>(phase) + draw);
  };
  const double announced_y = years(what.announced);
  const auto buildings = building_times(stages, ("campus " + owner.name).c_str());
  const double mw = what.capacity_mw / static_cast<double>(buildings.size());
  const auto build = [&](const BuildingTime& building, double begin_y, const Phase& age,
                         const Draws& u) {
    add_event(begin_y, Place::construction);
    add_event(begin_y + stage_time(building.construction_y, stages.construction_shape, age, u[0]),
              Place::queue);
    const double gives_up = exponential_time(stages.construction_cancellation_per_y, u[1]);
    if (gives_up < kNever) add_event(begin_y + gives_up, Place::cancelled);
  };
  if (what.share_pre_development > 0.0) {
    const auto u = uniform(pre_development);
    const double length =
        stage_time(stages.pre_development_y, stages.pre_development_shape, what, u[0]);
    const double gives_up = exponential_time(stages.pre_development_cancellation_per_y, u[1]);
    for (const BuildingTime& building : buildings) {
      add_part(campus, mw * what.share_pre_development, false);
      add_event(announced_y, Place::pre_development);
      if (gives_up < length) {
        add_event(announced_y + gives_up, Place::cancelled);
      } else {
        build(building, announced_y + length, {}, uniform(construction));
      }
    }
  }
  if (what.share_construction > 0.0) {
    for (const BuildingTime& building : buildings) {
      add_part(campus, mw * what.share_construction, false);
      build(building, announced_y, what, uniform(announced_construction));
    }
  }
  if (what.share_energised > 0.0) {
    add_part(campus, what.capacity_mw * what.share_energised, true);
    add_event(announced_y, Place::done);
  }
}

void DrawnPipeline::happen(const Event& event) {
  Part& part = parts_[event.part];
  if (part.place == Place::cancelled || part.place == Place::done) return;
  const std::size_t queue = queue_of_[part.campus];
  part.place = event.to;
  if (event.to == Place::queue && std::isfinite(limit_mw_per_y_[queue])) {
    queue_[queue].push_back(event.part);
  } else if (event.to == Place::queue || event.to == Place::done) {
    part.place = Place::done;
    part.energised_mw = part.mw;
    energised_mw_[part.campus] += part.mw;
    if (part.filled) filled_mw_[part.campus] += part.mw;
  } else if (event.to == Place::cancelled) {
    std::erase(queue_[queue], event.part);
  }
}

/// Tells when the first of the parts that are being connected is whole.
double DrawnPipeline::next_connected_y() const {
  double first = kNever;
  for (std::size_t g = 0; g < queue_.size(); ++g) {
    if (queue_[g].empty()) continue;
    const Part& part = parts_[queue_[g].front()];
    first = std::min(first, now_y_ + (part.mw - part.energised_mw) / limit_mw_per_y_[g]);
  }
  return first;
}

/// Passes a time in which no event is, and no part is whole, before `until_y`.
void DrawnPipeline::pass(double until_y) {
  const double time = until_y - now_y_;
  std::vector<double> rate(energised_mw_.size(), 0.0);  // q
  std::vector<double> energised = energised_mw_;
  for (std::size_t g = 0; g < queue_.size(); ++g) {
    if (queue_[g].empty()) continue;
    Part& part = parts_[queue_[g].front()];
    const double left = part.mw - part.energised_mw;
    const double done = limit_mw_per_y_[g] * time;
    const bool whole = now_y_ + left / limit_mw_per_y_[g] <= until_y;  // as next_connected_y()
    energised[part.campus] += whole ? left : done;
    part.energised_mw = whole ? part.mw : part.energised_mw + done;
    rate[part.campus] = limit_mw_per_y_[g];
    if (whole) {
      part.place = Place::done;
      queue_[g].pop_front();
    }
  }
  for (std::size_t c = 0; c < energised.size(); ++c) {
    const double lag = rate[c] * fill_y_[c];
    filled_mw_[c] = energised[c] - lag +
                    (filled_mw_[c] - energised_mw_[c] + lag) * std::exp(-time / fill_y_[c]);
  }
  energised_mw_ = std::move(energised);
  now_y_ = until_y;
}

void DrawnPipeline::advance(Hour to) {
  plants_.advance(to);
  const double to_y = years(to);
  for (;;) {
    while (next_event_ < events_.size() && events_[next_event_].at_y <= now_y_) {
      happen(events_[next_event_++]);
    }
    if (now_y_ >= to_y) break;
    const double event_y = next_event_ < events_.size() ? events_[next_event_].at_y : kNever;
    pass(std::min({to_y, event_y, next_connected_y()}));
  }
}

void DrawnPipeline::slow_down(const std::vector<double>& /*by_region*/) {
  throw InternalError("drawn stages were slowed down, which their feedback forbids");
}

void DrawnPipeline::tell(BuildOutFrame& frame) const {
  plants_.tell(frame);  // zeros for the campuses, and the solver's statistics
  for (const Part& part : parts_) {
    const double rest = part.mw - part.energised_mw;
    frame.energised[part.campus] += part.energised_mw;
    if (part.place == Place::pre_development) frame.pre_development[part.campus] += rest;
    if (part.place == Place::construction || part.place == Place::queue) {
      frame.construction[part.campus] += rest;
    }
    if (part.place == Place::cancelled) frame.cancelled[part.campus] += rest;
  }
  frame.filled = filled_mw_;
}

std::vector<double> DrawnPipeline::operating_mw() const { return plants_.operating_mw(); }

}  // namespace gigaload::sim
