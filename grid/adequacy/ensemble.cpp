#include "grid/adequacy/ensemble.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "grid/error.hpp"

namespace gigaload::grid::adequacy {
namespace {

constexpr std::size_t kTask = 32;                // samples a thread takes at a time
constexpr std::size_t kMostSteps = 91 * kBlock;  // walked in one go: keeps the outages in the cache

}  // namespace

Scopes::Scopes(const System& system) : of_region_(system.regions.size()) {
  for (std::uint32_t r = 0; r < of_region_.size(); ++r) of_region_[r] = {0, r + 1};
  size_ = 1 + of_region_.size();
  for (const auto& group : system.groups) {
    for (const auto r : group.regions)
      of_region_[r.get()].push_back(static_cast<std::uint32_t>(size_));
    ++size_;
  }
}

Ensemble::Ensemble(const Plan& plan, const Scopes& scopes, std::uint64_t seed, std::uint32_t stream,
                   std::uint32_t first_sample, std::size_t samples, unsigned threads)
    : plan_(plan),
      scopes_(scopes),
      key_{seed, stream, first_sample},
      samples_(samples),
      down_(samples * plan.chains),
      up_(samples * plan.chains),
      out_(samples * plan.system.regions.size(), 0.0),
      stores_(samples * plan.stores),
      settled_(samples * plan.components.size()),
      totals_(samples * scopes.size()),
      workers_(std::max(1u, threads)) {
  for (auto& worker : workers_) {
    for (const auto& component : plan.components)
      worker.walks.push_back(std::make_unique<ComponentWalk>(
          plan, component, std::min(kMostSteps, plan.system.steps)));
    worker.scope_power.resize(scopes.size(), 0.0);
  }
}

void Ensemble::start(std::size_t sample) {
  const SampleKey key{key_.seed, key_.stream, key_.sample + static_cast<std::uint32_t>(sample)};
  for (std::size_t k = 0; k < plan_.components.size(); ++k) {
    const auto& c = plan_.components[k];
    const std::size_t chain = sample * plan_.chains + c.first_chain;
    for (std::size_t u = 0; u < c.chains.size(); ++u) {
      const auto cycle = c.chains[u].first(key);
      down_[chain + u] = cycle.down;
      up_[chain + u] = cycle.up;
    }
    bool settled = true;
    for (std::size_t s = 0; s < c.stores.size(); ++s) {
      const auto& store = c.stores[s];
      if (store.storage == nullptr) continue;
      const double capacity = store.storage->energy_capacity[0];
      const double energy = plan_.initial_charge * capacity;
      stores_[sample * plan_.stores + c.first_store + s].energy = energy;
      settled = settled && store.constant && energy == capacity;
    }
    settled_[sample * plan_.components.size() + k] = settled ? 1 : 0;
  }
}

void Ensemble::account_step(Worker& worker, std::size_t sample, std::uint32_t step,
                            std::vector<Record>* records) {
  const auto day = static_cast<std::uint32_t>(plan_.days.of(step));
  std::sort(worker.touched.begin(), worker.touched.end());
  for (const auto scope : worker.touched) {
    const double power = worker.scope_power[scope];
    worker.scope_power[scope] = 0.0;
    auto& total = totals_[sample * scopes_.size() + scope];
    total.power += power;
    ++total.steps;
    if (total.next_step != step || total.steps == 1) ++total.events;
    total.next_step = step + 1;
    if (total.next_day != day + 1) ++total.days;
    total.next_day = day + 1;
    if (records != nullptr) records->push_back({step, scope, power});
  }
  worker.touched.clear();
}

void Ensemble::account(Worker& worker, std::size_t sample, std::vector<Record>* records) {
  auto& list = worker.shortfalls;
  if (list.empty()) return;
  if (plan_.components.size() > 1)
    std::stable_sort(list.begin(), list.end(),
                     [](const Shortfall& a, const Shortfall& b) { return a.step < b.step; });
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (const auto scope : scopes_.of_region(list[i].region)) {
      if (worker.scope_power[scope] == 0.0) worker.touched.push_back(scope);
      worker.scope_power[scope] += list[i].power;
    }
    if (i + 1 == list.size() || list[i + 1].step != list[i].step)
      account_step(worker, sample, list[i].step, records);
  }
  list.clear();
}

void Ensemble::run(Worker& worker, std::size_t sample, std::size_t end,
                   std::vector<Record>* records) {
  if (step_ == 0) start(sample);
  const SampleKey key{key_.seed, key_.stream, key_.sample + static_cast<std::uint32_t>(sample)};
  for (std::size_t begin = step_; begin < end; begin += kMostSteps) {
    const std::size_t stop = std::min(end, begin + kMostSteps);
    for (std::size_t k = 0; k < plan_.components.size(); ++k) {
      const auto& c = plan_.components[k];
      const std::size_t chain = sample * plan_.chains + c.first_chain;
      const std::size_t n = c.chains.size();
      worker.walks[k]->walk(
          key, begin, stop,
          {std::span(down_).subspan(chain, n), std::span(up_).subspan(chain, n),
           std::span(out_).subspan(sample * plan_.system.regions.size() + c.first_region,
                                   c.regions.size()),
           std::span(stores_).subspan(sample * plan_.stores + c.first_store, c.stores.size()),
           settled_[sample * plan_.components.size() + k]},
          worker.shortfalls, worker.counters);
    }
    account(worker, sample, records);
  }
  worker.counters.steps += end - step_;
}

void Ensemble::advance(std::size_t end, const std::function<void(const Record&)>& record) {
  if (end > plan_.system.steps || end < step_ || (end % kBlock != 0 && end != plan_.system.steps))
    throw InternalError("an ensemble advances by whole blocks, to the last step at most");
  const std::size_t tasks = (samples_ + kTask - 1) / kTask;
  std::vector<std::vector<Record>> records(record ? tasks : 0);
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto work = [&](Worker& worker) {
    try {
      for (std::size_t task; (task = next.fetch_add(1)) < tasks;)
        for (std::size_t s = task * kTask; s < std::min(samples_, (task + 1) * kTask); ++s)
          run(worker, s, end, record ? &records[task] : nullptr);
    } catch (...) {
      const std::lock_guard lock(failing);
      failure = std::current_exception();
      next = tasks;
    }
  };
  std::vector<std::thread> threads;
  const std::size_t useful = std::min(workers_.size(), tasks);
  for (std::size_t k = 1; k < useful; ++k) threads.emplace_back(work, std::ref(workers_[k]));
  work(workers_[0]);
  for (auto& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
  for (auto& worker : workers_) {
    counters_ += worker.counters;
    worker.counters = {};
  }
  for (const auto& list : records)
    for (const auto& r : list) record(r);
  step_ = end;
}

}  // namespace gigaload::grid::adequacy
