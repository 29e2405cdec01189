#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "grid/adequacy/dispatch/limited_flow.hpp"
#include "grid/adequacy/dispatch/min_cost_flow.hpp"
#include "grid/adequacy/dispatch/store_offer.hpp"
#include "grid/adequacy/dispatch/transfers.hpp"
#include "grid/adequacy/outages/plan.hpp"

namespace gigaload::grid::adequacy {

/// Holds the power that a demand response of the system gave, and that it took to pay back; the
/// step is the plan's.
struct Borrowed {
  std::uint32_t step;
  std::uint32_t response;
  double power;
  double paid_back;
};

inline constexpr std::uint32_t kNoStep = std::numeric_limits<std::uint32_t>::max();

/// Holds what a sample knows of one store. Steps are the run's.
struct StoreState {
  double energy = 0.0;          // stored, or borrowed and not yet paid back
  std::int32_t countdown = -1;  // steps left to pay back; -1: nothing is borrowed
  // of a demand response with terms
  std::uint32_t after_use = kNoStep;  // the step after the last in which it gave
  double used_energy = 0.0;           // since the totals were reset, as the next two
  std::uint32_t used_steps = 0;
  std::uint32_t used_events = 0;
  std::uint32_t short_since = kNoStep;  // first step of the last run of steps in which it was short
  std::uint32_t after_short = kNoStep;  // and the step after the last of them
};

/// Dispatches one step of one component; there is one object for each thread and component.
class StepDispatch {
 public:
  StepDispatch(const Plan& plan, const Component& component);

  /// Spreads the surplus over the shortages when there are no stores. net, unserved: [region],
  /// power.
  void transport(std::span<const double> net, const TransferLimits& limits,
                 std::span<double> unserved);

  /// Dispatches one step with stores: `online` [store], `left` [meter] load that no generator
  /// behind the meter covers; state is that at the end of the step on return. What demand response
  /// gives and takes is added to `borrowed`, where there is one. Returns true when every store is
  /// full and has nothing to pay back, and will stay so.
  bool with_stores(std::size_t step, std::span<const double> net, const TransferLimits& limits,
                   std::span<const char> online, std::span<double> left,
                   std::span<StoreState> state, std::span<double> unserved,
                   std::vector<Borrowed>* borrowed);

  /// Prepares keep_reserve() for a step in which transfers serve all load while every store is
  /// full and has nothing to pay back: nothing moves.
  void stand_by(std::size_t step, std::span<const double> net, std::span<const char> online,
                std::span<double> left, std::span<StoreState> state, std::span<double> unserved);

  /// Writes into `missing`, [region], what is missing of the reserve after the step's dispatch,
  /// which one of the functions above has made: capacity, what stores and demand response could
  /// have given from the step's begin on, and transfers, less the load that is served. A reserve is
  /// held, not used: stores give nothing for it.
  void keep_reserve(std::span<const double> net, std::span<const double> reserve,
                    const TransferLimits& limits, std::span<double> missing);

  [[nodiscard]] std::uint64_t flows_solved() const { return flows_solved_; }

 private:
  struct StoreArcs {
    std::size_t discharge = 0, charge = 0;
    std::size_t inflow = 0, through = 0, inject = 0, withdraw = 0, keep = 0;
  };

  void add_network(MinCostFlow& flow);
  void set_network(MinCostFlow& flow, std::span<const double> net, const TransferLimits& limits);
  void read_unserved(const MinCostFlow& flow, std::span<const double> net,
                     std::span<double> unserved);
  void begin_step(std::size_t step, std::span<const char> online, std::span<double> left,
                  std::span<StoreState> state, std::span<double> unserved);
  void offer_storage(const Store& store, std::size_t step, bool online, StoreState& state,
                     StoreOffer& offer);
  void offer_response(const Store& store, std::size_t step, bool online, StoreState& state,
                      StoreOffer& offer, double& unserved);
  [[nodiscard]] double within_terms(const DemandResponse& response, std::size_t step,
                                    const StoreState& state, double power) const;
  void count_use(std::size_t step, std::span<StoreState> state, std::span<const double> unserved);
  bool charge_at_home(std::span<const double> net);
  /// Tells whether stores that stand by and transfers keep all of the reserve.
  [[nodiscard]] bool stores_keep(std::span<const double> net, std::span<const double> reserve,
                                 const TransferLimits& limits);
  void solve_flow(std::span<const double> net, const TransferLimits& limits,
                  std::span<double> unserved);
  bool end_step(std::size_t step, std::span<StoreState> state, std::span<double> unserved);

  const Plan& plan_;
  const Component& component_;
  MinCostFlow network_;  // regions, source and sink
  MinCostFlow flow_;     // the same and the stores; its arcs begin with those of the network
  std::optional<LimitedFlow> reserve_flow_;      // once a reserve is asked for
  std::optional<Transfers> reserve_transfers_;   // the same
  std::optional<LimitedFlow> limited_;           // in the place of both where groups have limits
  std::vector<std::size_t> surplus_, shortage_;  // arcs, [region]
  std::vector<std::size_t> forward_, backward_;  // arcs, [interface]
  std::vector<StoreArcs> arcs_;                  // [store]
  std::vector<StoreOffer> offer_;                // [store]
  std::vector<double> room_;                     // [region]
  std::vector<double> served_;                   // [region] what others gave to one that is short
  bool has_responses_;                           // any demand response among the stores
  std::uint64_t flows_solved_ = 0;
};

}  // namespace gigaload::grid::adequacy
