#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/min_cost_flow.hpp"
#include "grid/adequacy/plan.hpp"

namespace gigaload::grid::adequacy {

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

  /// One step with stores: `online` [store], state is that at the end of the step on return.
  /// Returns true when every store is full and has nothing to pay back, and will stay so.
  bool with_stores(std::size_t step, std::span<const double> net, std::span<const double> forward,
                   std::span<const double> backward, std::span<const char> online,
                   std::span<StoreState> state, std::span<double> unserved);

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

  bool neighbours_suffice(std::span<const double> net, std::span<const double> forward,
                          std::span<const double> backward);
  void set_network(std::span<const double> net, std::span<const double> forward,
                   std::span<const double> backward);
  void read_unserved(std::span<const double> net, std::span<double> unserved);
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
  std::size_t source_, sink_;
  MinCostFlow flow_;
  std::vector<std::size_t> surplus_, shortage_;       // arcs, [region]
  std::vector<std::size_t> forward_, backward_;       // arcs, [interface]
  std::vector<StoreArcs> arcs_;                       // [store]
  std::vector<Offer> offer_;                          // [store]
  std::vector<double> left_, room_, used_;            // [region], [region], [interface]
  std::vector<std::vector<std::uint32_t>> touching_;  // interfaces of a region
  std::uint64_t flows_solved_ = 0;
};

}  // namespace gigaload::grid::adequacy
