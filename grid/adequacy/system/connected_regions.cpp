#include "grid/adequacy/system/connected_regions.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

namespace gigaload::grid::adequacy {

std::vector<std::size_t> connected_regions(const SystemModel& system) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(system.regions.size());
  for (const auto& i : system.interfaces) boost::add_edge(i.from.get(), i.to.get(), graph);
  std::vector<std::size_t> component(system.regions.size());
  // it starts its searches in the order of the regions
  boost::connected_components(graph, component.data());
  return component;
}

}  // namespace gigaload::grid::adequacy
