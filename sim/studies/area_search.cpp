#include "sim/studies/area_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <sstream>
#include <utility>

#include "sim/studies/round_step.hpp"
#include "sim/studies/sample_numbers.hpp"

namespace gigaload::sim {

namespace {

// of the mean load
constexpr double kWithin = 1e-3;
constexpr double kPilotWithin = 0.02;
constexpr double kFirstStride = 0.02;  // where nothing tells how far; doubled
constexpr double kMostStride = 0.08;
constexpr double kBelowPilot = 0.01;    // of a screen
constexpr double kBelowScreen = 0.005;  // of a screen after another
constexpr double kFarthest = 1.0;

constexpr double kHelpless = 0.1;        // share of its capacity that is no help to an area
constexpr double kMostFactor = 1000.0;   // of what is tried of such an area
constexpr std::size_t kTellingDays = 3;  // of which the mean of what they miss tells something
constexpr int kRounds = 200;
constexpr std::uint32_t kLeastPilot = 30, kPilotShare = 10, kMostPilotShare = 4;
constexpr double kPilotDays = 5.0;                         // wanted of all its samples together
constexpr double kPilotTrials = 8.0, kRefineTrials = 6.0;  // about, for the time left

std::uint32_t pilot_samples(const std::vector<AreaSearch::Wanted>& wanted, std::uint32_t samples) {
  double least_days = kPilotDays;
  for (const auto& area : wanted) {
    if (area.days > 0.0) least_days = std::min(least_days, area.days);
  }
  const double for_days = std::min(kPilotDays / least_days, 1e9);
  const auto most = std::min(samples / kMostPilotShare, static_cast<std::uint32_t>(for_days));
  return std::min(samples, std::max({kLeastPilot, samples / kPilotShare, most}));
}

/// Rounds up to a multiple of the step; what is one but for rounding errors stays.
double rounded_up(double mw, double step_mw) {
  return std::ceil(mw / step_mw - 1e-6) * step_mw + 0.0;  // no -0
}

}  // namespace

AreaSearch::AreaSearch(std::vector<Wanted> wanted, std::uint32_t samples, bool enough_will_do)
    : samples_(samples), enough_will_do_(enough_will_do), joint_(wanted.size()) {
  active_ = first_samples(pilot_samples(wanted, samples));
  for (Wanted& area : wanted) {
    const double step_mw = round_step(kWithin * area.mean_mw);
    const double most_mw = rounded_up(kFarthest * area.mean_mw, step_mw);
    Of of;
    of.wanted = std::move(area);
    of.step_mw = step_mw;
    of.most_mw = most_mw;
    of.least_mw = std::max(-most_mw, rounded_up(std::max(-most_mw, of.wanted.least_mw), step_mw));
    of.x_mw = std::max(0.0, of.least_mw);
    of.stride_mw = kFirstStride * of.wanted.mean_mw;
    areas_.push_back(std::move(of));
  }
  if (areas_.empty()) stage_ = Stage::done;
}

double AreaSearch::width_mw(const Of& area) const {
  return stage_ == Stage::pilot ? kPilotWithin * area.wanted.mean_mw : 2.0 * area.step_mw;
}

std::vector<double> AreaSearch::perfect_mw() const {
  std::vector<double> mw;
  for (const Of& area : areas_) {
    const bool above = stage_ == Stage::verify || stage_ == Stage::done;
    mw.push_back(above ? area.x_mw + area.missing_mw : area.x_mw);
  }
  return mw;
}

/// Returns the days that all samples together may have.
std::size_t AreaSearch::allowed(const Of& area) const {
  const std::size_t samples = stage_ == Stage::pilot ? active_.size() : samples_;
  const std::span<const double> known = area.wanted.of_samples;
  double days = area.wanted.days * static_cast<double>(samples);
  if (!known.empty()) {
    const auto of_these = known.first(samples);
    days = std::accumulate(of_these.begin(), of_these.end(), 0.0);
  }
  return static_cast<std::size_t>(std::floor(days + 1e-9));
}

void AreaSearch::take(std::span<const std::vector<ShortDay>> days) {
  if (stage_ == Stage::verify) return take_verify(days);
  for (std::size_t i = 0; i < areas_.size(); ++i) read(areas_[i], days[i]);
  if (stage_ == Stage::screen) {
    keep_short(days);
    short_ = active_;
  }
  go_on();
}

/// Takes from an area's days what it needs, and whether it is where it should be.
void AreaSearch::read(Of& area, const std::vector<ShortDay>& days) {
  std::vector<double> missing_mw;
  missing_mw.reserve(days.size());
  for (const ShortDay& day : days) missing_mw.push_back(day.most_mw);
  area.days = days.size();
  area.mean_mw = days.empty() ? 0.0
                              : std::accumulate(missing_mw.begin(), missing_mw.end(), 0.0) /
                                    static_cast<double>(days.size());
  const std::size_t enough = allowed(area);
  area.missing_mw = 0.0;
  if (area.days <= enough) return read_few(area);
  const auto next = missing_mw.begin() + static_cast<std::ptrdiff_t>(enough);
  std::nth_element(missing_mw.begin(), next, missing_mw.end(), std::greater<>());
  area.missing_mw = rounded_up(*next, area.step_mw);
  area.settled = *next <= width_mw(area);
  area.needed_mw = *next - width_mw(area) / 2.0;
  area.is_known = true;
  area.stride_mw = kFirstStride * area.wanted.mean_mw;
}

/// Of an area with too few days: how much less it may have is told by the mean of what they miss,
/// as if what is missing had an exponential distribution.
void AreaSearch::read_few(Of& area) {
  area.settled = area.x_mw <= area.least_mw && std::isfinite(area.wanted.least_mw);
  area.is_known = false;
  area.needed_mw = -area.stride_mw;
  if (area.settled) return;
  if (area.days < kTellingDays) {
    area.stride_mw = std::min(2.0 * area.stride_mw, kMostStride * area.wanted.mean_mw);
    return;
  }
  const double ratio = static_cast<double>(allowed(area) + 1) / static_cast<double>(area.days);
  const double less_mw = area.mean_mw * std::log(ratio) + width_mw(area) / 2.0;
  area.is_known = true;
  area.needed_mw = -std::max(less_mw, area.step_mw);
}

/// Doubles what is tried of an area that its own capacity is no help to.
void AreaSearch::note_help(Of& area) {
  const auto before = std::exchange(area.before, Of::Point{area.x_mw, area.needed_mw});
  const double moved_mw = before ? area.x_mw - before->x_mw : 0.0;
  if (!before || moved_mw < 0.5 * area.step_mw || area.needed_mw <= 0.0) {
    area.factor = area.needed_mw > 0.0 ? area.factor : 1.0;
    return;
  }
  const bool is_helpless = before->needed_mw - area.needed_mw < kHelpless * moved_mw;
  area.factor = is_helpless ? std::min(2.0 * area.factor, kMostFactor) : 1.0;
}

void AreaSearch::go_on() {
  if (std::ranges::all_of(areas_, &Of::settled)) {
    if (stage_ == Stage::pilot) {
      rounds_ = 0;
      screen(kBelowPilot);
    } else {
      stage_ = Stage::verify;
      active_ = short_.empty() ? first_samples(samples_) : short_;
    }
    return;
  }
  if (stage_ != Stage::pilot) note_met();
  const bool can_move = std::ranges::any_of(areas_, &Of::can_move);
  if (!can_move || ++rounds_ > kRounds) {
    // few samples may be wrong about what cannot be
    if (stage_ != Stage::pilot && (met_mw_.empty() || !can_move || !enough_will_do_)) {
      stage_ = Stage::failed;
    } else if (stage_ != Stage::pilot) {
      for (std::size_t i = 0; i < areas_.size(); ++i) {
        areas_[i].x_mw = met_mw_[i];
        areas_[i].missing_mw = 0.0;
      }
      stage_ = Stage::verify;
      active_ = first_samples(samples_);
    } else {
      rounds_ = 0;
      screen(kBelowPilot);
    }
    return;
  }
  move();
}

/// Keeps where the areas are if none has more than its days and they have less than before.
void AreaSearch::note_met() {
  std::vector<double> x_mw;
  for (const Of& area : areas_) {
    if (area.days > allowed(area)) return;
    x_mw.push_back(area.x_mw);
  }
  const auto sum = [](const std::vector<double>& mw) {
    return std::accumulate(mw.begin(), mw.end(), 0.0);
  };
  if (met_mw_.empty() || sum(x_mw) < sum(met_mw_)) met_mw_ = std::move(x_mw);
}

/// Moves the areas, the one that is farthest from where it should be by a step at least.
void AreaSearch::move() {
  std::vector<double> x, needed;  // in steps
  bool is_known = true;
  std::size_t farthest = areas_.size();
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    Of& area = areas_[i];
    note_help(area);
    const bool at_least = area.settled && !area.is_known;
    x.push_back(area.x_mw / area.step_mw);
    needed.push_back(at_least ? 0.0 : area.needed_mw / area.step_mw);
    is_known = is_known && (area.is_known || area.settled);
    if (area.can_move() &&
        (farthest == areas_.size() || std::abs(needed[i]) > std::abs(needed[farthest]))) {
      farthest = i;
    }
  }
  const std::vector<double> moves = joint_.moves(x, needed, is_known);
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    Of& area = areas_[i];
    if (needed[i] == 0.0 || (!area.settled && !area.can_move())) continue;
    const double most = area.factor * std::max(std::abs(needed[i]),
                                               kFirstStride * area.wanted.mean_mw / area.step_mw);
    double steps = std::round(std::clamp(area.factor * moves[i], -most, most));
    if (steps == 0.0 && i == farthest) steps = needed[i] > 0.0 ? 1.0 : -1.0;
    area.x_mw = std::clamp(rounded_up(area.x_mw + steps * area.step_mw, area.step_mw),
                           area.least_mw, area.most_mw);
  }
  if (stage_ == Stage::pilot) return;
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    // others could be short with less than in the screen
    if (areas_[i].x_mw < screen_mw_[i] - 0.5 * areas_[i].step_mw) return screen(kBelowScreen);
  }
  refine();
}

void AreaSearch::screen(double below) {
  stage_ = Stage::screen;
  active_ = first_samples(samples_);
  screen_mw_.clear();
  joint_.forget_point();
  for (Of& area : areas_) {
    const double less_mw = area.x_mw - below * area.wanted.mean_mw;
    area.x_mw = std::max(area.least_mw, rounded_up(less_mw, area.step_mw));
    area.before.reset();
    screen_mw_.push_back(area.x_mw);
  }
}

void AreaSearch::refine() {
  stage_ = Stage::refine;
  active_ = short_.empty() ? first_samples(samples_) : short_;
}

/// Is done where no area has more days than wanted; those that have are raised, and the search goes
/// on.
void AreaSearch::take_verify(std::span<const std::vector<ShortDay>> days) {
  bool is_met = true;
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    Of& area = areas_[i];
    area.before.reset();
    if (days[i].size() <= allowed(area)) continue;
    is_met = false;
    std::vector<double> missing_mw;
    for (const ShortDay& day : days[i]) missing_mw.push_back(day.most_mw);
    const auto next = missing_mw.begin() + static_cast<std::ptrdiff_t>(allowed(area));
    std::nth_element(missing_mw.begin(), next, missing_mw.end(), std::greater<>());
    area.x_mw =
        std::min(area.most_mw, area.x_mw + std::max(area.step_mw, rounded_up(*next, area.step_mw)));
  }
  if (is_met && active_.size() < samples_) {
    active_ = first_samples(samples_);  // at last
  } else if (is_met) {
    stage_ = Stage::done;
  } else if (++rounds_ > kRounds) {
    stage_ = Stage::failed;
  } else {
    refine();
  }
}

void AreaSearch::keep_short(std::span<const std::vector<ShortDay>> days) {
  std::vector<char> is_short(active_.size(), 0);
  for (const auto& of_area : days) {
    for (const ShortDay& day : of_area) is_short[day.sample] = 1;
  }
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < active_.size(); ++i) {
    if (is_short[i] != 0) kept.push_back(active_[i]);
  }
  active_ = std::move(kept);
}

double AreaSearch::sample_years_left() const {
  const auto all = static_cast<double>(samples_);
  const double to_refine =
      kRefineTrials * static_cast<double>(short_.empty() ? samples_ : short_.size());
  const double rounds = static_cast<double>(rounds_);
  switch (stage_) {
    case Stage::pilot:
      return static_cast<double>(active_.size()) * std::max(1.0, kPilotTrials - rounds) +
             2.0 * all + to_refine;
    case Stage::screen:
      return 2.0 * all + to_refine;
    case Stage::refine:
      return all + static_cast<double>(short_.size()) * std::max(1.0, kRefineTrials - rounds);
    case Stage::verify:
      return all + (active_.size() < samples_ ? static_cast<double>(active_.size()) : 0.0);
    default:
      return 0.0;
  }
}

std::vector<std::string> AreaSearch::failures() const {
  std::vector<std::string> sentences;
  if (stage_ != Stage::failed) return sentences;
  const bool stuck = std::ranges::none_of(areas_, &Of::can_move);
  for (const Of& area : areas_) {
    if (area.settled) continue;
    std::ostringstream text;
    text << area.wanted.name << ": with " << area.x_mw << " MW of perfect capacity it has "
         << static_cast<double>(area.days) / samples_ << " d instead of " << area.wanted.days;
    if (area.x_mw >= area.most_mw && area.needed_mw > 0.0) {
      text << ", and no more than its mean load, " << area.wanted.mean_mw
           << " MW, is added: its own capacity is not what it is short of";
    } else if (area.x_mw <= area.least_mw && area.needed_mw < 0.0) {
      text << ", and no more than its mean load, " << area.wanted.mean_mw
           << " MW, is taken away: its plants and what it can import are enough";
    } else if (!stuck) {
      text << "; its neighbours' capacity and its own move each other";
    }
    sentences.push_back(text.str());
  }
  return sentences;
}

}  // namespace gigaload::sim
