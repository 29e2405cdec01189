// The dispatch problem of PRAS (PRASCore, DispatchProblem.jl; after Evans, Tindemans and Angeli,
// "Minimizing unserved energy using heterogeneous storage units", IEEE Trans. Power Systems 34(5),
// 2019): a flow of least cost in which
//   surplus generation and inflow cost nothing,
//   an interface costs 1 in either direction,
//   a unit of power from a store costs      D - n      to one brings      M + 1 - n
//   borrowing from demand response costs    B - w      paying back brings P - w
//   load not served costs U,
// and, where groups of regions have limits on what they take in, stays within them
// (limited_flow.hpp), with
// n: hours for which the store could discharge, rounded; w: steps left to pay back; and
//   M: longest charging or discharging time of any store, and no less than the regions less one, so
//      that help from the far end of the network comes before stores;
//   D = M + 2 + longest discharging time,
//   P = M + 2 + longest window, B = P + shortest window + 1 + D, U = 10 (interfaces + B + 1);
//   what has rank r is borrowed at r (longest window + 2) more, which U has room for.
// So load comes first; then stores discharge, the one with the longest time first; then demand is
// borrowed. Surplus pays back first and charges the store with the shortest time first; no store
// charges another, since D - n > M + 1 - n'. PRAS itself has the longest charging time in the
// place of M, which keeps a store that charges fast and discharges slowly from filling up, and
// prefers stores to power from afar.
// Among equal costs the exact time decides (by thousandths), and what costs nothing on balance is
// charged. Between regions that are short, power goes to the nearest, then to the first in order.
//
// Energy: storing f for a step adds f e_charge, giving f takes f / e_discharge; borrowing f adds
// f e_borrow to the debt and paying f takes f / e_payback off it. What is owed beyond the energy
// capacity, at the end of the window, or at the end of the last step, is unserved energy, or is
// forgotten where the terms of the contract say so.
#include "grid/adequacy/dispatch/step_dispatch.hpp"

#include <algorithm>
#include <cmath>

namespace gigaload::grid::adequacy {
namespace {

constexpr double kFine = 1e-3;       // weight of the unrounded time among equal costs
constexpr double kChargeTie = 1e-2;  // what charging gains where it would cost nothing
constexpr double kFull = 1e-9;  // share of the capacity that counts as nothing, if it is little

// Nodes: source, sink, the regions, three of each generator-storage.
constexpr std::size_t kSource = 0, kSink = 1, kFirstRegion = 2;

}  // namespace

StepDispatch::StepDispatch(const Plan& plan, const Component& component)
    : plan_(plan),
      component_(component),
      network_(kFirstRegion + component.regions.size()),
      flow_(kFirstRegion + component.regions.size() + 3 * component.generator_storages()),
      arcs_(component.stores.size()),
      offer_(component.stores.size()),
      room_(component.regions.size()),
      served_(component.regions.size()),
      has_responses_(std::any_of(component.stores.begin(), component.stores.end(),
                                 [](const Store& s) { return s.response != nullptr; })) {
  if (!component.limits.empty()) limited_.emplace(plan, component);
  add_network(network_);
  network_.finish();
  add_network(flow_);
  std::size_t next = kFirstRegion + component.regions.size();
  for (std::size_t s = 0; s < component.stores.size(); ++s) {
    const auto region = kFirstRegion + component.stores[s].region;
    auto& a = arcs_[s];
    if (component.stores[s].kind != StoreKind::generator_storage) {
      a.discharge = flow_.add_arc(kSource, region);
      a.charge = flow_.add_arc(region, kSink);
      continue;
    }
    const auto inflow = next, outlet = inflow + 1, inlet = inflow + 2;
    next += 3;
    a.inflow = flow_.add_arc(kSource, inflow);
    a.through = flow_.add_arc(inflow, outlet);
    a.discharge = flow_.add_arc(kSource, outlet);
    a.inject = flow_.add_arc(outlet, region);
    a.withdraw = flow_.add_arc(region, inlet);
    a.keep = flow_.add_arc(inflow, inlet);
    a.charge = flow_.add_arc(inlet, kSink);
  }
  flow_.finish();
}

void StepDispatch::add_network(MinCostFlow& flow) {
  surplus_.clear();
  shortage_.clear();
  forward_.clear();
  backward_.clear();
  for (std::size_t r = 0; r < component_.regions.size(); ++r) {
    surplus_.push_back(flow.add_arc(kSource, kFirstRegion + r));
    shortage_.push_back(flow.add_arc(kFirstRegion + r, kSink));
  }
  for (const auto& interface : component_.interfaces) {
    const auto from = kFirstRegion + interface.from, to = kFirstRegion + interface.to;
    forward_.push_back(flow.add_arc(from, to));
    backward_.push_back(flow.add_arc(to, from));
  }
}

void StepDispatch::set_network(MinCostFlow& flow, std::span<const double> net,
                               const TransferLimits& limits) {
  for (std::size_t r = 0; r < net.size(); ++r) {
    flow.set(surplus_[r], std::max(0.0, net[r]), 0.0);
    flow.set(shortage_[r], std::max(0.0, -net[r]), -plan_.unserved_cost);
  }
  for (std::size_t i = 0; i < forward_.size(); ++i) {
    flow.set(forward_[i], limits.forward[i], 1.0);
    flow.set(backward_[i], limits.backward[i], 1.0);
  }
}

void StepDispatch::read_unserved(const MinCostFlow& flow, std::span<const double> net,
                                 std::span<double> unserved) {
  for (std::size_t r = 0; r < net.size(); ++r) {
    served_[r] = flow.flow(shortage_[r]);
    const double missing = std::max(0.0, -net[r]) - served_[r];
    if (missing > plan_.tolerance) unserved[r] += missing;
  }
}

void StepDispatch::transport(std::span<const double> net, const TransferLimits& limits,
                             std::span<double> unserved) {
  std::fill(unserved.begin(), unserved.end(), 0.0);
  ++flows_solved_;
  if (limited_) {
    limited_->solve(net, limits, {}, unserved);
    for (std::size_t r = 0; r < net.size(); ++r) served_[r] = limited_->served(r);
    return;
  }
  set_network(network_, net, limits);
  network_.solve(kSource, kSink, plan_.tolerance);
  read_unserved(network_, net, unserved);
}

void StepDispatch::offer_storage(const Store& store, std::size_t step, bool online,
                                 StoreState& state, StoreOffer& offer) {
  const auto& d = *store.storage;
  const double capacity = d.energy_capacity[step];
  state.energy = std::min(state.energy * d.carryover_efficiency[step], capacity);
  const double most_out = online ? d.discharge_capacity[step] : 0.0;
  const double most_in = online ? d.charge_capacity[step] : 0.0;
  const double stored = state.energy * d.discharge_efficiency[step];
  const double per_hour = plan_.energy_per_power / plan_.hours;
  const double time = most_out > 0.0 ? stored / (most_out * per_hour)
                                     : static_cast<double>(plan_.window.horizon) + 1.0;
  const double rounded = std::nearbyint(time);
  const double cost = rounded + kFine * (time - rounded);
  offer.discharge = std::min(most_out, stored / plan_.energy_per_power);
  offer.charge = std::min(
      most_in, (capacity - state.energy) / d.charge_efficiency[step] / plan_.energy_per_power);
  offer.discharge_cost = plan_.most_discharge_cost - cost;
  // never worth nothing: a store without discharge capacity has a time without end
  offer.charge_cost = std::min(0.0, plan_.least_charge_cost + cost) - kChargeTie;
  if (store.inflow == nullptr) return;
  offer.inflow = online ? store.inflow->inflow[step] : 0.0;
  offer.injection = store.inflow->grid_injection_capacity[step];
  offer.withdrawal = store.inflow->grid_withdrawal_capacity[step];
}

void StepDispatch::offer_response(const Store& store, std::size_t step, bool online,
                                  StoreState& state, StoreOffer& offer, double& unserved) {
  const auto& d = *store.response;
  const double capacity = d.energy_capacity[step];
  const double owed = state.energy * (1.0 + d.interest[step]);
  state.energy = std::clamp(owed, 0.0, capacity);
  if (!d.terms.lapses) unserved += std::max(0.0, owed - capacity) / plan_.energy_per_power;
  if (state.energy <= 0.0)
    state.countdown = -1;
  else if (state.countdown < 0)
    state.countdown = static_cast<std::int32_t>(
        std::min(d.payback_steps[step] - 1.0, static_cast<double>(plan_.window.horizon)));
  else
    --state.countdown;
  const double window = static_cast<double>(state.countdown);
  const double most_back = online ? d.payback_capacity[step] : 0.0;
  const double most_out = online && d.payback_steps[step] > 0.0 ? d.borrow_capacity[step] : 0.0;
  offer.charge =
      std::min(most_back, state.energy * d.payback_efficiency[step] / plan_.energy_per_power);
  offer.discharge = std::min(
      most_out, (capacity - state.energy) / d.borrow_efficiency[step] / plan_.energy_per_power);
  offer.discharge = within_terms(d, step, state, offer.discharge);
  offer.charge_cost = std::min(-1.0, plan_.least_payback_cost + window) - kChargeTie;
  offer.discharge_cost = plan_.most_borrow_cost - window + d.terms.rank * plan_.rank_cost;
}

double StepDispatch::within_terms(const DemandResponse& response, std::size_t step,
                                  const StoreState& state, double power) const {
  const auto& terms = response.terms;
  const auto now = static_cast<std::uint32_t>(plan_.window.first + step);
  if (terms.notice_steps > 0) {
    const std::uint32_t waited = state.after_short == now ? now - state.short_since : 0;
    if (waited < terms.notice_steps) return 0.0;
  }
  if (state.used_steps >= terms.most_steps) return 0.0;
  if ((state.after_use != now || state.used_steps == 0) && state.used_events >= terms.most_events)
    return 0.0;
  const double left = (terms.most_energy - state.used_energy) / plan_.energy_per_power;
  return left > plan_.tolerance ? std::min(power, left) : 0.0;
}

void StepDispatch::count_use(std::size_t step, std::span<StoreState> state,
                             std::span<const double> unserved) {
  const auto now = static_cast<std::uint32_t>(plan_.window.first + step);
  bool is_short = std::any_of(unserved.begin(), unserved.end(),
                              [&](double power) { return power > plan_.tolerance; });
  for (std::size_t s = 0; s < state.size(); ++s) {
    if (component_.stores[s].response == nullptr || offer_[s].taken <= plan_.tolerance) continue;
    is_short = true;
    state[s].used_energy += offer_[s].taken * plan_.energy_per_power;
    if (state[s].after_use != now || state[s].used_steps == 0) ++state[s].used_events;
    ++state[s].used_steps;
    state[s].after_use = now + 1;
  }
  if (!is_short) return;
  for (std::size_t s = 0; s < state.size(); ++s) {
    if (component_.stores[s].response == nullptr) continue;
    if (state[s].after_short != now) state[s].short_since = now;
    state[s].after_short = now + 1;
  }
}

void StepDispatch::begin_step(std::size_t step, std::span<const char> online,
                              std::span<double> left, std::span<StoreState> state,
                              std::span<double> unserved) {
  std::fill(unserved.begin(), unserved.end(), 0.0);
  for (std::size_t s = 0; s < state.size(); ++s) {
    const auto& store = component_.stores[s];
    offer_[s] = {};
    if (store.kind == StoreKind::demand_response)
      offer_response(store, step, online[s] != 0, state[s], offer_[s], unserved[store.region]);
    else
      offer_storage(store, step, online[s] != 0, state[s], offer_[s]);
    if (store.meter < 0) continue;
    // the first of a meter's stores are the first to be used: storage, then demand response
    double& load = left[static_cast<std::size_t>(store.meter)];
    offer_[s].discharge = std::min(offer_[s].discharge, load);
    load -= offer_[s].discharge;
  }
}

bool StepDispatch::charge_at_home(std::span<const double> net) {
  // Nobody is short and every region can charge its own: each bid is met at no cost of transport,
  // which no other flow betters.
  for (std::size_t r = 0; r < net.size(); ++r) {
    room_[r] = net[r];
    if (room_[r] < -plan_.tolerance) return false;
  }
  for (std::size_t s = 0; s < offer_.size(); ++s) {
    auto& o = offer_[s];
    o.given = std::min(o.charge, o.inflow);
    const double grid = o.charge - o.given;
    const bool limited = component_.stores[s].kind == StoreKind::generator_storage;
    const double drawn = limited ? std::min(grid, o.withdrawal) : grid;
    o.given += drawn;
    room_[component_.stores[s].region] -= drawn;
  }
  return std::all_of(room_.begin(), room_.end(),
                     [&](double room) { return room >= -plan_.tolerance; });
}

void StepDispatch::solve_flow(std::span<const double> net, const TransferLimits& limits,
                              std::span<double> unserved) {
  ++flows_solved_;
  if (limited_) {
    limited_->solve(net, limits, offer_, unserved);
    for (std::size_t r = 0; r < net.size(); ++r) served_[r] = limited_->served(r);
    return;
  }
  set_network(flow_, net, limits);
  for (std::size_t s = 0; s < offer_.size(); ++s) {
    const auto& o = offer_[s];
    const auto& a = arcs_[s];
    if (component_.stores[s].kind != StoreKind::generator_storage) {
      flow_.set(a.discharge, o.discharge, o.discharge_cost);
      flow_.set(a.charge, o.charge, o.charge_cost);
      continue;
    }
    flow_.set(a.inflow, o.inflow, 0.0);
    flow_.set(a.through, o.inflow, 0.0);
    flow_.set(a.discharge, o.discharge, o.discharge_cost);
    flow_.set(a.inject, o.injection, 0.0);
    flow_.set(a.withdraw, o.withdrawal, o.charge_cost);
    flow_.set(a.keep, o.inflow, o.charge_cost);
    flow_.set(a.charge, o.charge, 0.0);
  }
  flow_.solve(kSource, kSink, plan_.tolerance);
  read_unserved(flow_, net, unserved);
  for (std::size_t s = 0; s < offer_.size(); ++s) {
    offer_[s].taken = flow_.flow(arcs_[s].discharge);
    offer_[s].given = flow_.flow(arcs_[s].charge);
  }
}

bool StepDispatch::end_step(std::size_t step, std::span<StoreState> state,
                            std::span<double> unserved) {
  bool settled = true;
  const bool last = plan_.window.first + step + 1 == plan_.window.horizon;
  for (std::size_t s = 0; s < state.size(); ++s) {
    const auto& store = component_.stores[s];
    const double taken = offer_[s].taken * plan_.energy_per_power;
    const double given = offer_[s].given * plan_.energy_per_power;
    double& energy = state[s].energy;
    // of a capacity without a limit that share would be much
    const auto nothing = [&](double capacity) {
      return std::min(kFull * capacity, plan_.tolerance * plan_.energy_per_power);
    };
    if (store.kind == StoreKind::demand_response) {
      const auto& d = *store.response;
      energy += taken * d.borrow_efficiency[step] - given / d.payback_efficiency[step];
      const bool forgotten = d.interest[step] <= -1.0;  // load that is cut and stays cut
      if (forgotten || energy <= nothing(d.energy_capacity[step])) energy = 0.0;
      if (energy > 0.0 && (state[s].countdown == 0 || last)) {
        if (!d.terms.lapses) unserved[store.region] += energy / plan_.energy_per_power;
        energy = 0.0;
      }
      if (energy == 0.0) state[s].countdown = -1;
      settled = settled && energy == 0.0;
      continue;
    }
    const auto& d = *store.storage;
    const double capacity = d.energy_capacity[step];
    energy += given * d.charge_efficiency[step] - taken / d.discharge_efficiency[step];
    if (energy <= nothing(capacity)) energy = 0.0;
    if (energy >= capacity - nothing(capacity)) energy = capacity;
    settled = settled && store.constant && energy == capacity;
  }
  return settled;
}

bool StepDispatch::with_stores(std::size_t step, std::span<const double> net,
                               const TransferLimits& limits, std::span<const char> online,
                               std::span<double> left, std::span<StoreState> state,
                               std::span<double> unserved, std::vector<Borrowed>* borrowed) {
  begin_step(step, online, left, state, unserved);
  if (charge_at_home(net)) {
    std::fill(served_.begin(), served_.end(), 0.0);
  } else {
    solve_flow(net, limits, unserved);
  }
  if (borrowed != nullptr)
    for (std::size_t s = 0; s < offer_.size(); ++s)
      if (component_.stores[s].kind == StoreKind::demand_response &&
          (offer_[s].taken > plan_.tolerance || offer_[s].given > plan_.tolerance))
        borrowed->push_back({static_cast<std::uint32_t>(step), component_.stores[s].index,
                             offer_[s].taken, offer_[s].given});
  if (has_responses_) count_use(step, state, unserved);
  return end_step(step, state, unserved);
}

}  // namespace gigaload::grid::adequacy
