#include "grid/weather/area_scores.hpp"

#include <cmath>
#include <map>
#include <string>

namespace gigaload::grid {

AreaScores::AreaScores(const System& system, const RegionMatrix& correlation)
    : link_(system.regions.size(), 1.0) {
  const std::size_t regions = system.regions.size();
  std::map<std::string, std::size_t> area_of;
  for (std::size_t r = 0; r < regions; ++r) {
    const Region& region = system.regions[r];
    const std::string name =
        region.planning_area.empty() ? "region " + region.name : "area " + region.planning_area;
    const auto [place, is_new] = area_of.try_emplace(name, areas_.size());
    if (is_new) areas_.emplace_back();
    areas_[place->second].regions.push_back(r);
  }
  for (Area& area : areas_) {
    double variance = 0.0;
    for (const std::size_t i : area.regions) {
      double of_region = 0.0;
      for (const std::size_t j : area.regions) of_region += correlation[i * regions + j];
      link_[i] = of_region;
      variance += of_region;
    }
    area.deviation = std::sqrt(variance);
    for (const std::size_t i : area.regions) link_[i] /= area.deviation;
  }
}

void AreaScores::put(std::span<const double> known, std::span<double> z) const {
  for (const Area& area : areas_) {
    double drawn = 0.0;
    for (const std::size_t r : area.regions) drawn += z[r] / area.deviation;
    for (const std::size_t r : area.regions) {
      if (!std::isnan(known[r])) z[r] += link_[r] * (known[r] - drawn);
    }
  }
}

}  // namespace gigaload::grid
