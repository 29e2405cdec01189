#include "grid/adequacy/sampling/risk_profile.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "grid/core/error.hpp"

namespace gigaload::grid {

template <>
inline constexpr bool kIsAllValue<adequacy::RiskProfile::Sample> =
    sizeof(adequacy::RiskProfile::Sample) == 8 + 4 * 4;

}  // namespace gigaload::grid

namespace gigaload::grid::adequacy {

LargestValues::LargestValues(double level, std::uint64_t numbers)
    : level_(level), most_(static_cast<std::size_t>(most_above(level, numbers)) + 1) {}

void LargestValues::add(double x) {
  if (!(x > 0.0)) return;
  if (largest_.size() == most_) {
    if (x <= largest_.front()) return;
    std::ranges::pop_heap(largest_, std::greater<>());
    largest_.pop_back();
  }
  largest_.push_back(x);
  std::ranges::push_heap(largest_, std::greater<>());
}

double LargestValues::quantile(std::uint64_t numbers) const {
  const auto above = static_cast<std::size_t>(most_above(level_, numbers));
  if (above >= largest_.size()) return 0.0;
  std::vector<double> descending = largest_;
  std::ranges::sort(descending, std::greater<>());
  return descending[above];
}

RiskProfile::RiskProfile(std::size_t scopes, std::uint64_t most_samples)
    : scopes_(scopes),
      steps_(scopes * kRiskCells, 0),
      power_(scopes * kRiskCells, 0.0),
      days_(scopes * kMonths, 0),
      most_samples_(most_samples) {
  reset();
}

void RiskProfile::begin_samples(std::size_t samples) { samples_.assign(samples * scopes_, {}); }

void RiskProfile::add(const Ensemble::Record& record, std::uint16_t cell) {
  steps_[record.scope * kRiskCells + cell] += 1;
  power_[record.scope * kRiskCells + cell] += record.power;
  Sample& sample = samples_[record.sample * scopes_ + record.scope];
  sample.largest = std::max(sample.largest, record.power);
  sample.running = record.begins_event ? 1 : sample.running + 1;
  sample.longest = std::max(sample.longest, sample.running);
  if (!record.begins_day) return;
  const std::size_t month = cell / kHoursOfDay;
  days_[record.scope * kMonths + month] += 1;
  ++sample.days;
  if (is_of_winter_period(month)) ++sample.winter_days;
}

void RiskProfile::end_samples() {
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const Sample& sample = samples_[i];
    Scope& scope = tails_[i % scopes_];
    scope.longest.add(sample.longest);
    scope.largest.add(sample.largest);
    scope.winter.add(sample.days, sample.winter_days);
  }
  ended_ += samples_.size() / scopes_;
}

Risk RiskProfile::risk(std::size_t scope, double hours, double energy) const {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  const auto n = static_cast<double>(ended_);
  Risk risk;
  double all = 0.0, winter = 0.0;
  for (std::size_t cell = 0; cell < kRiskCells; ++cell) {
    const std::size_t at = scope * kRiskCells + cell;
    risk.lolh.push_back(static_cast<double>(steps_[at]) * hours / n);
    risk.eue.push_back(power_[at] * energy / n);
    all += power_[at];
    if (is_of_winter_period(cell / kHoursOfDay)) winter += power_[at];
  }
  for (std::size_t month = 0; month < kMonths; ++month) {
    risk.event_days.push_back(static_cast<double>(days_[scope * kMonths + month]) / n);
  }
  risk.winter_share = all > 0.0 ? tails_[scope].winter.estimate() : Estimate{kUnknown, kUnknown};
  const double share = risk.winter_share.value;
  if (share == 0.0 || share == 1.0) risk.winter_share.standard_error = kUnknown;  // all are alike
  risk.winter_share_of_eue = all > 0.0 ? winter / all : kUnknown;
  risk.longest_event_hours = tails_[scope].longest.quantile(ended_) * hours;
  risk.largest_shortfall = tails_[scope].largest.quantile(ended_);
  return risk;
}

void RiskProfile::reset() {
  ended_ = 0;
  std::ranges::fill(samples_, Sample{});
  std::ranges::fill(steps_, 0);
  std::ranges::fill(power_, 0.0);
  std::ranges::fill(days_, 0);
  tails_.assign(scopes_, {.longest = LargestValues(1.0 - kDurationTolerance, most_samples_),
                          .largest = LargestValues(1.0 - kMagnitudeTolerance, most_samples_),
                          .winter = {}});
}

void RiskProfile::put(ByteWriter& writer) const {
  writer.put(samples_);
  writer.put(steps_);
  writer.put(power_);
  writer.put(days_);
}

void RiskProfile::get(ByteReader& reader) {
  const std::size_t samples = samples_.size(), cells = steps_.size(), months = days_.size();
  reader.get(samples_);
  reader.get(steps_);
  reader.get(power_);
  reader.get(days_);
  if (samples_.size() != samples || steps_.size() != cells || power_.size() != cells ||
      days_.size() != months) {
    throw InternalError("a saved risk of other samples");
  }
}

}  // namespace gigaload::grid::adequacy
