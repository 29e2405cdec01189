#include "grid/adequacy/sampling/component_walk.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace gigaload::grid::adequacy {

ComponentWalk::ComponentWalk(const Plan& plan, const Component& component, std::size_t most_steps)
    : plan_(plan),
      component_(component),
      outages_(component, plan.window, most_steps),
      metered_(component, plan.window, most_steps),
      transfers_(component),
      dispatch_(plan, component),
      net_(component.regions.size() * kBlock),
      now_(component.regions.size()),
      unserved_(component.regions.size()),
      forward_(component.interfaces.size()),
      backward_(component.interfaces.size()),
      imports_(component.limits.size()),
      all_(component.interfaces.size()),
      reserve_(component.regions.size()),
      spare_(component.regions.size()),
      not_kept_(component.regions.size()),
      left_(component.meters.size()),
      online_(component.stores.size() * kBlock, 1) {
  for (const auto& i : component.interfaces)
    interfaces_constant_ = interfaces_constant_ && i.forward.constant() && i.backward.constant() &&
                           i.limit->forward_capacity.constant() &&
                           i.limit->backward_capacity.constant();
  for (const auto& g : component.limits)
    imports_constant_ = imports_constant_ && g.limit.constant();
  for (const auto& line : component.lines)
    if (failing_.empty() || failing_.back() != line.interface) failing_.push_back(line.interface);
  std::iota(all_.begin(), all_.end(), std::uint32_t{0});
}

void ComponentWalk::play_others(const SampleKey& key, std::size_t begin, std::size_t end,
                                ComponentState& state) {
  line_outages_.clear();
  store_outages_.clear();
  const std::uint32_t offset = plan_.window.first;
  const std::size_t from = offset + begin, to = offset + end;  // in the run
  const std::size_t first = component_.steady.size() + component_.varying.size();
  const std::size_t lines = component_.lines.size();
  const std::size_t last = first + lines + component_.failing_stores.size();
  for (std::size_t u = first; u < last; ++u) {
    auto& list = u < first + lines ? line_outages_ : store_outages_;
    const auto index = u < first + lines ? static_cast<std::uint32_t>(u - first)
                                         : component_.failing_stores[u - first - lines];
    while (state.down[u] < to) {
      list.push_back({index, std::max(state.down[u], static_cast<std::uint32_t>(from)) - offset,
                      std::min(state.up[u], static_cast<std::uint32_t>(to)) - offset});
      if (state.up[u] >= to) break;
      const auto cycle = component_.chains[u].next(key, state.up[u]);
      state.down[u] = cycle.down;
      state.up[u] = cycle.up;
    }
  }
}

void ComponentWalk::set_interfaces(std::size_t step, std::span<const std::uint32_t> which) {
  for (const std::uint32_t i : which) {
    forward_[i] = component_.interfaces[i].forward[step];
    backward_[i] = component_.interfaces[i].backward[step];
  }
  for (const auto& outage : line_outages_) {
    if (step < outage.from || step >= outage.to) continue;
    const auto& line = component_.lines[outage.index];
    forward_[line.interface] -= line.line->forward_capacity[step];
    backward_[line.interface] -= line.line->backward_capacity[step];
  }
  for (const std::uint32_t i : which) {
    const auto& limit = *component_.interfaces[i].limit;
    forward_[i] = std::clamp(forward_[i], 0.0, limit.forward_capacity[step]);
    backward_[i] = std::clamp(backward_[i], 0.0, limit.backward_capacity[step]);
  }
}

void ComponentWalk::set_limits(std::size_t step) {
  // only where lines fail are the limits of a step others than those of the step before
  if (!limits_set_ || !interfaces_constant_) {
    set_interfaces(step, all_);
  } else if (outages_in_limits_ || !line_outages_.empty()) {
    set_interfaces(step, failing_);
  }
  if (!limits_set_ || !imports_constant_) {
    for (std::size_t g = 0; g < imports_.size(); ++g) {
      imports_[g] = component_.limits[g].limit[step];
    }
  }
  limits_set_ = true;
  outages_in_limits_ = !line_outages_.empty();
}

void ComponentWalk::set_online(std::size_t first, std::size_t last) {
  const std::size_t stores = component_.stores.size();
  std::fill(online_.begin(), online_.end(), char{1});
  for (const auto& outage : store_outages_)
    for (std::size_t t = std::max<std::size_t>(first, outage.from);
         t < std::min<std::size_t>(last, outage.to); ++t)
      online_[(t - first) * stores + outage.index] = 0;
}

void ComponentWalk::walk_block(std::size_t begin, std::size_t block, std::size_t last,
                               const Margins& margins, ComponentState& state,
                               std::vector<Shortfall>& to, std::vector<Borrowed>* borrowed,
                               Counters& counters) {
  const std::size_t regions = component_.regions.size(), stores = component_.stores.size();
  const std::size_t first = begin + block * kBlock, n = last - first;
  std::array<double, kBlock> least{};
  for (std::size_t r = 0; r < regions; ++r) {
    double* net = &net_[r * kBlock];
    outages_.spread(block, r, state.out[r], std::span<double, kBlock>(net, kBlock));
    const double* margin = &margins.step[r * plan_.system.steps + first];
    for (std::size_t i = 0; i < n; ++i) net[i] = margin[i] - net[i];
    if (metered_.any())
      for (std::size_t i = 0; i < n; ++i) net[i] -= metered_.lost(r, first - begin + i);
    const double* reserve =
        margins.reserve.empty() ? nullptr : &margins.reserve[r * plan_.system.steps + first];
    for (std::size_t i = 0; i < n; ++i) {
      const double left = reserve == nullptr ? net[i] : net[i] - reserve[i];
      least[i] = r == 0 ? left : std::min(least[i], left);
    }
  }
  if (stores > 0) set_online(first, last);
  counters.steps_walked += n;
  for (std::size_t i = 0; i < n; ++i) {
    if (least[i] >= -plan_.tolerance && state.settled != 0) continue;
    if (stores == 0 && regions == 1) {
      const double missing = margins.reserve.empty() ? -least[i] : -net_[i];
      to.push_back({static_cast<std::uint32_t>(first + i), component_.regions[0],
                    missing > plan_.tolerance ? missing : 0.0, -least[i]});
      continue;
    }
    walk_step(first, first - begin, i, least[i], margins, state, to, borrowed);
  }
}

bool ComponentWalk::reserve_is_kept(std::size_t step, const Margins& margins) {
  for (std::size_t r = 0; r < now_.size(); ++r) {
    reserve_[r] = margins.reserve[r * plan_.system.steps + step];
    spare_[r] = now_[r] - reserve_[r];
  }
  return transfers_.suffice(spare_, limits(), plan_.tolerance / 4);
}

void ComponentWalk::dispatch_step(std::size_t first, std::size_t offset, std::size_t i,
                                  bool by_transfers, ComponentState& state,
                                  std::vector<Borrowed>* borrowed) {
  const std::size_t stores = component_.stores.size();
  const std::span<const char> online(online_.data() + i * stores, stores);
  if (stores > 0) metered_.left(offset + i, left_);
  if (by_transfers) {
    dispatch_.stand_by(first + i, now_, online, left_, state.stores, unserved_);
  } else if (stores == 0) {
    dispatch_.transport(now_, limits(), unserved_);
  } else {
    const bool settled = dispatch_.with_stores(first + i, now_, limits(), online, left_,
                                               state.stores, unserved_, borrowed);
    state.settled = settled ? 1 : 0;
  }
}

void ComponentWalk::walk_step(std::size_t first, std::size_t offset, std::size_t i, double least,
                              const Margins& margins, ComponentState& state,
                              std::vector<Shortfall>& to, std::vector<Borrowed>* borrowed) {
  const std::size_t regions = component_.regions.size();
  for (std::size_t r = 0; r < regions; ++r) now_[r] = net_[r * kBlock + i];
  set_limits(first + i);
  // what transfers can do for load and reserve they can do for the load alone
  const bool reserves = !margins.reserve.empty();
  const bool kept = !reserves || least >= -plan_.tolerance || reserve_is_kept(first + i, margins);
  if (state.settled != 0 && kept && reserves) return;
  const bool by_transfers =
      state.settled != 0 && transfers_.suffice(now_, limits(), plan_.tolerance / 4);
  if (by_transfers && kept) return;
  dispatch_step(first, offset, i, by_transfers, state, borrowed);
  if (kept) {
    std::fill(not_kept_.begin(), not_kept_.end(), 0.0);
  } else {
    dispatch_.keep_reserve(now_, reserve_, limits(), not_kept_);
  }
  for (std::size_t r = 0; r < regions; ++r) {
    const double missing = unserved_[r] > plan_.tolerance ? unserved_[r] : 0.0;
    if (missing + not_kept_[r] > 0.0) {
      to.push_back({static_cast<std::uint32_t>(first + i), component_.regions[r], missing,
                    missing + not_kept_[r]});
    }
  }
}

void ComponentWalk::tell_outages(std::size_t begin, std::size_t block, std::size_t last,
                                 const ComponentState& state, std::span<double> out) const {
  std::array<double, kBlock> of_block{};
  const std::size_t first = begin + block * kBlock;
  for (std::size_t r = 0; r < component_.regions.size(); ++r) {
    outages_.spread(block, r, state.out[r], of_block);
    double* const to = &out[component_.regions[r] * plan_.system.steps + first];
    std::copy_n(of_block.begin(), last - first, to);
  }
}

void ComponentWalk::walk(const SampleKey& key, std::size_t begin, std::size_t end,
                         const Margins& margins, ComponentState state, std::vector<Shortfall>& to,
                         std::vector<Borrowed>* borrowed, Counters& counters,
                         std::span<double> out) {
  const std::size_t regions = component_.regions.size();
  const std::size_t first_block = begin / kBlock, blocks = (end - begin + kBlock - 1) / kBlock;
  const auto flows_before = dispatch_.flows_solved();
  counters.outage_events += outages_.play(key, begin, end, state.down, state.up);
  play_others(key, begin, end, state);
  metered_.play(key, begin, end, state.down, state.up);
  for (std::size_t b = 0; b < blocks; ++b) {
    bool adequate = state.settled != 0;
    for (std::size_t r = 0; adequate && r < regions; ++r) {
      double most_out = outages_.most_out(b, r, state.out[r]);
      if (metered_.any()) most_out += metered_.most_lost(r, b);
      adequate = most_out <= margins.block[r * plan_.blocks + first_block + b] + plan_.tolerance;
    }
    const std::size_t last = std::min(begin + (b + 1) * kBlock, end);
    if (!out.empty()) tell_outages(begin, b, last, state, out);
    if (!adequate) walk_block(begin, b, last, margins, state, to, borrowed, counters);
    for (std::size_t r = 0; r < regions; ++r) state.out[r] = outages_.out_after(b, r, state.out[r]);
  }
  counters.flows_solved += dispatch_.flows_solved() - flows_before;
}

}  // namespace gigaload::grid::adequacy
