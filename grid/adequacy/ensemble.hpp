#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "grid/adequacy/component_walk.hpp"
#include "grid/adequacy/plan.hpp"

namespace gigaload::grid::adequacy {

/// What a sample has run up in one scope: the system, a region, a group of regions.
struct Totals {
  double power = 0.0;           // sum over steps of the power not served
  std::uint32_t steps = 0;      // with shortfall
  std::uint32_t days = 0;       // with shortfall
  std::uint32_t events = 0;     // runs of steps with shortfall
  std::uint32_t next_step = 0;  // after the last one with shortfall
  std::uint32_t next_day = 0;
};

/// Scope 0 is the system; then come the regions, then the groups.
class Scopes {
 public:
  explicit Scopes(const System& system);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<const std::uint32_t> of_region(std::size_t region) const {
    return of_region_[region];
  }

 private:
  std::vector<std::vector<std::uint32_t>> of_region_;
  std::size_t size_ = 0;
};

/// Samples of a system that advance in lockstep, on all threads. Memory grows with the number of
/// samples as the state of one does, and not with the number of steps. What a sample goes through
/// depends on the plan, the seed, the stream and its number, on nothing else.
class Ensemble {
 public:
  Ensemble(const Plan& plan, const Scopes& scopes, std::uint64_t seed, std::uint32_t stream,
           std::uint32_t first_sample, std::size_t samples, unsigned threads);

  /// What a scope misses in one step of one sample.
  struct Record {
    std::uint32_t step, scope;
    double power;
  };

  /// Goes on to step `end` (a whole number of blocks, or the last step). `record`, where there is
  /// one, is called in the calling thread, for samples in ascending order and steps in ascending
  /// order within a sample.
  void advance(std::size_t end, const std::function<void(const Record&)>& record);

  [[nodiscard]] std::size_t step() const { return step_; }
  [[nodiscard]] std::size_t samples() const { return samples_; }
  [[nodiscard]] const Totals& totals(std::size_t sample, std::size_t scope) const {
    return totals_[sample * scopes_.size() + scope];
  }
  [[nodiscard]] const Counters& counters() const { return counters_; }

 private:
  /// What a thread needs for itself, on cache lines of its own.
  struct alignas(128) Worker {
    std::vector<std::unique_ptr<ComponentWalk>> walks;  // [component]
    std::vector<Shortfall> shortfalls;
    std::vector<double> scope_power;
    std::vector<std::uint32_t> touched;
    Counters counters;
  };

  void start(std::size_t sample);
  void run(Worker& worker, std::size_t sample, std::size_t end, std::vector<Record>* records);
  void account(Worker& worker, std::size_t sample, std::vector<Record>* records);
  void account_step(Worker& worker, std::size_t sample, std::uint32_t step,
                    std::vector<Record>* records);

  const Plan& plan_;
  const Scopes& scopes_;
  SampleKey key_;
  std::size_t samples_;
  std::size_t step_ = 0;
  std::vector<std::uint32_t> down_, up_;  // [sample][chain]
  std::vector<double> out_;               // [sample][region]
  std::vector<StoreState> stores_;        // [sample][store]
  std::vector<char> settled_;             // [sample][component]
  std::vector<Totals> totals_;            // [sample][scope]
  std::vector<Worker> workers_;           // [thread]
  Counters counters_;
};

}  // namespace gigaload::grid::adequacy
