#include "sim/hours/short_days.hpp"

#include <algorithm>

namespace gigaload::sim {

ShortDays::ShortDays(std::span<const std::size_t> scopes, std::size_t samples)
    : scopes_(scopes.begin(), scopes.end()),
      days_(scopes.size()),
      today_(scopes.size(), std::vector<std::size_t>(samples, 0)) {}

void ShortDays::add(const grid::adequacy::Ensemble::Record& record) {
  const auto found = std::ranges::find(scopes_, std::size_t{record.scope});
  if (found == scopes_.end()) return;
  const auto scope = static_cast<std::size_t>(found - scopes_.begin());
  std::vector<ShortDay>& days = days_[scope];
  std::size_t& today = today_[scope][record.sample];
  if (record.begins_day) {
    today = days.size();
    days.push_back({.sample = record.sample, .most_mw = record.power});
  } else {
    days.at(today).most_mw = std::max(days.at(today).most_mw, record.power);
  }
}

}  // namespace gigaload::sim
