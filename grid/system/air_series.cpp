#include "grid/system/air_series.hpp"

#include "grid/core/hours_of_year.hpp"

namespace gigaload::grid {

const AirReading* AirSeries::find(Hour hour) const {
  if (hours.empty()) return nullptr;
  Hour at = hour - first;
  if (typical_year) {
    const int year = year_of(hour);
    at = hour - start_of_year(year);
    constexpr Hour k29February = Hour{31 + 28} * 24;
    if (is_leap(year) && at >= k29February) at -= 24;
  }
  if (at < 0 || at >= static_cast<Hour>(hours.size())) return nullptr;
  return &hours[static_cast<std::size_t>(at)];
}

}  // namespace gigaload::grid
