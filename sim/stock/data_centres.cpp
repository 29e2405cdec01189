#include "sim/stock/data_centres.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "sim/scenario/scenario.hpp"
#include "sim/years/promise.hpp"

namespace gigaload::sim {

double promised_machines_mw(const std::vector<Deal>& deals, Hour t) {
  double chips = 0.0, sites = 0.0;
  for (const Deal& deal : deals) {
    (deal.kind == DealKind::chips ? chips : sites) += promised_mw(deal, t);
  }
  return std::max(chips, sites);
}

namespace {

std::vector<double> path_mean_mw(const DataCentreStock& stock) {
  std::vector<double> mean_mw(stock.path_year.size());
  for (std::size_t i = 0; i < mean_mw.size(); ++i) {
    const int year = stock.path_year[i];
    const auto hours =
        static_cast<double>(grid::start_of_year(year + 1) - grid::start_of_year(year));
    mean_mw[i] = stock.path_energy_mwh[i] / hours;
  }
  return mean_mw;
}

/// The end of time where nothing is promised: there the path is never corrected.
Hour first_promise(const std::vector<Deal>& deals) {
  Hour first = grid::start_of_year(9999);
  for (const Deal& deal : deals) {
    if (!deal.promised.empty()) first = std::min(first, deal.promised.front().by);
  }
  return first;
}

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

/// Mean MW drawn by one MW filled.
double mean_load(const Campus& campus, const CampusLoad& load, const std::vector<MeanHour>& hours) {
  std::array<std::vector<MeanDay>, grid::kMonths> days;
  for (std::uint8_t m = 0; m < grid::kMonths; ++m) days[m] = days_of_month(campus, m);
  double mean = 0.0;
  for (const MeanHour& hour : hours) {
    for (MeanDay day : days[hour.month]) {
      day.local.hour = hour.hour;
      mean += day.share * hour.share *
              load.at(1.0, day.local, hour.dry_bulb_c, hour.wet_bulb_c).load_mw;
    }
  }
  return mean;
}

}  // namespace

DataCentres::DataCentres(const Scenario& scenario, const Campuses& campuses,
                         const SharedWork& shared)
    : scenario_(scenario),
      path_mw_(scenario.data_centres.path_year.front(), path_mean_mw(scenario.data_centres)),
      path_at_first_promise_mw_(path_mw_.at(first_promise(scenario.deals))) {
  if (scenario.deals.empty()) return;  // nothing is promised
  double capacity = 0.0, drawn = 0.0;
  for (const CampusModel& model : campuses) {
    const Campus& campus = model.campus();
    const std::size_t r = campus.region.get();
    const auto of_region = shared.climate(scenario.grid.regions[r], scenario.grid.data[r]);
    const double load = mean_load(campus, model.load(), *of_region);
    for (const Phase& phase : campus.phases) {
      capacity += phase.capacity_mw;
      drawn += phase.capacity_mw * load;
    }
  }
  if (capacity > 0.0) load_per_promised_mw_ = drawn / capacity;
}

double DataCentres::promised_campus_mw(Hour t) const {
  return promised_machines_mw(scenario_.deals, t) * load_per_promised_mw_;
}

double DataCentres::other_mw(Hour t) const {
  const double path = path_mw_.at(t);
  if (!scenario_.data_centres.path_contains_campuses) return path;
  return std::max(path - promised_campus_mw(t), std::min(path, path_at_first_promise_mw_));
}

}  // namespace gigaload::sim
