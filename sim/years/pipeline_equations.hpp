#pragma once

/// Gives the right-hand side of the build-out: many chains (chain.hpp) under common limits, in
/// years, written once for any scalar.
///
///     dx[s,1]/dt = inflow - (theta_s r_s + h_s) x[s,1]
///     dx[s,j]/dt = theta_s r_s (x[s,j-1] - x[s,j]) - h_s x[s,j]
///     dE/dt = theta_2 r_2 x[2,k2]    dI/dt = (E - I)/tau_fill    dX/dt = sum h_s x[s,j]
///
/// A throttle slows its whole stage: what cannot be connected waits in construction, what cannot be
/// started waits in pre-development; nothing is lost by it. Chains without a region (plants) are
/// not throttled. With T(F, L) the smooth min(1, L/F) of SmoothLimit, sums over the limited chains:
///
///     connection, region g:  F_g = sum_g r_2 x[2,k2]        theta_g = T(F_g, L_g / w_g)
///     accelerators:          F_a = sum theta_g r_2 x[2,k2]  theta_a = T(F_a, L_a)
///     theta_2 = theta_g theta_a
///
/// so both hold: flow in g <= L_g / w_g and the national flow <= L_a. w_g >= 1 is the slow-down by
/// feedback; where L_g is infinite, theta_g = 1 / w_g.
///
///     construction stock C = sum x[2,*] with the limit L_c:
///     F_c = sum r_1 x[1,k1],   O = what leaves the stock (energised + cancelled)
///     A = O + rho (L_c - C)               for C <= L_c
///     A = O exp(-rho (C - L_c) / O)       for C >  L_c      (same slope at C = L_c)
///     theta_1 = T(F_c, A)
///
/// Starts fill the room that is left at rho = 12 per y, a month's approach: d(L_c - C)/dt >= -rho
/// (L_c - C), so starts never carry the stock over the limit. A stock given above it (in
/// construction at its announcement) waits until it sinks.
///
/// Doubles give the rates (pipeline_problem.hpp); duals give the Jacobian, with the throttles held,
/// and the rates of the sensitivities (pipeline_sensitivity.hpp).

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "grid/core/index.hpp"
#include "sim/years/chain.hpp"
#include "sim/years/smooth_limit.hpp"

namespace gigaload::sim {

/// The limits of the years (Limits), infinity where there is none.
template <class T>
struct PipelineLimits {
  std::vector<T> connection_mw_per_y;  // L_g, by region
  T national_construction_mw;          // L_c
  T accelerator_supply_mw_per_y;       // L_a
};

template <class T>
struct PipelineThrottles {
  std::vector<T> connection;  // theta_g, by region
  T accelerators{1.0};        // theta_a
  T starts{1.0};              // theta_1
};

/// T: double or Dual.
template <class T>
class PipelineEquations {
 public:
  struct Place {
    ChainOf<T> chain;
    std::size_t begin = 0;              // its first state
    std::optional<RegionIndex> region;  // of a limited chain
  };

  PipelineEquations(std::vector<Place> chains, PipelineLimits<T> limits, SmoothLimit smooth_limit);

  /// Finds the throttles in the state y; `slow_down`: w_g by region. Valid until the next call.
  const PipelineThrottles<T>& throttles(std::span<const T> y, std::span<const double> slow_down);

  /// dydt := the rates in the state y under such throttles.
  void rates(std::span<const T> y, const PipelineThrottles<T>& throttles, std::span<T> dydt) const;

 private:
  void find_connections(std::span<const T> y, std::span<const double> slow_down);
  void find_starts(std::span<const T> y, T energising);

  std::vector<Place> chains_;
  PipelineLimits<T> limits_;
  SmoothLimit smooth_limit_;
  std::vector<T> connection_demand_;  // F_g
  PipelineThrottles<T> throttles_;
};

}  // namespace gigaload::sim
