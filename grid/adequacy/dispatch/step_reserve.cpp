// What is kept beside the load of a step that has been dispatched.
#include <algorithm>

#include "grid/adequacy/dispatch/step_dispatch.hpp"

namespace gigaload::grid::adequacy {

void StepDispatch::stand_by(std::size_t step, std::span<const double> net,
                            std::span<const char> online, std::span<double> left,
                            std::span<StoreState> state, std::span<double> unserved) {
  begin_step(step, online, left, state, unserved);
  for (std::size_t r = 0; r < net.size(); ++r) served_[r] = std::max(0.0, -net[r]);
}

bool StepDispatch::stores_keep(std::span<const double> net, std::span<const double> reserve,
                               const TransferLimits& limits) {
  if (offer_.empty()) return false;
  if (!reserve_transfers_) reserve_transfers_.emplace(component_);
  for (std::size_t r = 0; r < net.size(); ++r) {
    room_[r] = std::max(0.0, net[r]) - served_[r] - reserve[r];
  }
  for (std::size_t s = 0; s < offer_.size(); ++s) {
    const auto& o = offer_[s];
    const bool limited = component_.stores[s].kind == StoreKind::generator_storage;
    room_[component_.stores[s].region] +=
        limited ? std::min(o.injection, o.inflow + o.discharge) : o.discharge;
  }
  return reserve_transfers_->suffice(room_, limits, plan_.tolerance / 4);
}

void StepDispatch::keep_reserve(std::span<const double> net, std::span<const double> reserve,
                                const TransferLimits& limits, std::span<double> missing) {
  if (stores_keep(net, reserve, limits)) {  // most often they do, and it is soon seen
    std::ranges::fill(missing, 0.0);
    return;
  }
  if (!reserve_flow_) reserve_flow_.emplace(plan_, component_);
  ++flows_solved_;
  reserve_flow_->keep_reserve(net, served_, reserve, limits, offer_, missing);
}

}  // namespace gigaload::grid::adequacy
