#include "grid/adequacy/sampling/risk_clock.hpp"

#include <algorithm>
#include <cmath>

#include "grid/adequacy/sampling/risk.hpp"
#include "grid/core/calendar.hpp"

namespace gigaload::grid::adequacy {

namespace {

constexpr std::int64_t kHour_s = 3600;
constexpr std::size_t kNoRegion = static_cast<std::size_t>(-1);

Hour floor_hour(std::int64_t s) { return s >= 0 ? s / kHour_s : -((-s + kHour_s - 1) / kHour_s); }

}  // namespace

RiskClock::RiskClock(const Scopes& scopes, std::span<const std::int64_t> offset_s,
                     std::span<const double> size) {
  std::vector<std::size_t> largest(scopes.size(), kNoRegion);
  for (std::size_t r = 0; r < offset_s.size(); ++r) {
    for (const auto scope : scopes.of_region(r)) {
      std::size_t& of_scope = largest[scope];
      if (of_scope == kNoRegion || size[r] > size[of_scope]) of_scope = r;
    }
  }
  for (const std::size_t region : largest) {
    const std::int64_t offset = region == kNoRegion ? 0 : offset_s[region];
    auto known = std::ranges::find(offset_s_, offset);
    if (known == offset_s_.end()) known = offset_s_.insert(known, offset);
    clock_.push_back(static_cast<std::size_t>(known - offset_s_.begin()));
  }
}

void RiskClock::set_window(std::int64_t begin_s, double step_s, std::size_t steps) {
  steps_ = steps;
  cells_.resize(offset_s_.size() * steps);
  for (std::size_t c = 0; c < offset_s_.size(); ++c) {
    std::int64_t day = 0;
    std::size_t month = kMonths;  // none yet
    for (std::size_t t = 0; t < steps; ++t) {
      const auto after_s = static_cast<std::int64_t>(std::llround(static_cast<double>(t) * step_s));
      const Hour hour = floor_hour(begin_s + offset_s_[c] + after_s);
      if (month == kMonths || day_of(hour) != day) {
        day = day_of(hour);
        month = month_of_day(day);
      }
      const auto of_day = static_cast<std::size_t>(hour - day * static_cast<Hour>(kHoursOfDay));
      cells_[c * steps + t] = static_cast<std::uint16_t>(month * kHoursOfDay + of_day);
    }
  }
}

}  // namespace gigaload::grid::adequacy
