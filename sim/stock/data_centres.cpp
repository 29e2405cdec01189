#include "sim/stock/data_centres.hpp"

#include <algorithm>
#include <numeric>

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
      path_before_mw_(path_mw_.at(first_promise(scenario.deals))),
      promised_(scenario, campuses, shared) {
  if (scenario.data_centres.campuses != CampusesOnPath::inside) return;
  built_.emplace(scenario, campuses, shared);
  path_before_mw_ = path_mw_.at(built_->first_announcement());
}

double DataCentres::floor_mw(double path_mw) const { return std::min(path_mw, path_before_mw_); }

double DataCentres::other_mw(Hour t) const {
  const double path = path_mw_.at(t);
  switch (scenario_.data_centres.campuses) {
    case CampusesOnPath::on_top:
      break;
    case CampusesOnPath::promised:
      return std::max(path - promised_.national_mw(t), floor_mw(path));
    case CampusesOnPath::inside: {
      const std::vector<double>& share = scenario_.data_centres.share;
      std::vector<double> mw(share.size());
      inside_by_region(t, mw);
      const double run = std::accumulate(share.begin(), share.end(), 0.0);
      return std::max(0.0, 1.0 - run) * path + std::accumulate(mw.begin(), mw.end(), 0.0);
    }
  }
  return path;
}

void DataCentres::other_by_region(Hour t, std::span<double> mw) const {
  if (built_) return inside_by_region(t, mw);
  const double national_mw = other_mw(t);
  for (std::size_t r = 0; r < mw.size(); ++r) mw[r] = national_mw * scenario_.data_centres.share[r];
}

void DataCentres::path_by_region(Hour t, std::span<double> mw) const {
  const double path = path_mw_.at(t);
  for (std::size_t r = 0; r < mw.size(); ++r) mw[r] = path * scenario_.data_centres.share[r];
}

void DataCentres::inside_by_region(Hour t, std::span<double> mw) const {
  std::vector<double> built_mw(mw.size());
  built_->by_region(t, built_mw);
  path_by_region(t, mw);
  const double before = floor_mw(path_mw_.at(t));
  std::vector<double> left_mw(mw.size());  // e_r
  double growth = 0.0, left = 0.0;
  for (std::size_t r = 0; r < mw.size(); ++r) {
    const double stood = before * scenario_.data_centres.share[r];
    const double of_region = mw[r] - built_mw[r] - stood;
    left_mw[r] = std::max(0.0, of_region);
    growth += of_region;
    left += left_mw[r];
    mw[r] = stood;
  }
  if (growth <= 0.0) return;
  for (std::size_t r = 0; r < mw.size(); ++r) mw[r] += left_mw[r] * (growth / left);
}

}  // namespace gigaload::sim
