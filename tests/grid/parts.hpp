#pragma once

/// Devices and small systems for the tests of resource adequacy.

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::grid::adequacy {

template <class Kind>
Kind device(const char* name, std::size_t region, double failure, double repair) {
  Kind d;
  d.name = std::string(name);
  d.region = RegionIndex(region);
  d.chain = {failure, repair};
  return d;
}

inline Generator generator(std::size_t region, Series capacity, double failure = 0.1,
                           double repair = 0.9) {
  auto g = device<Generator>("G", region, failure, repair);
  g.capacity = std::move(capacity);
  return g;
}

inline Storage battery(std::size_t region, double power, double energy, double failure = 0.0) {
  auto b = device<Storage>("B", region, failure, 0.9);
  b.charge_capacity = b.discharge_capacity = power;
  b.energy_capacity = energy;
  return b;
}

inline DemandResponse response(std::size_t region, double power, double energy, double window) {
  auto d = device<DemandResponse>("D", region, 0.1, 0.9);
  d.borrow_capacity = d.payback_capacity = power;
  d.energy_capacity = energy;
  d.payback_steps = window;
  return d;
}

inline SystemModel one_region(std::vector<double> load) {
  SystemModel s;
  s.steps = load.size();
  s.regions = {RegionLoad{"A", Series(std::move(load))}};
  return s;
}

/// Three regions in a ring, with everything in it that can fail.
inline SystemModel ring() {
  SystemModel s;
  s.steps = 60;
  std::vector<double> load(s.steps);
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::size_t t = 0; t < s.steps; ++t)
      load[t] = 20.0 + 6.0 * std::sin(0.26 * static_cast<double>(t) + static_cast<double>(r));
    s.regions.push_back({std::string("R").append(std::to_string(r)), Series(load)});
    for (int i = 0; i < 3; ++i) s.generators.push_back(generator(r, 10.0, 0.05, 0.3));
    for (std::size_t t = 0; t < s.steps; ++t) load[t] = static_cast<double>((t * 7 + r) % 5);
    s.generators.push_back(generator(r, Series(load), 0.05, 0.3));
    s.storages.push_back(battery(r, 4.0 + static_cast<double>(r), 9.0, 0.05));
    s.demand_responses.push_back(response(r, 2.0, 4.0, 3.0));
  }
  for (std::size_t i = 0; i < 3; ++i) {
    s.interfaces.push_back({RegionIndex(i == 2 ? 1 : 0), RegionIndex(i == 0 ? 1 : 2), 9.0, 7.0});
    s.lines.push_back({"L", "AC", InterfaceIndex(i), 5.0, 5.0, Chain{0.05, 0.3}});
    s.lines.push_back({"M", "AC", InterfaceIndex(i), 5.0, 5.0, Chain{0.05, 0.3}});
  }
  return s;
}

}  // namespace gigaload::grid::adequacy
