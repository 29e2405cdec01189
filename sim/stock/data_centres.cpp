#include "sim/stock/data_centres.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

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

}  // namespace

DataCentres::DataCentres(const Scenario& scenario, const Campuses& campuses,
                         const SharedWork& shared)
    : scenario_(scenario),
      path_mw_(scenario.data_centres.path_year.front(), path_mean_mw(scenario.data_centres)),
      path_at_first_promise_mw_(path_mw_.at(first_promise(scenario.deals))),
      promised_(scenario, campuses, shared) {}

double DataCentres::other_mw(Hour t) const {
  const double path = path_mw_.at(t);
  if (!scenario_.data_centres.path_contains_campuses) return path;
  return std::max(path - promised_.national_mw(t), std::min(path, path_at_first_promise_mw_));
}

}  // namespace gigaload::sim
