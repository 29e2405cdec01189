#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/min_cost_flow.hpp"
#include "grid/adequacy/plan.hpp"

namespace gigaload::grid::adequacy {

/// Power that a demand response of the system gave; the step is the plan's.
struct Borrowed {
  std::uint32_t step;
  std::uint32_t response;
  double power;
};

/// What a sample knows of one store.
struct StoreState {
  double energy = 0.0;          // stored, or borrowed and not yet paid back
  std::int32_t countdown = -1;  // steps left to pay back; -1: nothing is borrowed
};

/// One step of one component. One object a thread and component.
class StepDispatch {
 public:
  StepDispatch(const Plan& plan, const Component& component);

  /// Spreads the surplus over the shortages when there are no stores. net, unserved: [region];
  /// forward, backward: [interface], power.
  void transport(std::span<const double> net, std::span<const double> forward,
                 std::span<const double> backward, std::span<double> unserved);

  /// One step with stores: `online` [store], state is that at the end of the step on return. What
  /// demand response gives is added to `borrowed`, where there is one.
  /// Returns true when every store is full and has nothing to pay back, and will stay so.
  bool with_stores(std::size_t step, std::span<const double> net, std::span<const double> forward,
                   std::span<const double> backward, std::span<const char> online,
                   std::span<StoreState> state, std::span<double> unserved,
                   std::vector<Borrowed>* borrowed);

  [[nodiscard]] std::uint64_t flows_solved() const { return flows_solved_; }

 private:
  /// Limits of a store in this step.
  struct Offer {
    double discharge = 0.0, charge = 0.0;  // power
    double discharge_cost = 0.0, charge_cost = 0.0;
    double inflow = 0.0, injection = 0.0, withdrawal = 0.0;  // of a generator-storage
    double taken = 0.0, given = 0.0;                         // what the dispatch made of it
  };
  struct StoreArcs {
    std::size_t discharge = 0, charge = 0;
    std::size_t inflow = 0, through = 0, inject = 0, withdraw = 0, keep = 0;
  };

  void add_network(MinCostFlow& flow);
  void set_network(MinCostFlow& flow, std::span<const double> net, std::span<const double> forward,
                   std::span<const double> backward);
  void read_unserved(const MinCostFlow& flow, std::span<const double> net,
                     std::span<double> unserved);
  void begin_step(std::size_t step, std::span<const char> online, std::span<StoreState> state,
                  std::span<double> unserved);
  void offer_storage(const Store& store, std::size_t step, bool online, StoreState& state,
                     Offer& offer);
  void offer_response(const Store& store, std::size_t step, bool online, StoreState& state,
                      Offer& offer, double& unserved);
  bool charge_at_home(std::span<const double> net);
  void solve_flow(std::span<const double> net, std::span<const double> forward,
                  std::span<const double> backward, std::span<double> unserved);
  bool end_step(std::size_t step, std::span<StoreState> state, std::span<double> unserved);

  const Plan& plan_;
  const Component& component_;
  MinCostFlow network_;  // regions, source and sink
  MinCostFlow flow_;     // the same and the stores; its arcs begin with those of the network
  std::vector<std::size_t> surplus_, shortage_;  // arcs, [region]
  std::vector<std::size_t> forward_, backward_;  // arcs, [interface]
  std::vector<StoreArcs> arcs_;                  // [store]
  std::vector<Offer> offer_;                     // [store]
  std::vector<double> room_;                     // [region]
  std::uint64_t flows_solved_ = 0;
};

}  // namespace gigaload::grid::adequacy
