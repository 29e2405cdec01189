#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "grid/adequacy/outages/plan.hpp"
#include "grid/adequacy/sampling/component_walk.hpp"
#include "grid/adequacy/sampling/metrics.hpp"
#include "grid/core/byte_stream.hpp"
#include "grid/core/worker_pool.hpp"

namespace gigaload::grid::adequacy {

/// Holds what a sample has run up in one scope: the system, a region, a group of regions.
struct Totals {
  double power = 0.0;           // sum over steps of the power that is missing
  std::uint32_t steps = 0;      // with shortfall
  std::uint32_t days = 0;       // with shortfall
  std::uint32_t events = 0;     // runs of steps with shortfall
  std::uint32_t next_step = 0;  // after the last one with shortfall
  std::uint32_t next_day = 0;
  std::uint32_t unused = 0;  // in place of bytes of no value, which a state would keep
};

/// Scope 0 is the system; then come the regions, then the groups.
class Scopes {
 public:
  explicit Scopes(const SystemModel& system);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<const std::uint32_t> of_region(std::size_t region) const {
    return of_region_[region];
  }

 private:
  std::vector<std::vector<std::uint32_t>> of_region_;
  std::size_t size_ = 0;
};

/// Gives the load of each sample where samples differ in it, as years of weather do.
class SampleLoads {
 public:
  virtual ~SampleLoads() = default;
  /// Fills net_load, [region][step of the plan]: load less what never fails, power. It comes on top
  /// of the loads of the plan's system. Called by several threads, each with its own `worker`.
  /// `reserve`: the same, filled with what is to be kept of the load as a reserve, on top of the
  /// system's; empty where no reserves are wanted.
  virtual void net_load(std::size_t sample, std::size_t worker, std::span<double> net_load,
                        std::span<double> reserve) = 0;
  /// Adds to `out`, [region][step of the plan], what the last net_load() of the worker holds as
  /// power of units on outage beside those of the plan's chains, below zero where units are back
  /// early. Called by the worker itself.
  virtual void add_outages(std::size_t /*worker*/, std::span<double> /*out*/) const {}
};

/// Samples of a system that advance in lockstep, on all threads. Memory grows with the number of
/// samples as the state of one does, and not with the number of steps. What a sample goes through
/// depends on the plans, the seed, the stream and its number, on nothing else.
class Ensemble {
 public:
  struct Samples {
    std::uint64_t seed = 1;
    std::uint32_t stream = 0;
    std::uint32_t first = 0;
    std::size_t count = 1;
    /// Lists the numbers of the `count` samples; none: `first` and those that follow it.
    // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
    std::vector<std::uint32_t> numbers = {};
    /// Tells that regions may have to keep reserves; the state then holds what is short of them.
    bool reserves = false;
  };

  /// Prepares the samples. `threads` 0: as many as the machine has; no more than there is work for.
  Ensemble(const Samples& samples, unsigned threads);
  /// Does so on threads that it has together with others, one after another.
  Ensemble(Samples samples, std::shared_ptr<WorkerPool> pool);

  /// Leaves out what goes on in components none of whose regions is wanted, [region], from the
  /// first plan on: they are short of nothing. To be called before it.
  void leave_out_others(std::vector<char> wanted) { wanted_ = std::move(wanted); }

  /// Sets what happens from here on. The first plan starts the samples: chains are stationary,
  /// stores hold the plan's initial charge. A later one, of the window that follows, takes them
  /// over: units and stores that were there before go on, those that are new start. A store that
  /// was full is full of its new capacity, others keep their energy as far as there is room for it;
  /// one that `changes` goes on as within a plan. Keeps references to both.
  void move_to(const Plan& plan, const Scopes& scopes);

  /// Lets all chains start anew, stationary, in the window that move_to() comes to next.
  void forget_outages() { entities_.clear(); }

  /// Holds what a scope misses in one step of one sample; the step is the plan's, the sample is
  /// told by its place.
  struct Record {
    std::uint32_t step, scope, sample;
    bool begins_event, begins_day;  // the first of them, as Totals count
    double power;
  };
  struct Recorders {
    std::function<void(const Record&)> shortfall;  // of load not served
    /// Is told what counts with_reserve: load and reserve that are not covered, where regions keep
    /// reserves, else what `shortfall` is told.
    // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
    std::function<void(const Record&)> counted = {};
    // NOLINTNEXTLINE(readability-redundant-member-init): as above
    std::function<void(const Borrowed&)> borrowed = {};
    /// Is told of each sample, by its place, which power of the generators that stand behind no
    /// meter is on outage, with what its loads hold of outages (SampleLoads::add_outages()),
    /// [region][step of the plan], good for the steps that advance() goes through.
    // NOLINTNEXTLINE(readability-redundant-member-init): as above
    std::function<void(std::uint32_t sample, std::span<const double> power)> outages = {};
  };

  /// Goes on to step `end` of the plan (a whole number of blocks, or the last step). The recorders,
  /// where there are any, are called in the calling thread, for samples in ascending order and
  /// steps in ascending order within a sample.
  void advance(std::size_t end, const Recorders& recorders, SampleLoads* loads = nullptr);

  /// Returns the step of the plan that was reached.
  [[nodiscard]] std::size_t step() const { return step_; }
  [[nodiscard]] std::size_t samples() const { return samples_.count; }
  [[nodiscard]] const Totals& totals(std::size_t sample, std::size_t scope,
                                     Criterion criterion = Criterion::with_reserve) const {
    return of(criterion)[sample * scopes_->size() + scope];
  }
  /// Starts to count anew, as a new year does, also what demand response may give. A run of steps
  /// that goes on counts in both.
  void reset_totals();
  [[nodiscard]] const Counters& counters() const { return counters_; }

  /// Returns all that move_to() carries over, to be taken up by restore() of an ensemble of the
  /// same samples that has no plan yet. Throws InternalError for bytes that are not such a state.
  [[nodiscard]] std::vector<std::byte> state() const;
  void put(ByteWriter& writer) const;  // the same
  void restore(std::span<const std::byte> state);

 private:
  /// Holds what a thread needs for itself, on cache lines of its own.
  struct alignas(128) Worker {
    std::vector<std::unique_ptr<ComponentWalk>> walks;  // [component]
    std::vector<Shortfall> shortfalls;
    std::vector<double> scope_power;
    std::vector<std::uint32_t> touched;
    std::vector<double> net_load, reserve_load;         // [region][step] of a sample
    std::vector<double> margin, block_margin, reserve;  // of a component
    std::vector<double> out;                            // [region][step] of a sample, if wanted
    Counters counters;
  };
  /// Holds what a few samples have to tell.
  struct Telling {
    std::vector<Record> shortfall, with_reserve;
    std::vector<Borrowed> borrowed;
    std::vector<std::pair<std::uint32_t, std::vector<double>>> outages;  // by sample
  };

  [[nodiscard]] SampleKey key(std::size_t sample) const;
  [[nodiscard]] bool is_wanted(const Component& component) const;
  /// Returns how many samples a thread takes at a time.
  [[nodiscard]] std::size_t in_task() const;
  [[nodiscard]] std::size_t tasks() const;
  /// Calls work(worker, task, sample) of every sample on all threads, ascending in a task.
  template <class Work>
  void for_samples(const Work& work);
  void carry_chains();
  void carry_stores();
  void make_workers();
  void run(std::size_t worker, std::size_t sample, std::size_t end, const Recorders& recorders,
           Telling& telling, SampleLoads* loads);
  [[nodiscard]] Margins margins(Worker& worker, const Component& component, bool own_load) const;
  [[nodiscard]] const std::vector<Totals>& of(Criterion criterion) const {
    return samples_.reserves && criterion == Criterion::with_reserve ? reserve_totals_ : totals_;
  }
  void account(Worker& worker, std::size_t sample, const Recorders& recorders, Telling& telling);
  void account(Worker& worker, std::size_t sample, double Shortfall::* power,
               std::vector<Totals>& totals, std::vector<Record>* records);
  void account_step(Worker& worker, std::size_t sample, std::uint32_t step,
                    std::vector<Totals>& totals, std::vector<Record>* records);

  Samples samples_;
  std::vector<char> wanted_;  // [region]; empty: all
  std::shared_ptr<WorkerPool> pool_;
  const Plan* plan_ = nullptr;
  const Scopes* scopes_ = nullptr;
  std::size_t step_ = 0;
  std::vector<std::uint32_t> entities_;      // [chain] whose it is
  std::vector<std::uint32_t> down_, up_;     // [sample][chain]
  std::vector<double> out_;                  // [sample][region]
  std::vector<std::uint32_t> store_owners_;  // [store]
  std::vector<double> store_capacity_;       // [store]
  std::vector<StoreState> stores_;           // [sample][store]
  std::vector<char> settled_;                // [sample][component]
  std::vector<Totals> totals_;               // [sample][scope] of load not served
  std::vector<Totals> reserve_totals_;       // the same with reserves, where there are any
  std::vector<Worker> workers_;              // [thread]
  Counters counters_;
};

}  // namespace gigaload::grid::adequacy
