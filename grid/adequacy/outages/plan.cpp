#include "grid/adequacy/outages/plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "grid/adequacy/system/can_fail.hpp"
#include "grid/adequacy/system/connected_regions.hpp"

namespace gigaload::grid::adequacy {
namespace {

std::uint32_t owner(EntityKind kind, const Device& device, std::size_t place) {
  return entity_of(kind, device.identity.value_or(static_cast<std::uint32_t>(place)));
}

/// Longest time that any of the stores takes, in hours; a power of zero: longer than all steps.
double longest_time(const Series& energy, const Series& power, double energy_per_power_hour,
                    std::size_t steps) {
  if (power.min() <= 0.0) return static_cast<double>(steps) + 1.0;
  double longest = 0.0;
  for (std::size_t t = 0; t < std::max(energy.size(), power.size()); ++t)
    longest = std::max(longest, energy[t] / (power[t] * energy_per_power_hour));
  return std::ceil(longest);
}

SystemModel checked(SystemModel system) {
  check(system);
  return system;
}

Window whole_run(const SystemModel& system) {
  const auto steps = static_cast<std::uint32_t>(system.steps);
  return {.first = 0, .steps = steps, .horizon = steps};
}

}  // namespace

void least_by_block(std::span<const double> margin, std::span<const double> reserve,
                    std::span<double> least) {
  for (std::size_t b = 0; b < least.size(); ++b) {
    const std::size_t begin = b * kBlock, end = std::min(begin + kBlock, margin.size());
    double of_block = std::numeric_limits<double>::infinity();
    for (std::size_t t = begin; t < end; ++t) {
      of_block = std::min(of_block, reserve.empty() ? margin[t] : margin[t] - reserve[t]);
    }
    least[b] = of_block;
  }
}

Plan::Plan(SystemModel given, double charge, const std::optional<Window>& of_run)
    : system(checked(std::move(given))),
      window(of_run.value_or(whole_run(system))),
      initial_charge(charge),
      days(system) {
  hours = step_hours(system);
  energy_per_power = energy_of_step(system);
  blocks = (system.steps + kBlock - 1) / kBlock;
  double load = 1.0;
  for (const auto& r : system.regions) load += r.load.max();
  double most = load;
  for (const auto& g : system.generators) most += g.capacity.max();
  for (const auto& g : system.generator_storages) most += g.inflow.max();
  const auto size = [](double power) { return std::exp2(std::ceil(std::log2(power))); };
  quantum_ = size(most) * 0x1p-40;
  // capacity beyond all load, as a plant without a limit has it, must not hide a small region
  tolerance = std::max(size(std::min(most, 2.0 * load)) * 0x1p-30, quantum_);
  find_components();
  find_meters();
  add_margins();
  add_reserves();
  add_generators();
  add_network();
  add_import_limits();
  add_stores();
  add_metered_units();
  set_costs();
  for (auto& c : components) {
    c.first_chain = chains;
    c.first_store = stores;
    chains += c.chains.size();
    stores += c.stores.size();
  }
}

double Plan::whole(double power) const { return std::round(power / quantum_) * quantum_; }

std::shared_ptr<const VaryingCapacity> Plan::varying_capacity(const Series& series) {
  auto& known = of_store_[series.store()];
  if (known) return known;
  auto capacity = std::make_shared<VaryingCapacity>();
  capacity->step.resize(system.steps);
  capacity->block.resize(blocks, 0.0);
  for (std::size_t t = 0; t < system.steps; ++t) {
    capacity->step[t] = whole(series[t]);
    capacity->block[t / kBlock] = std::max(capacity->block[t / kBlock], capacity->step[t]);
  }
  known = std::move(capacity);
  return known;
}

void Plan::find_components() {
  const std::size_t n = system.regions.size();
  const std::vector<std::size_t> component_of = connected_regions(system);
  component_of_.resize(n);
  local_region_.resize(n);
  std::size_t first_region = 0;
  for (std::uint32_t r = 0; r < n; ++r) {
    component_of_[r] = static_cast<std::uint32_t>(component_of[r]);
    if (component_of[r] == components.size()) components.emplace_back();
    auto& c = components[component_of_[r]];
    local_region_[r] = static_cast<std::uint32_t>(c.regions.size());
    c.regions.push_back(r);
  }
  for (auto& c : components) {
    c.first_region = first_region;
    first_region += c.regions.size();
    c.margin.assign(c.regions.size() * system.steps, 0.0);
  }
}

void Plan::add_reserves() {
  for (auto& c : components) {
    const auto keeps = [&](std::uint32_t r) { return system.regions[r].reserve_share > 0.0; };
    if (std::none_of(c.regions.begin(), c.regions.end(), keeps)) continue;
    reserves = true;
    for (const std::uint32_t r : c.regions) {
      const auto& region = system.regions[r];
      for (std::size_t t = 0; t < system.steps; ++t)
        c.reserve.push_back(region.reserve_share * region.load[t]);
    }
  }
}

void Plan::add_margins() {
  for (auto& c : components)
    for (std::size_t r = 0; r < c.regions.size(); ++r)
      for (std::size_t t = 0; t < system.steps; ++t)
        c.margin[r * system.steps + t] = -whole(system.regions[c.regions[r]].load[t]);
  for (auto& c : components)
    for (const auto& m : c.meters)
      for (std::size_t t = 0; t < system.steps; ++t)
        c.margin[m.region * system.steps + t] += std::min(m.total[t], m.load[t]);
}

void Plan::add_unit(std::size_t region, const Series& capacity, const Chain& chain,
                    std::uint32_t entity) {
  auto& c = components[component_of_[region]];
  const auto local = local_region_[region];
  double* margin = &c.margin[local * system.steps];
  const bool fails = can_fail(chain);
  const ChainDraws draws(chain, entity, window);
  if (capacity.constant()) {
    const double size = whole(capacity[0]);
    for (std::size_t t = 0; t < system.steps; ++t) margin[t] += size;
    if (!fails) return;
    c.chains.push_back(draws);
    c.steady.push_back({local, size});
    return;
  }
  const auto size = varying_capacity(capacity);
  for (std::size_t t = 0; t < system.steps; ++t) margin[t] += size->step[t];
  if (fails) varying_.push_back({component_of_[region], draws, {local, size}});
}

bool Plan::is_plain(const GeneratorStorage& g) const {
  return !g.changes &&
         (g.energy_capacity.max() == 0.0 ||
          (g.charge_capacity.max() == 0.0 && g.initial_charge.value_or(initial_charge) == 0.0));
}

void Plan::add_generators() {
  for (std::size_t i = 0; i < system.generators.size(); ++i) {
    const auto& g = system.generators[i];
    if (g.meter) continue;
    add_unit(g.region.get(), g.capacity, g.chain, owner(EntityKind::generator, g, i));
  }
  // a generator-storage that can never hold anything is a generator
  for (std::size_t i = 0; i < system.generator_storages.size(); ++i) {
    const auto& g = system.generator_storages[i];
    if (!is_plain(g)) continue;
    std::vector<double> capacity(system.steps);
    for (std::size_t t = 0; t < system.steps; ++t)
      capacity[t] = std::min(g.inflow[t], g.grid_injection_capacity[t]);
    add_unit(g.region.get(), Series(std::move(capacity)), g.chain,
             owner(EntityKind::generator_storage, g, i));
  }
  for (auto& pending : varying_) {
    auto& c = components[pending.component];
    c.chains.push_back(pending.chain);
    c.varying.push_back(std::move(pending.unit));
  }
  varying_.clear();
  for (auto& c : components) {
    c.block_margin.assign(c.regions.size() * blocks, 0.0);
    for (std::size_t r = 0; r < c.regions.size(); ++r) {
      const auto of_region = [&](std::vector<double>& all, std::size_t n) {
        return std::span<double>(all).subspan(all.empty() ? 0 : r * n, all.empty() ? 0 : n);
      };
      least_by_block(of_region(c.margin, system.steps), of_region(c.reserve, system.steps),
                     of_region(c.block_margin, blocks));
    }
  }
}

void Plan::add_stores() {
  const auto add = [&](Store store, const Device& device, EntityKind kind, std::size_t index) {
    auto& c = components[component_of_[device.region.get()]];
    store.kind = kind == EntityKind::storage             ? StoreKind::storage
                 : kind == EntityKind::generator_storage ? StoreKind::generator_storage
                                                         : StoreKind::demand_response;
    store.region = local_region_[device.region.get()];
    store.index = static_cast<std::uint32_t>(index);
    store.owner = owner(kind, device, index);
    if (device.meter) store.meter = local_meter_[*device.meter];
    if (can_fail(device.chain)) {
      store.unit = static_cast<std::int32_t>(c.chains.size());
      c.chains.emplace_back(device.chain, store.owner, window);
      c.failing_stores.push_back(static_cast<std::uint32_t>(c.stores.size()));
    }
    c.stores.push_back(store);
  };
  const auto constant = [](const Storage& s) {
    return s.energy_capacity.constant() && s.carryover_efficiency.min() == 1.0;
  };
  for (std::size_t i = 0; i < system.storages.size(); ++i) {
    const auto& s = system.storages[i];
    if (!s.changes && s.energy_capacity.max() == 0.0) continue;
    add({.kind = {}, .region = 0, .index = 0, .storage = &s, .constant = constant(s)}, s,
        EntityKind::storage, i);
  }
  for (std::size_t i = 0; i < system.generator_storages.size(); ++i) {
    const auto& g = system.generator_storages[i];
    if (is_plain(g)) continue;
    add({.kind = {}, .region = 0, .index = 0, .storage = &g, .inflow = &g, .constant = constant(g)},
        g, EntityKind::generator_storage, i);
  }
  for (std::size_t i = 0; i < system.demand_responses.size(); ++i) {
    const auto& d = system.demand_responses[i];
    add({.kind = {}, .region = 0, .index = 0, .response = &d, .constant = true}, d,
        EntityKind::demand_response, i);
  }
}

void Plan::find_meters() {
  for (const auto& meter : system.meters) {
    auto& c = components[component_of_[meter.region.get()]];
    local_meter_.push_back(static_cast<std::int32_t>(c.meters.size()));
    auto& m = c.meters.emplace_back();
    m.region = local_region_[meter.region.get()];
    m.load.resize(system.steps);
    m.total.assign(system.steps, 0.0);
    for (std::size_t t = 0; t < system.steps; ++t) m.load[t] = whole(meter.load[t]);
  }
  for (const auto& g : system.generators) {
    if (!g.meter) continue;
    auto& c = components[component_of_[g.region.get()]];
    auto& m = c.meters[static_cast<std::size_t>(local_meter_[*g.meter])];
    for (std::size_t t = 0; t < system.steps; ++t) m.total[t] += whole(g.capacity[t]);
  }
}

void Plan::add_metered_units() {
  for (std::size_t k = 0; k < system.meters.size(); ++k) {
    auto& c = components[component_of_[system.meters[k].region.get()]];
    auto& m = c.meters[static_cast<std::size_t>(local_meter_[k])];
    m.first_chain = c.chains.size();
    for (std::size_t i = 0; i < system.generators.size(); ++i) {
      const auto& g = system.generators[i];
      if (g.meter != k || !can_fail(g.chain)) continue;
      c.chains.emplace_back(g.chain, owner(EntityKind::generator, g, i), window);
      std::vector<double> capacity(system.steps);
      for (std::size_t t = 0; t < system.steps; ++t) capacity[t] = whole(g.capacity[t]);
      m.failing.emplace_back(std::move(capacity));
    }
  }
}

void Plan::set_costs() {
  const double unit = energy_per_power / hours;  // energy of one unit of power in one hour
  double charge = 0.0, discharge = 0.0, shortest = 0.0, longest = 0.0;
  for (const auto& c : components)
    for (const auto& s : c.stores) {
      if (s.storage == nullptr) continue;
      const auto& d = *s.storage;
      charge = std::max(charge,
                        longest_time(d.energy_capacity, d.charge_capacity, unit, window.horizon));
      discharge = std::max(
          discharge, longest_time(d.energy_capacity, d.discharge_capacity, unit, window.horizon));
    }
  for (std::size_t i = 0; i < system.demand_responses.size(); ++i) {
    const auto& d = system.demand_responses[i];
    const double many = static_cast<double>(window.horizon) + 1.0;
    const double most = d.payback_steps.min() <= 0.0 ? many : d.payback_steps.max();
    const double least = d.payback_capacity.min() <= 0.0 ? many : d.payback_steps.min();
    longest = std::max(longest, most);
    shortest = i == 0 ? least : std::min(shortest, least);
  }
  const auto farthest = static_cast<double>(system.regions.size() - 1);
  least_charge_cost = -std::max({charge, discharge, farthest}) - 1.0;
  most_discharge_cost = -least_charge_cost + discharge + 1.0;
  least_payback_cost = -longest - 1.0 + least_charge_cost;
  most_borrow_cost = -least_payback_cost + shortest + 1.0 + most_discharge_cost;
  rank_cost = longest + 2.0;
  double ranks = 0.0;
  for (const auto& d : system.demand_responses)
    ranks = std::max(ranks, static_cast<double>(d.terms.rank));
  unserved_cost = 10.0 * (static_cast<double>(system.interfaces.size()) + most_borrow_cost +
                          ranks * rank_cost + 1.0);
}

}  // namespace gigaload::grid::adequacy
