#include "sim/seconds/frequency_event.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <tuple>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

/// Moments closer than this are one.
constexpr double kSameMomentS = 1e-9;
/// Is so far beyond a threshold that no rounding explains it.
constexpr double kCertainHz = 1e-9;
/// Is how well the moment of an extreme is told.
constexpr double kTurnWithinS = 1e-7;
constexpr double kNever = std::numeric_limits<double>::infinity();
/// Hold the seconds after an event that BAL-003's value B is the mean of (NERC BAL-003-2).
constexpr double kMeanFromS = 20.0, kMeanToS = 52.0;

void check(const FrequencyParameters& parameters, const FrequencyEvent& event) {
  check(parameters);
  const auto refuse = [](const std::string& what) { throw InputError("event: " + what); };
  if (!(event.end_s > 0.0) || !std::isfinite(event.end_s)) refuse("an end above 0 s is wanted");
  if (!(event.trace_step_s >= 0.0)) refuse("a step of its trace is 0 s or more");
  for (const LoadChange& change : event.changes) {
    if (!(change.at_s >= 0.0) || !(change.ramp_s >= 0.0) || !std::isfinite(change.at_s) ||
        !std::isfinite(change.ramp_s) || !std::isfinite(change.mw)) {
      refuse("a loss has a moment and a ramp of 0 s or more, and finite MW");
    }
  }
  for (const FrequencyRelay& relay : event.relays) {
    const double beyond = relay.side == FrequencyRelay::Side::under
                              ? parameters.nominal_hz - relay.threshold_hz
                              : relay.threshold_hz - parameters.nominal_hz;
    if (!(beyond > FrequencyRelay::kHysteresisHz)) {
      refuse("a relay's threshold of " + std::to_string(relay.threshold_hz) +
             " Hz is not beyond the nominal frequency on its side");
    }
    if (!(relay.delay_s >= 0.0) || !std::isfinite(relay.delay_s) || !std::isfinite(relay.mw)) {
      refuse("a relay has a delay of 0 s or more, and finite MW");
    }
  }
}

std::vector<double> watched_hz(const std::vector<FrequencyRelay>& relays) {
  std::vector<double> hz;
  for (const FrequencyRelay& relay : relays) {
    const double back = relay.side == FrequencyRelay::Side::under ? FrequencyRelay::kHysteresisHz
                                                                  : -FrequencyRelay::kHysteresisHz;
    hz.push_back(relay.threshold_hz);
    hz.push_back(relay.threshold_hz + back);
  }
  return hz;
}

class EventRun {
 public:
  EventRun(const FrequencyParameters& parameters, const FrequencyEvent& event,
           const Tolerances& tolerances)
      : nominal_hz_(parameters.nominal_hz),
        event_(event),
        changes_(event.changes),
        model_(parameters, watched_hz(event.relays)),
        relays_(event.relays.size()),
        crossed_(model_.root_functions()) {
    std::ranges::sort(changes_, {},
                      [](const LoadChange& c) { return std::tuple(c.at_s, c.ramp_s, c.mw); });
    for (const LoadChange& change : changes_) {
      knots_.push_back(change.at_s);
      if (change.ramp_s > 0.0) knots_.push_back(change.at_s + change.ramp_s);
    }
    std::ranges::sort(knots_);
    set_power();
    integrator_ = std::make_unique<Integrator>(model_, tolerances, "the frequency", 0.0, y_);
    outcome_.extreme_hz = nominal_hz_;
    outcome_.mean_20_52_hz = std::numeric_limits<double>::quiet_NaN();
    outcome_.lost_mw = lost_mw(changes_, 0.0);
    first_s_ = changes_.empty() ? 0.0 : changes_.front().at_s;
  }

  FrequencyOutcome run() {
    sample(-1.0);
    look(now_, y_);
    while (now_ < event_.end_s) {
      const double stop = next_stop();
      const double before = now_;
      const double rate = model_.rate_hz_per_s(now_, y_);
      now_ = integrator_->step(stop, y_, crossed_);
      sample(before);
      if (rate * model_.rate_hz_per_s(now_, y_) < 0.0) look_between(before, rate);
      look(now_, y_);
      const bool set = set_relays();
      if (now_ == stop || set) pass_moment();
    }
    outcome_.settling_hz = model_.hz(y_[FrequencyModel::deviation]);
    outcome_.solver = integrator_->statistics();
    return outcome_;
  }

 private:
  struct Relay {
    double acts_s = kNever;  // of one that is set going
    bool done = false;
    bool acted = false;
  };

  void set_power() {
    double mw = lost_mw(changes_, now_), mw_per_s = 0.0;
    for (const LoadChange& change : changes_) {
      const double since = now_ + kSameMomentS - change.at_s;
      if (since >= 0.0 && since < change.ramp_s) mw_per_s += change.mw / change.ramp_s;
    }
    for (std::size_t r = 0; r < relays_.size(); ++r) {
      if (relays_[r].acted) mw += event_.relays[r].mw;
    }
    model_.set_power(now_, mw, mw_per_s);
  }

  [[nodiscard]] double next_stop() const {
    double stop = event_.end_s;
    const auto knot = std::ranges::upper_bound(knots_, now_ + kSameMomentS);
    if (knot != knots_.end()) stop = std::min(stop, *knot);
    for (const Relay& relay : relays_) stop = std::min(stop, relay.acts_s);
    return stop;
  }

  /// Sets relays going and lets them go, by what was crossed or, where a crossing fell on a restart
  /// and was not seen, by where the frequency is; tells whether any changed.
  bool set_relays() {
    bool changed = false;
    const double hz = model_.hz(y_[FrequencyModel::deviation]);
    for (std::size_t r = 0; r < relays_.size(); ++r) {
      const FrequencyRelay& of = event_.relays[r];
      Relay& relay = relays_[r];
      if (relay.done) continue;
      const int side = of.side == FrequencyRelay::Side::under ? -1 : 1;
      const double beyond_hz = side * (hz - of.threshold_hz);
      const bool is_going = relay.acts_s < kNever;
      if (!is_going && (crossed_[2 * r] == side || beyond_hz > kCertainHz)) {
        relay.acts_s = now_ + of.delay_s;
        changed = true;
        if (++pickups_ > event_.most_pickups) {
          throw NumericalError("the frequency at " + model_.time_name(now_) +
                               ": relays were set going more than " +
                               std::to_string(event_.most_pickups) + " times; it keeps crossing " +
                               std::to_string(of.threshold_hz) + " Hz");
        }
      } else if (is_going && (crossed_[2 * r + 1] == -side ||
                              beyond_hz < -FrequencyRelay::kHysteresisHz - kCertainHz)) {
        relay.acts_s = kNever;
        changed = true;
      }
    }
    return changed;
  }

  /// Lets relays act whose time has come, and starts anew with the power from now on.
  void pass_moment() {
    for (std::size_t r = 0; r < relays_.size(); ++r) {
      if (relays_[r].done || relays_[r].acts_s > now_ + kSameMomentS) continue;
      act(r);
    }
    const double known = lost_mw(changes_, now_);
    if (std::abs(known) > std::abs(outcome_.lost_mw)) outcome_.lost_mw = known;
    if (now_ >= event_.end_s) return;
    set_power();
    integrator_->restart(now_, y_);
    look(now_, y_);
  }

  void act(std::size_t r) {
    const FrequencyRelay& of = event_.relays[r];
    relays_[r] = {.acts_s = kNever, .done = true, .acted = true};
    outcome_.acted.push_back({.relay = r, .at_s = now_});
    (of.mw > 0.0 ? outcome_.shed_mw : outcome_.tripped_mw) += std::abs(of.mw);
    if (of.group == FrequencyRelay::kAlone) return;
    for (std::size_t other = 0; other < relays_.size(); ++other) {
      if (event_.relays[other].group != of.group || relays_[other].done) continue;
      relays_[other] = {.acts_s = kNever, .done = true, .acted = false};
    }
  }

  /// Looks at where the frequency turns within the step from `before`, where its rate was `rate`.
  void look_between(double before, double rate) {
    double low = before, high = now_;
    FrequencyModel::Values y = y_;
    while (high - low > kTurnWithinS) {
      const double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high) break;
      integrator_->at(middle, y);
      (rate * model_.rate_hz_per_s(middle, y) > 0.0 ? low : high) = middle;
    }
    integrator_->at(high, y);
    look(high, y);
  }

  /// Keeps the farthest frequency and the fastest change seen.
  void look(double t, const FrequencyModel::Values& y) {
    const double hz = model_.hz(y[FrequencyModel::deviation]);
    if (std::abs(hz - nominal_hz_) > std::abs(outcome_.extreme_hz - nominal_hz_)) {
      outcome_.extreme_hz = hz;
      outcome_.extreme_s = t;
    }
    const double rate = model_.rate_hz_per_s(t, y);
    if (std::abs(rate) > std::abs(outcome_.rocof_hz_per_s)) {
      outcome_.rocof_hz_per_s = rate;
      outcome_.rocof_s = t;
    }
  }

  /// Reads what lies after `before`, up to now.
  void sample(double before) {
    FrequencyModel::Values y = y_;
    const auto read = [&](double t) {
      if (t < now_) integrator_->at(t, y);
      if (t >= now_) y = y_;
    };
    while (event_.trace_step_s > 0.0) {
      const double t = static_cast<double>(outcome_.trace_hz.size()) * event_.trace_step_s;
      if (t > now_) break;
      read(t);
      outcome_.trace_hz.push_back(model_.hz(y[FrequencyModel::deviation]));
      outcome_.trace_response.push_back(model_.response(y));
    }
    const auto is_passed = [&](double t) { return t > before && t <= now_; };
    if (is_passed(first_s_ + kMeanFromS)) {
      read(first_s_ + kMeanFromS);
      angle_from_ = y[FrequencyModel::angle];
    }
    if (is_passed(first_s_ + kMeanToS)) {
      read(first_s_ + kMeanToS);
      const double mean = (y[FrequencyModel::angle] - angle_from_) / (kMeanToS - kMeanFromS);
      outcome_.mean_20_52_hz = model_.hz(mean);
    }
  }

  double nominal_hz_;
  const FrequencyEvent& event_;
  std::vector<LoadChange> changes_;  // by time
  std::vector<double> knots_;        // where the power's course bends
  FrequencyModel model_;
  std::vector<Relay> relays_;
  std::vector<int> crossed_;  // [root function]
  std::size_t pickups_ = 0;
  double now_ = 0.0, first_s_ = 0.0, angle_from_ = 0.0;
  FrequencyModel::Values y_{};
  std::unique_ptr<Integrator> integrator_;
  FrequencyOutcome outcome_;
};

}  // namespace

double lost_mw(std::span<const LoadChange> changes, double at_s) {
  double mw = 0.0;
  for (const LoadChange& change : changes) {
    const double since = at_s + kSameMomentS - change.at_s;
    if (since < 0.0) continue;
    mw += since >= change.ramp_s ? change.mw : change.mw * (at_s - change.at_s) / change.ramp_s;
  }
  return mw;
}

FrequencyOutcome simulate(const FrequencyParameters& parameters, const FrequencyEvent& event,
                          const Tolerances& tolerances) {
  check(parameters, event);
  return EventRun(parameters, event, tolerances).run();
}

}  // namespace gigaload::sim
