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

}  // namespace

DataCentres::DataCentres(const Scenario& scenario)
    : scenario_(scenario),
      path_mw_(scenario.data_centres.path_year.front(), path_mean_mw(scenario.data_centres)),
      path_at_begin_mw_(path_mw_.at(scenario.begin)) {
  double capacity = 0.0, drawn = 0.0;
  for (const Campus& campus : scenario.campuses) {
    for (const Phase& phase : campus.phases) {
      capacity += phase.capacity_mw;
      drawn += phase.capacity_mw * campus.load_factor;
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
  return std::max(path - promised_campus_mw(t), std::min(path, path_at_begin_mw_));
}

}  // namespace gigaload::sim
