#include "sim/data_centres.hpp"

#include <algorithm>

#include "sim/promise.hpp"

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

double mean_pue(const CoolingCurve& curve, const grid::AirTable& air) {
  double sum = 0.0;
  for (std::size_t m = 0; m < grid::kMonths; ++m) {
    for (std::size_t h = 0; h < grid::kHoursOfDay; ++h) {
      sum += cooling_demand(
                 curve, {.dry_bulb_c = air.dry_bulb_c[m][h], .wet_bulb_c = air.wet_bulb_c[m][h]})
                 .pue;
    }
  }
  return sum / static_cast<double>(grid::kMonths * grid::kHoursOfDay);
}

}  // namespace

DataCentres::DataCentres(const Scenario& scenario)
    : scenario_(scenario),
      path_mw_(scenario.data_centres.path_year.front(), path_mean_mw(scenario.data_centres)),
      path_at_first_promise_mw_(path_mw_.at(first_promise(scenario.deals))) {
  double capacity = 0.0, drawn = 0.0;
  for (const Campus& campus : scenario.campuses) {
    const grid::AirTable& air = scenario.grid.data[campus.region.get()].air;
    const CoolingCurve& curve = scenario.cooling[static_cast<std::size_t>(campus.cooling)];
    const double pue_ratio = mean_pue(curve, air) / campus.design_pue;
    for (const Phase& phase : campus.phases) {
      capacity += phase.capacity_mw;
      drawn += phase.capacity_mw * campus.load_factor * pue_ratio;
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
