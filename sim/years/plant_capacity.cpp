#include "sim/years/plant_capacity.hpp"

#include <algorithm>

#include "grid/core/calendar.hpp"

namespace gigaload::sim {

namespace {

double interpolate(const std::vector<Hour>& at, const std::vector<double>& values, Hour hour) {
  const auto next = std::ranges::upper_bound(at, hour);
  if (next == at.begin()) {
    return values.front();
  }
  if (next == at.end()) {
    return values.back();
  }
  const auto i = static_cast<std::size_t>(next - at.begin());
  const double part =
      static_cast<double>(hour - at[i - 1]) / static_cast<double>(at[i] - at[i - 1]);
  return values[i - 1] + part * (values[i] - values[i - 1]);
}

/// Returns the share of a change that is there.
double share_of(const PlantChange& change, Hour hour) {
  if (hour >= change.to) return 1.0;
  if (hour <= change.from) return 0.0;
  return static_cast<double>(hour - change.from) / static_cast<double>(change.to - change.from);
}

}  // namespace

PlantCapacity::PlantCapacity(const grid::System& grid,
                             const std::vector<PlantRetirement>& retirements,
                             const std::vector<PlantChange>& changes)
    : technologies_(grid.technologies.size()),
      size_(grid.regions.size() * grid.technologies.size()),
      retirements_(retirements),
      changes_(changes) {
  for (const grid::FleetEntry& entry : grid.fleet) {
    if (entry.years.empty()) {
      continue;
    }
    Path path{
        .place = place(entry.region, entry.technology), .at = {}, .capacity_mw = entry.capacity_mw};
    for (const int year : entry.years) {
      path.at.push_back(grid::start_of_year(year + 1));
    }
    fleet_.push_back(std::move(path));
  }
}

void PlantCapacity::evaluate(Hour at, std::span<const double> operating_mw,
                             std::vector<double>& capacity_mw) const {
  capacity_mw.assign(operating_mw.begin(), operating_mw.end());
  for (const Path& path : fleet_) {
    capacity_mw[path.place] += interpolate(path.at, path.capacity_mw, at);
  }
  for (const PlantChange& change : changes_) {
    capacity_mw[place(change.region, change.technology)] +=
        change.capacity_mw * share_of(change, at);
  }
  for (const PlantRetirement& retirement : retirements_) {
    if (retirement.at <= at) {
      capacity_mw[place(retirement.region, retirement.technology)] -= retirement.capacity_mw;
    }
  }
  for (double& mw : capacity_mw) {
    mw = std::max(0.0, mw);
  }
}

}  // namespace gigaload::sim
