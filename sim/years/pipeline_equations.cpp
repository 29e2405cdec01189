#include "sim/years/pipeline_equations.hpp"

// In a chain, stage s has k_s compartments x[s,j] of rate r_s = k_s / tau_s and a hazard of
// cancellation h_s. E is energised, I filled with machines, X cancelled:
//
//     dx[s,1]/dt = inflow - (theta_s r_s + h_s) x[s,1]
//     dx[s,j]/dt = theta_s r_s (x[s,j-1] - x[s,j]) - h_s x[s,j]
//     dE/dt = theta_2 r_2 x[2,k2]    dI/dt = (E - I)/tau_fill    dX/dt = sum h_s x[s,j]
//
// A throttle slows its whole stage: what cannot be connected waits in construction, what cannot be
// started waits in pre-development; nothing is lost by it. Chains without a region (plants) are
// not throttled. With T(F, L) the smooth min(1, L/F) of SmoothLimit, sums over the limited chains:
//
//     connection, region g:  F_g = sum_g r_2 x[2,k2]        theta_g = T(F_g, L_g / w_g)
//     area A of regions:     F_A = sum over g in A of theta_g F_g,  theta_A = T(F_A, L_A),
//                            theta_g := theta_g theta_A, one area after the other
//     accelerators:          F_a = sum theta_g r_2 x[2,k2]  theta_a = T(F_a, L_a)
//     theta_2 = theta_g theta_a
//
// so both hold: flow in g <= L_g / w_g and the national flow <= L_a. w_g >= 1 is the slow-down by
// feedback; where L_g is infinite, theta_g = 1 / w_g.
//
//     construction stock C = sum x[2,*] with the limit L_c:
//     F_c = sum r_1 x[1,k1],   O = what leaves the stock (energised + cancelled)
//     A = O + rho (L_c - C)               for C <= L_c
//     A = O exp(-rho (C - L_c) / O)       for C >  L_c      (same slope at C = L_c)
//     theta_1 = T(F_c, A)
//
// Starts fill the room that is left at rho = 12 per y, a month's approach: d(L_c - C)/dt >= -rho
// (L_c - C), so starts never carry the stock over the limit. A stock given above it (in
// construction at its announcement) waits until it sinks.

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "sim/ode/dual.hpp"

namespace gigaload::sim {

namespace {

using enum Block;

constexpr double kStartsApproachPerY = 12.0;  // rho

/// Returns flow exp(z / flow), which leaves the flow at z = 0 with slope 1.
double decayed(double flow, double z) { return flow * std::exp(z / flow); }
Dual decayed(const Dual& flow, const Dual& z) {
  const double value = decayed(flow.value, z.value);
  return {value, value / flow.value * (flow.tangent * (1.0 - z.value / flow.value) + z.tangent)};
}

/// Returns A, the MW/y that may start with `room` MW left in construction and `outflow` leaving it.
template <class T>
T allowed_starts(const T& room, const T& outflow) {
  const T filling = T(kStartsApproachPerY) * room;
  if (value_of(room) >= 0.0) return outflow + filling;
  return value_of(outflow) > 0.0 ? decayed(outflow, filling) : T(0.0);
}

/// Moves one stage: returns what leaves it at its end, MW/y, and adds what is cancelled in it.
template <class T>
T stage_rates(const StageOf<T>& stage, const T& theta, T inflow, std::span<const T> x,
              std::span<T> dxdt, T& cancelled_mw_per_y) {
  for (std::size_t j = 0; j < x.size(); ++j) {
    const T outflow = product(theta, stage.rate_per_y, x[j]);
    const T lost = stage.hazard_per_y * x[j];
    dxdt[j] = inflow - outflow - lost;
    inflow = outflow;
    cancelled_mw_per_y += lost;
  }
  return inflow;
}

template <class T>
void chain_rates(const ChainOf<T>& chain, const T& theta_1, const T& theta_2, std::span<const T> x,
                 std::span<T> dxdt) {
  const ChainStates& states = chain.states;
  T lost{0.0};
  const T started =
      stage_rates(chain.pre_development, theta_1, T(0.0), states.of(pre_development, x),
                  states.of(pre_development, dxdt), lost);
  const T connected = stage_rates(chain.construction, theta_2, started, states.of(construction, x),
                                  states.of(construction, dxdt), lost);
  dxdt[states.begin(energised)] = connected;
  if (states.has(filled)) {
    dxdt[states.begin(filled)] =
        chain.fill_rate_per_y * (x[states.begin(energised)] - x[states.begin(filled)]);
  }
  dxdt[states.begin(cancelled)] = lost;
}

}  // namespace

template <class T>
PipelineEquations<T>::PipelineEquations(std::vector<Place> chains, PipelineLimits<T> limits,
                                        SmoothLimit smooth_limit)
    : chains_(std::move(chains)),
      limits_(std::move(limits)),
      smooth_limit_(smooth_limit),
      connection_demand_(limits_.connection_mw_per_y.size()),
      throttles_{.connection = std::vector<T>(connection_demand_.size(), T(1.0))} {}

template <class T>
const PipelineThrottles<T>& PipelineEquations<T>::throttles(std::span<const T> y,
                                                            std::span<const double> slow_down) {
  find_connections(y, slow_down);
  T demand{0.0};  // F_a
  for (std::size_t g = 0; g < connection_demand_.size(); ++g) {
    demand += throttles_.connection[g] * connection_demand_[g];
  }
  throttles_.accelerators = smooth_limit_.throttle(demand, limits_.accelerator_supply_mw_per_y);
  if (std::isfinite(value_of(limits_.national_construction_mw))) {
    find_starts(y, throttles_.accelerators * demand);
  }
  return throttles_;
}

template <class T>
void PipelineEquations<T>::find_connections(std::span<const T> y,
                                            std::span<const double> slow_down) {
  std::ranges::fill(connection_demand_, T(0.0));
  for (const Place& place : chains_) {
    if (!place.region) continue;
    const std::size_t last = place.begin + place.chain.states.last(construction);
    connection_demand_[place.region->get()] += place.chain.construction.rate_per_y * y[last];
  }
  for (std::size_t g = 0; g < connection_demand_.size(); ++g) {
    const T& limit = limits_.connection_mw_per_y[g];
    throttles_.connection[g] =
        std::isfinite(value_of(limit))
            ? smooth_limit_.throttle(connection_demand_[g], limit / T(slow_down[g]))
            : T(1.0 / slow_down[g]);
  }
  find_areas();
}

/// One area after the other: what a later one throttles lets those before it have no more.
template <class T>
void PipelineEquations<T>::find_areas() {
  for (const AreaLimit<T>& area : limits_.areas) {
    T demand{0.0};  // F_A
    for (const RegionIndex region : area.regions) {
      demand += throttles_.connection[region.get()] * connection_demand_[region.get()];
    }
    const T theta = smooth_limit_.throttle(demand, area.connection_mw_per_y);
    for (const RegionIndex region : area.regions) {
      throttles_.connection[region.get()] = throttles_.connection[region.get()] * theta;
    }
  }
}

/// `energising`: what all limited chains energise, MW/y.
template <class T>
void PipelineEquations<T>::find_starts(std::span<const T> y, T energising) {
  T stock{0.0};
  T outflow = energising;
  T demand{0.0};  // F_c
  for (const Place& place : chains_) {
    if (!place.region) continue;
    const ChainOf<T>& chain = place.chain;
    const auto x = y.subspan(place.begin, chain.size());
    const auto built = chain.states.of(construction, x);
    const T under_construction = std::accumulate(built.begin(), built.end(), T(0.0));
    stock += under_construction;
    outflow += chain.construction.hazard_per_y * under_construction;
    demand += chain.pre_development.rate_per_y * x[chain.states.last(pre_development)];
  }
  const T room = limits_.national_construction_mw - stock;
  throttles_.starts = smooth_limit_.throttle(demand, allowed_starts(room, outflow));
}

template <class T>
void PipelineEquations<T>::rates(std::span<const T> y, const PipelineThrottles<T>& throttles,
                                 std::span<T> dydt) const {
  for (const Place& place : chains_) {
    T theta_1{1.0}, theta_2{1.0};
    if (place.region) {
      theta_1 = throttles.starts;
      theta_2 = throttles.connection[place.region->get()] * throttles.accelerators;
    }
    chain_rates(place.chain, theta_1, theta_2, y.subspan(place.begin, place.chain.size()),
                dydt.subspan(place.begin, place.chain.size()));
  }
}

template class PipelineEquations<double>;
template class PipelineEquations<Dual>;

}  // namespace gigaload::sim
