#include "sim/stock/mean_campus_load.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// A day that stands for a share of a month's.
struct MeanDay {
  grid::LocalHour local;
  double share;
};

/// A weekday and a day of the weekend; or, where the profile tells them apart, all days of a month
/// of a year of 365 days.
std::vector<MeanDay> days_of_month(const Campus& campus, std::uint8_t month) {
  grid::LocalHour local;
  local.month = month;
  std::vector<MeanDay> days;
  if (campus.load.is_by_day_type()) {
    days.push_back({local, 5.0 / 7.0});
    local.day_type = 1;
    days.push_back({local, 2.0 / 7.0});
    return days;
  }
  using std::chrono::year, std::chrono::last, std::chrono::sys_days;
  const auto of_year = year(2025) / (month + 1);
  const auto count = static_cast<unsigned>((of_year / last).day());
  for (unsigned day = 1; day <= count; ++day) {
    local.day = sys_days(of_year / day).time_since_epoch().count();
    days.push_back({local, 1.0 / count});
  }
  return days;
}

}  // namespace

double mean_load_per_mw(const Scenario& scenario, const CampusModel& model,
                        const SharedWork& shared) {
  const Campus& campus = model.campus();
  const std::size_t r = campus.region.get();
  const auto hours = shared.climate(scenario.grid.regions[r], scenario.grid.data[r]);
  std::array<std::vector<MeanDay>, grid::kMonths> days;
  for (std::uint8_t m = 0; m < grid::kMonths; ++m) days[m] = days_of_month(campus, m);
  double mean = 0.0;
  for (const MeanHour& hour : *hours) {
    for (MeanDay day : days[hour.month]) {
      day.local.hour = hour.hour;
      mean += day.share * hour.share *
              model.load().at(1.0, day.local, hour.dry_bulb_c, hour.wet_bulb_c).load_mw;
    }
  }
  return mean;
}

}  // namespace gigaload::sim
