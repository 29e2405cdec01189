#include "sim/years/drawn_pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/random.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/connection_queues.hpp"
#include "sim/years/drawn_part.hpp"

namespace gigaload::sim {

DrawnPipeline::DrawnPipeline(const Scenario& scenario)
    : plants_(scenario, OdePipeline::Moves::plants),
      origin_(first_announcement(scenario.campuses, scenario.begin)),
      energised_mw_(scenario.campuses.size(), 0.0),
      filled_mw_(scenario.campuses.size(), 0.0) {
  const std::string_view why = forbids_drawing(scenario);
  std::optional<ConnectionQueues> queues = connection_queues(scenario.limits);
  if (!why.empty() || !queues) {
    throw InputError("drawn stage durations go with connection limits only, one for a region: " +
                     std::string(why) + " acts on the expected build-out alone");
  }
  limit_mw_per_y_ = std::move(queues->limit_mw_per_y);
  queue_.resize(limit_mw_per_y_.size());
  for (const Campus& campus : scenario.campuses) {
    queue_of_.push_back(queues->of_region[campus.region.get()]);
    fill_y_.push_back(campus.stages.fill_y);
  }
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    for (std::size_t p = 0; p < scenario.campuses[c].phases.size(); ++p) draw(scenario, c, p);
  }
  std::ranges::sort(events_, {}, [](const Event& e) { return std::tuple(e.at_y, e.part, e.to); });
}

double DrawnPipeline::years(Hour hour) const {
  return static_cast<double>(hour - origin_) / grid::kHoursOfJulianYear;
}

void DrawnPipeline::draw(const Scenario& scenario, std::size_t campus, std::size_t phase) {
  const Campus& owner = scenario.campuses[campus];
  std::vector<DrawnPart> drawn;
  const grid::RandomSource numbers(scenario.seed, grid::Stream::stages, 0);
  draw_phase(owner, phase, years(owner.phases[phase].announced),
             delay_in_common(scenario.common_delay, numbers), numbers, drawn);
  for (const DrawnPart& part : drawn) {
    const auto event = [&](double at_y, Place to) {
      if (at_y < kNeverY) events_.push_back({.at_y = at_y, .part = parts_.size(), .to = to});
    };
    event(part.pre_development_y, Place::pre_development);
    event(part.construction_y, Place::construction);
    event(part.built_y, part.energised ? Place::done : Place::queue);
    event(part.cancelled_y, Place::cancelled);
    parts_.push_back({.campus = campus, .mw = part.mw, .filled = part.energised});
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
  double first = kNeverY;
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
    const double event_y = next_event_ < events_.size() ? events_[next_event_].at_y : kNeverY;
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
