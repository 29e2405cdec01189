#include "sim/studies/calibration_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>
#include <utility>

namespace gigaload::sim {

namespace {

constexpr double kWithin = 1e-3;       // of the mean load
constexpr double kPilotWithin = 0.01;  // of the mean load
constexpr double kFirstStep = 0.02;    // of the mean load; doubled until the level is passed
constexpr double kRefineStep = 0.01;   // of the mean load; doubled until the level is passed
constexpr double kFarthest = 0.4;      // of the mean load
constexpr std::uint32_t kPilotShare = 20;
constexpr std::uint32_t kLeastPilot = 50;
constexpr double kPilotTrials = 8.0, kRefineTrials = 8.0;  // about, for the time left

std::vector<std::uint32_t> first_samples(std::uint32_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0u);
  return numbers;
}

/// Rounds up, so that no more days come of it, to the power of ten below what is looked for.
double rounded_mw(double mw, double within_mw) {
  const double unit = std::pow(10.0, std::floor(std::log10(within_mw)));
  return unit < 1.0 ? std::ceil(mw * std::round(1.0 / unit)) / std::round(1.0 / unit)
                    : std::ceil(mw / unit) * unit;
}

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
      step_mw_(kFirstStep * mean_mw) {
  const std::uint32_t pilot = std::max(kLeastPilot, samples / kPilotShare);
  if (2 * pilot > samples) {  // a pilot would not be worth its while
    stage_ = Stage::screen;
    active_ = first_samples(samples);
    return;
  }
  screen_days_ = days_of_screen(wanted_days, pilot);
  active_ = first_samples(pilot);
}

CalibrationSearch CalibrationSearch::known(std::string name, double mean_mw, double found_mw) {
  CalibrationSearch search(std::move(name), mean_mw, 0.0, 0);
  search.stage_ = Stage::done;
  search.x_mw_ = found_mw;
  return search;
}

void CalibrationSearch::take(std::span<const std::uint32_t> days) {
  const std::uint64_t sum = std::accumulate(days.begin(), days.end(), std::uint64_t{0});
  const bool is_pilot = stage_ == Stage::pilot;
  // samples that are not assessed any more have no days
  const double mean = static_cast<double>(sum) / (is_pilot ? static_cast<double>(active_.size())
                                                           : static_cast<double>(samples_));
  tried_.push_back({x_mw_, mean, active_.size()});
  done_work_ += static_cast<double>(active_.size());
  if (stage_ == Stage::pilot) return take_pilot(mean);
  if (mean > wanted_days_) keep_short(days);
  stage_ == Stage::screen ? take_screen(mean) : take_refine(mean);
}

/// Looks for the days of the screen among few samples, coarsely.
void CalibrationSearch::take_pilot(double days) {
  const double level = screen_days_;
  if (root_) {
    root_->take(x_mw_, days);
  } else if (last_ && (last_->days > level) != (days > level)) {
    const Point here{x_mw_, days};
    const auto [low, high] = days > level ? std::pair(*last_, here) : std::pair(here, *last_);
    root_.emplace(level, low.x_mw, low.days, high.x_mw, high.days);
  } else {
    last_ = {x_mw_, days};
    const double next_mw = x_mw_ == 0.0 ? (days > level ? step_mw_ : -step_mw_) : 2.0 * x_mw_;
    if (is_too_far(next_mw)) return screen_at(x_mw_);
    x_mw_ = next_mw;
    return;
  }
  if (root_->width() <= kPilotWithin * mean_mw_) return screen_at(root_->high());
  x_mw_ = root_->next();
}

void CalibrationSearch::screen_at(double x_mw) {
  stage_ = Stage::screen;
  root_.reset();
  last_.reset();
  step_mw_ = kRefineStep * mean_mw_;
  x_mw_ = x_mw;
  active_ = first_samples(samples_);
}

/// With few enough days all samples are assessed once more with less capacity: they bracket then.
void CalibrationSearch::take_screen(double days) {
  if (days <= wanted_days_) {
    last_ = {x_mw_, days};
    const double next_mw = x_mw_ - step_mw_;
    step_mw_ *= 2.0;
    if (is_too_far(next_mw)) {
      stage_ = Stage::failed;
    } else {
      x_mw_ = next_mw;
    }
    return;
  }
  stage_ = Stage::refine;
  if (last_) return search_between(last_->x_mw, last_->days, x_mw_, days);
  last_ = {x_mw_, days};
  x_mw_ += step_mw_;
}

void CalibrationSearch::take_refine(double days) {
  if (root_) {
    root_->take(x_mw_, days);
    if (root_->width() <= kWithin * mean_mw_) return finish(root_->low());
    x_mw_ = root_->next();
    return;
  }
  if (days <= wanted_days_) return search_between(x_mw_, days, last_->x_mw, last_->days);
  last_ = {x_mw_, days};
  step_mw_ *= 2.0;
  if (is_too_far(x_mw_ + step_mw_)) {
    stage_ = Stage::failed;
  } else {
    x_mw_ += step_mw_;
  }
}

void CalibrationSearch::search_between(double low_mw, double low_days, double high_mw,
                                       double high_days) {
  root_.emplace(wanted_days_, low_mw, low_days, high_mw, high_days);
  if (root_->width() <= kWithin * mean_mw_) return finish(root_->low());
  x_mw_ = root_->next();
}

void CalibrationSearch::finish(double x_mw) {
  stage_ = Stage::done;
  x_mw_ = rounded_mw(x_mw, kWithin * mean_mw_);
}

void CalibrationSearch::keep_short(std::span<const std::uint32_t> days) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < active_.size(); ++i) {
    if (days[i] > 0) active_[kept++] = active_[i];
  }
  active_.resize(kept);
}

bool CalibrationSearch::is_too_far(double x_mw) const {
  return std::abs(x_mw) > kFarthest * mean_mw_;
}

double CalibrationSearch::work_left() const {
  const auto active = static_cast<double>(active_.size()), all = static_cast<double>(samples_);
  const double short_share = std::min(1.0, screen_days_);
  const auto trials_left = [](double most, double made) { return std::max(1.0, most - made); };
  switch (stage_) {
    case Stage::pilot:
      return active * trials_left(kPilotTrials, static_cast<double>(tried_.size())) + all +
             kRefineTrials * short_share * all;
    case Stage::screen:
      return all + kRefineTrials * short_share * all;
    case Stage::refine:
      return active * (root_ ? std::max(1.0, std::log2(root_->width() / (kWithin * mean_mw_)))
                             : kRefineTrials);
    default:
      return 0.0;
  }
}

std::string CalibrationSearch::tried_text() const {
  std::ostringstream text;
  for (const Trial& trial : tried_) {
    text << (&trial == tried_.data() ? "" : ", ") << trial.x_mw << " MW of perfect capacity ("
         << trial.days << " d)";
  }
  text << "; no more than " << 100.0 * kFarthest << " % of its mean load, " << mean_mw_
       << " MW, is tried";
  return text.str();
}

}  // namespace gigaload::sim
