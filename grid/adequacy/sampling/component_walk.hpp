#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/dispatch/step_dispatch.hpp"
#include "grid/adequacy/dispatch/transfers.hpp"
#include "grid/adequacy/outages/metered_outages.hpp"
#include "grid/adequacy/outages/outage_blocks.hpp"
#include "grid/adequacy/outages/plan.hpp"

namespace gigaload::grid::adequacy {

/// Holds the power that is missing in a region of the system; the step is the plan's.
struct Shortfall {
  std::uint32_t step;
  std::uint32_t region;
  double power;         // load not served
  double with_reserve;  // and of the reserve not kept
};

/// Holds the capacity in service when nothing fails, less load, of one component: [region][step] of
/// the plan; the reserve to be kept beside it, the same or empty; and the least of each block when
/// it is kept, [region][block].
struct Margins {
  std::span<const double> step, block, reserve;
};

/// Counts where the work went.
struct Counters {
  std::uint64_t outage_events = 0;  // changes of state of generators
  std::uint64_t steps = 0;          // sample and step
  std::uint64_t steps_walked = 0;   // component, sample and step that were looked at one by one
  std::uint64_t flows_solved = 0;
  Counters& operator+=(const Counters& other) {
    outage_events += other.outage_events;
    steps += other.steps;
    steps_walked += other.steps_walked;
    flows_solved += other.flows_solved;
    return *this;
  }
};

/// Refers to what a sample keeps of one component from window to window.
struct ComponentState {
  std::span<std::uint32_t> down, up;  // [chain]
  std::span<double> out;              // [region] capacity of steady units on outage
  std::span<StoreState> stores;       // [store]
  char& settled;                      // all stores are full and nothing is owed
};

/// Walks one sample's component through windows of steps; one object a thread and component.
class ComponentWalk {
 public:
  ComponentWalk(const Plan& plan, const Component& component, std::size_t most_steps);

  /// Walks the plan's steps [begin, end), begin on a block's border. Adds what is not served, in
  /// order of steps, and what demand response gave to `borrowed` where that is wanted. Sets `out`,
  /// where it is not empty, [region of the system][step of the plan], to the power of the
  /// generators on outage that stand behind no meter.
  void walk(const SampleKey& key, std::size_t begin, std::size_t end, const Margins& margins,
            ComponentState state, std::vector<Shortfall>& to, std::vector<Borrowed>* borrowed,
            Counters& counters, std::span<double> out = {});

 private:
  struct Interval {
    std::uint32_t index, from, to;
  };

  void tell_outages(std::size_t begin, std::size_t block, std::size_t last,
                    const ComponentState& state, std::span<double> out) const;
  void play_others(const SampleKey& key, std::size_t begin, std::size_t end, ComponentState& state);
  void walk_block(std::size_t begin, std::size_t block, std::size_t last, const Margins& margins,
                  ComponentState& state, std::vector<Shortfall>& to,
                  std::vector<Borrowed>* borrowed, Counters& counters);
  /// Balances step `i` of a block that begins with the plan's step `first`; `offset`: of `first`
  /// from the begin of the walk.
  void walk_step(std::size_t first, std::size_t offset, std::size_t i, double least,
                 const Margins& margins, ComponentState& state, std::vector<Shortfall>& to,
                 std::vector<Borrowed>* borrowed);
  void dispatch_step(std::size_t first, std::size_t offset, std::size_t i, bool by_transfers,
                     ComponentState& state, std::vector<Borrowed>* borrowed);
  /// Tells whether transfers alone leave every region with its reserve.
  [[nodiscard]] bool reserve_is_kept(std::size_t step, const Margins& margins);
  /// Sets the limits of some of the component's interfaces, among them those that have lines out.
  void set_interfaces(std::size_t step, std::span<const std::uint32_t> which);
  void set_limits(std::size_t step);
  [[nodiscard]] TransferLimits limits() const { return {forward_, backward_, imports_}; }
  void set_online(std::size_t first, std::size_t last);

  const Plan& plan_;
  const Component& component_;
  OutageBlocks outages_;
  MeteredOutages metered_;
  Transfers transfers_;
  StepDispatch dispatch_;
  std::vector<Interval> line_outages_, store_outages_;
  std::vector<double> net_;  // [region][step of the block]
  std::vector<double> now_, unserved_, forward_, backward_, imports_;
  std::vector<std::uint32_t> all_, failing_;  // interfaces: each, and those with lines that fail
  std::vector<double> reserve_, spare_, not_kept_;  // [region]
  std::vector<double> left_;  // [meter] load behind it that is not covered there
  std::vector<char> online_;  // [step of the block][store]
  bool interfaces_constant_ = true, imports_constant_ = true;
  bool limits_set_ = false;         // forward_, backward_, imports_ hold those of a step
  bool outages_in_limits_ = false;  // of lines
};

}  // namespace gigaload::grid::adequacy
