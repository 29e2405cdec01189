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

void StepDispatch::keep_reserve(std::span<const double> net, std::span<const double> reserve,
                                const TransferLimits& limits, std::span<double> missing) {
  if (!reserve_flow_) reserve_flow_.emplace(plan_, component_);
  ++flows_solved_;
  reserve_flow_->keep_reserve(net, served_, reserve, limits, offer_, missing);
}

}  // namespace gigaload::grid::adequacy
