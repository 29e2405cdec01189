#include "sim/years/years_clock.hpp"

#include <algorithm>
#include <optional>

#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/pipeline_parameter.hpp"

namespace gigaload::sim {

namespace {

/// Returns the hours of an exchange brought to a week, so that feedback does not depend on
/// `run.exchange`.
std::vector<double> a_week(std::vector<double> hours, Hour exchange_h) {
  for (double& h : hours) h *= 168.0 / static_cast<double>(exchange_h);
  return hours;
}

}  // namespace

YearsClock::YearsClock(const Scenario& scenario)
    : scenario_(scenario),
      build_out_(scenario),
      machines_(scenario.campuses.size(), AcceleratorFleet(scenario.accelerators)) {}

void YearsClock::begin(Frame& frame) {
  fill_before_begin();
  build(scenario_.begin, frame.build_out);
}

void YearsClock::fill_before_begin() {
  const Hour first = first_announcement(scenario_.campuses, scenario_.begin);
  if (first == scenario_.begin) return;
  // where limits act before the run its build-out goes through those years itself
  std::optional<BuildOut> earlier;
  if (build_out_.origin() > first) {
    Scenario before = scenario_;
    before.begin = first;
    before.end = scenario_.begin;
    before.feedback.enabled = false;  // nothing is known of hours that are not run
    before.additions.clear();         // no plant moves a campus
    earlier.emplace(before);
  }
  BuildOut& build_out = earlier ? *earlier : build_out_;
  BuildOutFrame frame;
  for (const Hour time : exchange_times(first, scenario_.begin, scenario_.exchange_h)) {
    if (time == scenario_.begin) return;
    build_out.advance(time, frame);
    fill(time, frame);
  }
}

void YearsClock::advance(Hour to, Frame& frame) {
  const std::vector<double>& shortfall_h = frame.shortfall_hours;
  if (!shortfall_h.empty()) build_out_.set_shortfall_hours(a_week(shortfall_h, to - frame.begin));
  build(to, frame.build_out);
}

void YearsClock::build(Hour to, BuildOutFrame& frame) {
  build_out_.advance(to, frame);
  fill(to, frame);
}

void YearsClock::fill(Hour to, BuildOutFrame& frame) {
  frame.work_capacity.resize(machines_.size());
  for (std::size_t c = 0; c < machines_.size(); ++c) {
    machines_[c].advance(to, frame.filled[c] / scenario_.campuses[c].load.design_pue);
    frame.work_capacity[c] = machines_[c].output_mw();
  }
}

SensitivityClock::SensitivityClock(const Scenario& scenario)
    : begin_(scenario.begin), derivatives_(scenario, pipeline_parameters(scenario)) {}

void SensitivityClock::begin(Frame& frame) { advance(begin_, frame); }

}  // namespace gigaload::sim
