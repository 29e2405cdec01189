#include "scenarios/pras/pras_names.hpp"

#include <set>

namespace gigaload::scenarios {

namespace {

template <class Entities>
std::size_t make_unique(Entities& entities) {
  std::set<std::string> all, seen;
  for (const auto& entity : entities) all.insert(entity.name);
  std::size_t renamed = 0;
  for (auto& entity : entities) {
    if (seen.insert(entity.name).second) continue;
    std::size_t number = 2;
    std::string name;
    do {
      name = entity.name + "-" + std::to_string(number++);
    } while (!all.insert(name).second);
    entity.name = name;
    ++renamed;
  }
  return renamed;
}

}  // namespace

std::size_t make_names_unique(grid::adequacy::SystemModel& system) {
  return make_unique(system.generators) + make_unique(system.storages) +
         make_unique(system.generator_storages) + make_unique(system.demand_responses) +
         make_unique(system.lines);
}

}  // namespace gigaload::scenarios
