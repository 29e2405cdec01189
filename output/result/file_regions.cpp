#include "output/result/file_regions.hpp"

#include <string>

namespace gigaload::output {

std::vector<grid::Region> regions_of(const ResultFile& file) {
  std::vector<grid::Region> regions;
  for (std::string& name : file.labels("region")) {
    grid::Region region;
    region.name = std::move(name);
    regions.push_back(std::move(region));
  }
  const auto fill = [&](const char* path, std::string grid::Region::* field) {
    if (!file.contains(path)) return;
    std::vector<std::string> labels = file.labels(path);
    for (std::size_t r = 0; r < regions.size(); ++r) regions[r].*field = std::move(labels.at(r));
  };
  fill("region_title", &grid::Region::title);
  fill("region_interconnection", &grid::Region::interconnection);
  fill("region_state", &grid::Region::state);
  fill("region_planning_area", &grid::Region::planning_area);
  return regions;
}

}  // namespace gigaload::output
