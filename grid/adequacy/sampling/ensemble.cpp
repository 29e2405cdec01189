#include "grid/adequacy/sampling/ensemble.hpp"

#include <algorithm>
#include <unordered_map>

#include "grid/core/error.hpp"

namespace gigaload::grid {

template <>
inline constexpr bool kIsAllValue<adequacy::Totals> = sizeof(adequacy::Totals) == 8 + 6 * 4;
template <>
inline constexpr bool kIsAllValue<adequacy::StoreState> =
    sizeof(adequacy::StoreState) == 2 * 8 + 6 * 4;

}  // namespace gigaload::grid

namespace gigaload::grid::adequacy {
namespace {

constexpr std::size_t kMostInTask = 32;          // samples a thread takes at a time
constexpr std::size_t kTasksOfThread = 8;        // at least, where there are samples enough
constexpr std::size_t kMostSteps = 91 * kBlock;  // walked in one go: keeps the outages in the cache
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Where each of `now` was before; kNone for what is new.
std::vector<std::size_t> places(const std::vector<std::uint32_t>& before,
                                const std::vector<std::uint32_t>& now) {
  std::unordered_map<std::uint32_t, std::size_t> place;
  place.reserve(before.size());
  for (std::size_t i = 0; i < before.size(); ++i) place.emplace(before[i], i);
  std::vector<std::size_t> result(now.size(), kNone);
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto found = place.find(now[i]);
    if (found != place.end()) result[i] = found->second;
  }
  return result;
}

}  // namespace

Ensemble::Ensemble(const Samples& samples, unsigned threads)
    : Ensemble(samples, std::make_shared<WorkerPool>(threads_for(samples.count, threads))) {}

Ensemble::Ensemble(Samples samples, std::shared_ptr<WorkerPool> pool)
    : samples_(std::move(samples)), pool_(std::move(pool)), workers_(pool_->size()) {
  if (!samples_.numbers.empty() && samples_.numbers.size() != samples_.count) {
    throw InternalError("an ensemble with numbers of other samples");
  }
}

SampleKey Ensemble::key(std::size_t sample) const {
  return {samples_.seed, samples_.stream,
          samples_.numbers.empty() ? samples_.first + static_cast<std::uint32_t>(sample)
                                   : samples_.numbers[sample]};
}

bool Ensemble::is_wanted(const Component& component) const {
  return wanted_.empty() || std::ranges::any_of(component.regions, [this](std::uint32_t region) {
           return wanted_[region] != 0;
         });
}

std::size_t Ensemble::in_task() const {
  return std::clamp<std::size_t>(samples_.count / (workers_.size() * kTasksOfThread), 1,
                                 kMostInTask);
}

std::size_t Ensemble::tasks() const { return (samples_.count + in_task() - 1) / in_task(); }

template <class Work>
void Ensemble::for_samples(const Work& work) {
  const std::size_t count = tasks(), each = in_task();
  pool_->for_each(count, [&](std::size_t worker, std::size_t task) {
    const std::size_t end = std::min(samples_.count, (task + 1) * each);
    for (std::size_t s = task * each; s < end; ++s) work(worker, task, s);
  });
}

void Ensemble::move_to(const Plan& plan, const Scopes& scopes) {
  plan_ = &plan;
  scopes_ = &scopes;
  step_ = 0;
  if (plan.reserves && !samples_.reserves) {
    throw InternalError("an ensemble that was not told of the plan's reserves");
  }
  totals_.resize(samples_.count * scopes.size());
  if (samples_.reserves) reserve_totals_.resize(totals_.size());
  carry_chains();
  carry_stores();
  make_workers();
}

void Ensemble::carry_chains() {
  std::vector<std::uint32_t> now;
  now.reserve(plan_->chains);
  for (const auto& c : plan_->components)
    for (const auto& chain : c.chains) now.push_back(chain.entity());
  const auto from = places(entities_, now);
  const std::size_t regions = plan_->system.regions.size();
  std::vector<std::uint32_t> down(samples_.count * now.size()), up(down.size());
  out_.assign(samples_.count * regions, 0.0);
  for_samples([&](std::size_t, std::size_t, std::size_t s) {
    for (const auto& c : plan_->components) {
      if (!is_wanted(c)) continue;
      for (std::size_t u = 0; u < c.chains.size(); ++u) {
        const std::size_t at = c.first_chain + u;
        const std::size_t before = s * entities_.size() + from[at];
        const auto cycle = from[at] == kNone
                               ? c.chains[u].first(key(s))
                               : c.chains[u].carried(key(s), {down_[before], up_[before]});
        down[s * now.size() + at] = cycle.down;
        up[s * now.size() + at] = cycle.up;
        // what goes out in the plan's first step is found when it is played
        if (u < c.steady.size() && cycle.down < plan_->window.first)
          out_[s * regions + c.first_region + c.steady[u].region] += c.steady[u].capacity;
      }
    }
  });
  entities_ = std::move(now);
  down_ = std::move(down);
  up_ = std::move(up);
}

void Ensemble::carry_stores() {
  std::vector<std::uint32_t> now;
  std::vector<double> capacity;
  for (const auto& c : plan_->components) {
    for (const auto& store : c.stores) {
      now.push_back(store.owner);
      capacity.push_back(store.energy_capacity());
    }
  }
  const auto from = places(store_owners_, now);
  std::vector<StoreState> stores(samples_.count * now.size());
  settled_.assign(samples_.count * plan_->components.size(), 1);
  for (std::size_t s = 0; s < samples_.count; ++s) {
    for (std::size_t k = 0; k < plan_->components.size(); ++k) {
      const auto& c = plan_->components[k];
      for (std::size_t i = 0; i < c.stores.size(); ++i) {
        const std::size_t at = c.first_store + i;
        auto& state = stores[s * now.size() + at];
        if (from[at] != kNone) state = stores_[s * store_owners_.size() + from[at]];
        char& settled = settled_[s * plan_->components.size() + k];
        if (c.stores[i].storage == nullptr) {
          if (state.energy > 0.0) settled = 0;
          continue;
        }
        if (from[at] == kNone) {
          state.energy =
              c.stores[i].storage->initial_charge.value_or(plan_->initial_charge) * capacity[at];
        } else if (!c.stores[i].storage->changes) {
          const bool full = state.energy == store_capacity_[from[at]];
          if (full || state.energy > capacity[at]) state.energy = capacity[at];
        }
        if (!c.stores[i].constant || state.energy != capacity[at]) settled = 0;
      }
    }
  }
  store_owners_ = std::move(now);
  store_capacity_ = std::move(capacity);
  stores_ = std::move(stores);
}

void Ensemble::make_workers() {
  for (auto& worker : workers_) {
    worker.walks.clear();
    for (const auto& component : plan_->components)
      worker.walks.push_back(std::make_unique<ComponentWalk>(
          *plan_, component, std::min(kMostSteps, plan_->system.steps)));
    worker.scope_power.assign(scopes_->size(), 0.0);
  }
}

Margins Ensemble::margins(Worker& worker, const Component& component, bool own_load) const {
  if (!own_load) return {component.margin, component.block_margin, component.reserve};
  const std::size_t steps = plan_->system.steps, blocks = plan_->blocks;
  worker.margin.resize(component.regions.size() * steps);
  worker.block_margin.resize(component.regions.size() * blocks);
  worker.reserve.resize(samples_.reserves ? component.regions.size() * steps : 0);
  for (std::size_t r = 0; r < component.regions.size(); ++r) {
    const double* without = &component.margin[r * steps];
    const double* load = &worker.net_load[component.regions[r] * steps];
    double* margin = &worker.margin[r * steps];
    for (std::size_t t = 0; t < steps; ++t) margin[t] = without[t] - load[t];
    std::span<double> reserve;
    if (samples_.reserves) {
      reserve = std::span(worker.reserve).subspan(r * steps, steps);
      const double* of_load = &worker.reserve_load[component.regions[r] * steps];
      for (std::size_t t = 0; t < steps; ++t) {
        reserve[t] =
            of_load[t] + (component.reserve.empty() ? 0.0 : component.reserve[r * steps + t]);
      }
    }
    least_by_block({margin, steps}, reserve,
                   std::span(worker.block_margin).subspan(r * blocks, blocks));
  }
  return {worker.margin, worker.block_margin, worker.reserve};
}

void Ensemble::run(std::size_t thread, std::size_t sample, std::size_t end,
                   const Recorders& recorders, Telling& telling, SampleLoads* loads) {
  Worker& worker = workers_[thread];
  const std::size_t regions = plan_->system.regions.size();
  if (loads != nullptr) {
    worker.net_load.resize(regions * plan_->system.steps);
    worker.reserve_load.resize(samples_.reserves ? worker.net_load.size() : 0);
    loads->net_load(sample, thread, worker.net_load, worker.reserve_load);
  }
  worker.out.assign(recorders.outages ? regions * plan_->system.steps : 0, 0.0);
  for (std::size_t begin = step_; begin < end; begin += kMostSteps) {
    const std::size_t stop = std::min(end, begin + kMostSteps);
    for (std::size_t k = 0; k < plan_->components.size(); ++k) {
      const auto& c = plan_->components[k];
      if (!is_wanted(c)) continue;
      const std::size_t chain = sample * plan_->chains + c.first_chain;
      const std::size_t n = c.chains.size();
      worker.walks[k]->walk(
          key(sample), begin, stop, margins(worker, c, loads != nullptr),
          {std::span(down_).subspan(chain, n), std::span(up_).subspan(chain, n),
           std::span(out_).subspan(sample * regions + c.first_region, c.regions.size()),
           std::span(stores_).subspan(sample * plan_->stores + c.first_store, c.stores.size()),
           settled_[sample * plan_->components.size() + k]},
          worker.shortfalls, recorders.borrowed ? &telling.borrowed : nullptr, worker.counters,
          worker.out);
    }
    account(worker, sample, recorders, telling);
  }
  if (recorders.outages) {
    if (loads != nullptr) loads->add_outages(thread, worker.out);
    telling.outages.emplace_back(static_cast<std::uint32_t>(sample), worker.out);
  }
  worker.counters.steps += end - step_;
}

void Ensemble::advance(std::size_t end, const Recorders& recorders, SampleLoads* loads) {
  if (plan_ == nullptr) throw InternalError("an ensemble without a plan cannot advance");
  const std::size_t steps = plan_->system.steps;
  if (end > steps || end < step_ || (end % kBlock != 0 && end != steps))
    throw InternalError("an ensemble advances by whole blocks, to the last step at most");
  std::vector<Telling> telling(tasks());
  for_samples([&](std::size_t worker, std::size_t task, std::size_t sample) {
    run(worker, sample, end, recorders, telling[task], loads);
  });
  for (auto& worker : workers_) {
    counters_ += worker.counters;
    worker.counters = {};
  }
  for (const auto& task : telling) {
    if (recorders.shortfall) {
      for (const auto& r : task.shortfall) recorders.shortfall(r);
    }
    if (recorders.counted) {
      for (const auto& r : samples_.reserves ? task.with_reserve : task.shortfall) {
        recorders.counted(r);
      }
    }
    for (const auto& b : task.borrowed) recorders.borrowed(b);
    for (const auto& [sample, power] : task.outages) recorders.outages(sample, power);
  }
  step_ = end;
}

std::vector<std::byte> Ensemble::state() const {
  ByteWriter writer;
  put(writer);
  return writer.take();
}

void Ensemble::put(ByteWriter& writer) const {
  writer.put(std::vector<std::uint64_t>{samples_.count});
  writer.put(entities_);
  writer.put(down_);
  writer.put(up_);
  writer.put(store_owners_);
  writer.put(store_capacity_);
  writer.put(stores_);
  writer.put(totals_);
  if (samples_.reserves) writer.put(reserve_totals_);
}

void Ensemble::restore(std::span<const std::byte> state) {
  ByteReader reader(state);
  std::vector<std::uint64_t> count;
  reader.get(count);
  reader.get(entities_);
  reader.get(down_);
  reader.get(up_);
  reader.get(store_owners_);
  reader.get(store_capacity_);
  reader.get(stores_);
  reader.get(totals_);
  if (samples_.reserves) reader.get(reserve_totals_);
  reader.end();
  if (count != std::vector<std::uint64_t>{samples_.count} ||
      down_.size() != samples_.count * entities_.size() || up_.size() != down_.size() ||
      stores_.size() != samples_.count * store_owners_.size() ||
      store_capacity_.size() != store_owners_.size())
    throw InternalError("an ensemble's state of another number of samples");
}

}  // namespace gigaload::grid::adequacy
