#include "grid/adequacy/system/connected_regions.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

namespace gigaload::grid::adequacy {

bool can_bind(const SystemModel& system, const ImportLimit& limit) {
  if (limit.limit.min() >= kUnlimited) return false;
  std::vector<char> inside(system.regions.size(), 0);
  for (const RegionIndex r : limit.regions) inside[r.get()] = 1;
  return std::ranges::any_of(system.interfaces, [&](const InterfaceCapacity& i) {
    return inside[i.from.get()] != inside[i.to.get()];
  });
}

std::vector<std::size_t> connected_regions(const SystemModel& system) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(system.regions.size());
  for (const auto& i : system.interfaces) boost::add_edge(i.from.get(), i.to.get(), graph);
  for (const ImportLimit& limit : system.import_limits) {
    if (!can_bind(system, limit)) continue;
    for (const RegionIndex r : limit.regions) {
      boost::add_edge(limit.regions.front().get(), r.get(), graph);
    }
  }
  std::vector<std::size_t> component(system.regions.size());
  // it starts its searches in the order of the regions
  boost::connected_components(graph, component.data());
  return component;
}

}  // namespace gigaload::grid::adequacy
