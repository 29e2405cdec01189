// What a plan takes over of the interfaces, their lines and the limits on imports.
#include <cmath>
#include <utility>

#include "grid/adequacy/outages/plan.hpp"
#include "grid/adequacy/system/can_fail.hpp"
#include "grid/adequacy/system/connected_regions.hpp"
#include "grid/core/nested_groups.hpp"

namespace gigaload::grid::adequacy {

void Plan::add_network() {
  std::vector<std::uint32_t> local(system.interfaces.size());
  for (std::size_t i = 0; i < system.interfaces.size(); ++i) {
    const auto& interface = system.interfaces[i];
    auto& c = components[component_of_[interface.from.get()]];
    local[i] = static_cast<std::uint32_t>(c.interfaces.size());
    c.interfaces.push_back({local_region_[interface.from.get()],
                            local_region_[interface.to.get()],
                            &interface,
                            {},
                            {}});
    std::vector<double> forward(system.steps, 0.0), backward(system.steps, 0.0);
    for (const auto& line : system.lines) {
      if (line.interface.get() != i) continue;
      for (std::size_t t = 0; t < system.steps; ++t) {
        forward[t] += whole(line.forward_capacity[t]);
        backward[t] += whole(line.backward_capacity[t]);
      }
    }
    c.interfaces.back().forward = Series(std::move(forward));
    c.interfaces.back().backward = Series(std::move(backward));
  }
  for (std::size_t l = 0; l < system.lines.size(); ++l) {
    const auto& line = system.lines[l];
    if (!can_fail(line.chain)) continue;
    const auto i = line.interface.get();
    auto& c = components[component_of_[system.interfaces[i].from.get()]];
    c.chains.emplace_back(line.chain, entity_of(EntityKind::line, l), window);
    c.lines.push_back({local[i], &line});
  }
}

void Plan::add_import_limits() {
  for (auto& c : components) c.innermost.assign(c.regions.size(), GroupLimit::kNone);
  std::vector<const ImportLimit*> limits;
  std::vector<std::vector<std::size_t>> groups;
  for (const ImportLimit& limit : system.import_limits) {
    if (!can_bind(system, limit)) continue;
    limits.push_back(&limit);
    auto& group = groups.emplace_back();
    for (const RegionIndex r : limit.regions) group.push_back(r.get());
  }
  const GroupNest nest = nest_groups(system.regions.size(), groups);
  std::vector<std::uint32_t> local(groups.size());
  for (const std::size_t g : nest.order) {
    auto& c = components[component_of_[groups[g].front()]];
    local[g] = static_cast<std::uint32_t>(c.limits.size());
    GroupLimit limit{.regions = {}, .limit = limits[g]->limit};
    if (nest.parent[g] != GroupNest::kNone) limit.around = local[nest.parent[g]];
    for (const std::size_t r : groups[g]) {
      limit.regions.push_back(local_region_[r]);
      c.innermost[local_region_[r]] = local[g];
    }
    c.limits.push_back(std::move(limit));
  }
}

}  // namespace gigaload::grid::adequacy
