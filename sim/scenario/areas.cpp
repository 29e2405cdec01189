#include "sim/scenario/areas.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

std::vector<std::string> interconnections(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const auto& region : scenario.grid.regions) {
    if (std::ranges::find(names, region.interconnection) == names.end()) {
      names.push_back(region.interconnection);
    }
  }
  return names;
}

}  // namespace

std::vector<NamedRegions> named_regions(const std::vector<grid::Region>& regions) {
  std::vector<NamedRegions> groups;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    auto group = std::ranges::find(groups, regions[r].interconnection, &NamedRegions::name);
    if (group == groups.end()) {
      groups.push_back({.name = regions[r].interconnection, .regions = {}});
      group = groups.end() - 1;
    }
    group->regions.emplace_back(r);
  }
  for (std::size_t r = 0; r < regions.size(); ++r) {
    groups.push_back({.name = regions[r].name, .regions = {RegionIndex(r)}});
  }
  return groups;
}

std::vector<std::string> area_names(const Scenario& scenario) {
  std::vector<std::string> names{"all"};
  std::ranges::copy(interconnections(scenario), std::back_inserter(names));
  for (const auto& region : scenario.grid.regions) names.push_back(region.name);
  return names;
}

std::vector<double> by_area(const Scenario& scenario, std::span<const double> by_region) {
  const auto names = interconnections(scenario);
  std::vector<double> sums(1 + names.size(), 0.0);
  for (std::size_t r = 0; r < by_region.size(); ++r) {
    const auto place = std::ranges::find(names, scenario.grid.regions[r].interconnection);
    sums[0] += by_region[r];
    sums[1 + static_cast<std::size_t>(place - names.begin())] += by_region[r];
  }
  sums.insert(sums.end(), by_region.begin(), by_region.end());
  return sums;
}

std::vector<char> regions_of(const Scenario& scenario, std::span<const std::size_t> areas) {
  const auto names = interconnections(scenario);
  const auto& regions = scenario.grid.regions;
  std::vector<char> inside(regions.size(), 0);
  for (std::size_t r = 0; r < regions.size(); ++r) {
    for (const std::size_t area : areas) {
      const bool is_in = area == 0              ? true
                         : area <= names.size() ? names[area - 1] == regions[r].interconnection
                                                : area - 1 - names.size() == r;
      if (is_in) inside[r] = 1;
    }
  }
  return inside;
}

}  // namespace gigaload::sim
