#include "sim/studies/calibration_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <utility>

#include "grid/core/held.hpp"
#include "sim/studies/round_step.hpp"
#include "sim/studies/sample_numbers.hpp"

namespace gigaload::sim {

namespace {

constexpr double kWithin = 1e-3;       // of the mean load
constexpr double kPilotWithin = 0.02;  // of the mean load
constexpr double kFirstStep = 0.02;    // of the mean load; doubled until the level is passed
constexpr double kRefineStep = 0.01;   // of the mean load, where the decline is not known; doubled
constexpr double kFarthest = 0.4;      // of the mean load
constexpr double kEnough = 20.0;       // times the days that a pilot looks for
constexpr std::uint32_t kPilotShare = 33;
constexpr std::uint32_t kLeastPilot = 30;
constexpr double kPilotTrials = 6.0, kRefineTrials = 4.0;  // about, for the time left

/// Returns the days at which to screen: above those wanted by four standard errors of the pilot, as
/// if its days came one by one, and by no more than three times.
double days_of_screen(double wanted_days, std::uint32_t pilot) {
  return wanted_days * (1.0 + std::min(2.0, 4.0 / std::sqrt(wanted_days * pilot)));
}

}  // namespace

CalibrationSearch::CalibrationSearch(std::string name, double mean_mw, double wanted_days,
                                     std::uint32_t samples)
    : name_(std::move(name)),
      mean_mw_(mean_mw),
      wanted_days_(wanted_days),
      screen_days_(wanted_days),
      samples_(samples),
      step_mw_(mean_mw > 0.0 ? round_step(kWithin * mean_mw) : 0.0),
      stride_mw_(kFirstStep * mean_mw) {
  const std::uint32_t pilot = std::min(samples, std::max(kLeastPilot, samples / kPilotShare));
  screen_days_ = days_of_screen(wanted_days, pilot);
  active_ = first_samples(pilot);
}

CalibrationSearch CalibrationSearch::known(std::string name, double mean_mw, double found_mw) {
  CalibrationSearch search(std::move(name), mean_mw, 0.0, 0);
  search.stage_ = Stage::done;
  search.x_mw_ = found_mw;
  return search;
}

double CalibrationSearch::enough_days() const {
  return stage_ == Stage::pilot ? kEnough * screen_days_ : std::numeric_limits<double>::infinity();
}

void CalibrationSearch::take(std::span<const std::uint32_t> days) {
  const auto sum = static_cast<double>(std::accumulate(days.begin(), days.end(), std::uint64_t{0}));
  // samples that are not assessed any more have no days
  const double mean = sum / static_cast<double>(stage_ == Stage::pilot ? active_.size() : samples_);
  tried_.push_back({x_mw_, mean});
  if (stage_ == Stage::pilot) return take_pilot(mean);
  if (stage_ == Stage::screen) return take_screen(days, mean);
  if (mean > wanted_days_) keep_short(days);
  take_refine(mean);
}

/// Rounds up to a multiple of the step; what is one but for rounding errors stays.
double CalibrationSearch::rounded_up(double mw) const {
  const double steps = std::ceil(mw / step_mw_ - 1e-6) + 0.0;  // no -0
  return step_mw_ < 1.0 ? steps / std::round(1.0 / step_mw_) : steps * step_mw_;
}

/// Takes the decline from two trials, where both had days and the one with more capacity fewer.
void CalibrationSearch::note_decline(const Point& a, const Point& b) {
  const double decline = std::log(a.days / b.days) / (b.x_mw - a.x_mw);
  if (std::isfinite(decline) && decline > 0.0) decline_ = decline;
}

/// Returns how much capacity leads from days to fewer of them, about [MW].
double CalibrationSearch::distance_to(double level, double days) const {
  if (!(decline_ > 0.0)) return stride_mw_;
  return std::clamp(std::log(days / level) / decline_, step_mw_, kFirstStep * mean_mw_);
}

void CalibrationSearch::try_next(double x_mw) {
  if (std::abs(x_mw) > kFarthest * mean_mw_) {
    stage_ = Stage::failed;
  } else {
    x_mw_ = x_mw;
  }
}

/// Looks for the days of the screen among few samples, coarsely.
void CalibrationSearch::take_pilot(double days) {
  const double level = screen_days_;
  const Point here{x_mw_, days};
  if (last_) note_decline(*last_, here);
  if (root_) {
    root_->take(x_mw_, days);
  } else if (last_ && (last_->days > level) != (days > level)) {
    const auto [low, high] = days > level ? std::pair(*last_, here) : std::pair(here, *last_);
    root_.emplace(level, low.x_mw, low.days, high.x_mw, high.days);
  } else {
    last_ = here;
    const double next_mw =
        rounded_up(x_mw_ == 0.0 ? (days > level ? stride_mw_ : -stride_mw_) : 2.0 * x_mw_);
    if (std::abs(next_mw) > kFarthest * mean_mw_) return screen_at(x_mw_);
    x_mw_ = next_mw;
    return;
  }
  last_ = here;
  x_mw_ = rounded_up(root_->next());
  if (root_->width() <= kPilotWithin * mean_mw_) screen_at(x_mw_);
}

void CalibrationSearch::screen_at(double x_mw) {
  stage_ = Stage::screen;
  root_.reset();
  stride_mw_ = kRefineStep * mean_mw_;
  x_mw_ = x_mw;
  active_ = first_samples(samples_);
}

void CalibrationSearch::screen_again() {
  stage_ = Stage::screen;
  x_mw_ = screen_.x_mw;
  active_ = first_samples(samples_);
}

/// With few enough days all samples are assessed once more, with less capacity.
void CalibrationSearch::take_screen(std::span<const std::uint32_t> days, double mean) {
  if (mean <= wanted_days_) {
    const double stride_mw = std::exchange(stride_mw_, 2.0 * stride_mw_);
    return try_next(rounded_up(x_mw_ - stride_mw));
  }
  stage_ = Stage::screened;
  keep_short(days);
  short_ = active_;
  screen_ = {x_mw_, mean};
  stride_mw_ = kRefineStep * mean_mw_;
  x_mw_ = rounded_up(x_mw_ + distance_to(wanted_days_, mean));
}

void CalibrationSearch::refine() {
  const bool again = stage_ == Stage::done;
  stage_ = Stage::refine;
  root_.reset();
  last_ = screen_;
  active_ = short_;
  if (again && x_mw_ - step_mw_ > screen_.x_mw) x_mw_ = rounded_up(x_mw_ - step_mw_);
}

void CalibrationSearch::take_refine(double days) {
  const Point here{x_mw_, days};
  if (root_) {
    root_->take(x_mw_, days);
    return go_on_or_finish();
  }
  const Point& before = grid::held(last_);
  if (days <= wanted_days_) return bracket(here, before);
  note_decline(before, here);
  last_ = here;
  stride_mw_ *= 2.0;
  try_next(rounded_up(x_mw_ + distance_to(wanted_days_, days)));
}

void CalibrationSearch::bracket(const Point& enough, const Point& too_little) {
  root_.emplace(wanted_days_, enough.x_mw, enough.days, too_little.x_mw, too_little.days);
  go_on_or_finish();
}

/// Tries the multiple of the step above the estimate, so that once it has few enough days the one
/// below it is next.
void CalibrationSearch::go_on_or_finish() {
  const grid::RootSearch& root = grid::held(root_);
  if (root.width() <= 1.5 * step_mw_) {
    stage_ = Stage::done;
    x_mw_ = root.low();
    return;
  }
  x_mw_ = rounded_up(
      std::clamp(rounded_up(root.next()), root.high() + step_mw_, root.low() - step_mw_));
}

void CalibrationSearch::keep_short(std::span<const std::uint32_t> days) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < active_.size(); ++i) {
    if (days[i] > 0) active_[kept++] = active_[i];
  }
  active_.resize(kept);
}

double CalibrationSearch::pilot_left() const {
  if (stage_ != Stage::pilot) return 0.0;
  return static_cast<double>(active_.size()) *
         std::max(1.0, kPilotTrials - static_cast<double>(tried_.size()));
}

double CalibrationSearch::refine_left() const {
  switch (stage_) {
    case Stage::pilot:
    case Stage::screen:
      return kRefineTrials * std::min(1.0, screen_days_) * static_cast<double>(samples_);
    case Stage::screened:
      return kRefineTrials * static_cast<double>(active_.size());
    case Stage::refine: {
      const double steps = root_ ? root_->width() / step_mw_ : 1e9;
      return static_cast<double>(active_.size()) * std::clamp(std::log2(steps), 1.0, kRefineTrials);
    }
    default:
      return 0.0;
  }
}

std::string CalibrationSearch::tried_text() const {
  std::ostringstream text;
  for (const Point& trial : tried_) {
    text << (&trial == tried_.data() ? "" : ", ") << trial.x_mw << " MW of perfect capacity ("
         << trial.days << " d)";
  }
  text << "; no more than " << 100.0 * kFarthest << " % of its mean load, " << mean_mw_
       << " MW, is tried";
  return text.str();
}

}  // namespace gigaload::sim
