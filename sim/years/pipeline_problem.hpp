#pragma once

/// Build-out of many chains under common limits, as an ODE in years.
///
///     dx[s,1]/dt = inflow - (theta_s r_s + h_s) x[s,1]
///     dx[s,j]/dt = theta_s r_s (x[s,j-1] - x[s,j]) - h_s x[s,j]
///     dE/dt = theta_2 r_2 x[2,k2]    dI/dt = (E - I)/tau_fill    dX/dt = sum h_s x[s,j]
///
/// A throttle slows its whole stage: what cannot be connected waits in construction,
/// what cannot be started waits in pre-development; nothing is lost by it. Chains
/// without a region (plants) are not throttled. With T(F, L) the smooth min(1, L/F)
/// of SmoothLimit, sums over the limited chains:
///
///     connection, region g:  F_g = sum_g r_2 x[2,k2]        theta_g = T(F_g, L_g / w_g)
///     accelerators:          F_a = sum theta_g r_2 x[2,k2]  theta_a = T(F_a, L_a)
///     theta_2 = theta_g theta_a
///
/// so both hold: flow in g <= L_g / w_g and the national flow <= L_a. w_g >= 1 is
/// the slow-down by feedback; where L_g is infinite, theta_g = 1 / w_g.
///
///     construction stock C = sum x[2,*] with the limit L_c:
///     F_c = sum r_1 x[1,k1],   O = what leaves the stock (energised + cancelled)
///     A = O + rho (L_c - C)               for C <= L_c
///     A = O exp(-rho (C - L_c) / O)       for C >  L_c      (same slope at C = L_c)
///     theta_1 = T(F_c, A)
///
/// Starts fill the room that is left at rho = 12 per y, a month's approach:
/// d(L_c - C)/dt >= -rho (L_c - C), so starts never carry the stock over the limit.
/// A stock given above it (in construction at its announcement) waits until it sinks.
///
/// The Jacobian is that of the chains with the throttles held fixed: lower
/// triangular in each chain. Its columns conserve mass as the equations do, so
/// every Newton iterate keeps sum x + E + X to rounding, converged or not. X stands
/// last: where nothing can be cancelled, the band is one entry wide.

#include <cstddef>
#include <string>
#include <vector>

#include "sim/ode/ode_problem.hpp"
#include "sim/years/erlang.hpp"
#include "sim/years/smooth_limit.hpp"

namespace gigaload::sim {

struct PipelineChain {
  std::string name;
  Chain chain;
  bool limited = false;
  RegionIndex region;  // where limited
};

class PipelineProblem final : public OdeProblem {
 public:
  static constexpr double kStartsApproachPerY = 12.0;  // rho

  /// Limits by region must cover every region named by a limited chain.
  PipelineProblem(std::vector<PipelineChain> chains, const Limits& limits);

  [[nodiscard]] std::size_t chains() const { return chains_.size(); }
  [[nodiscard]] const Chain& chain(std::size_t c) const { return chains_[c].chain; }
  [[nodiscard]] bool is_limited(std::size_t c) const { return chains_[c].limited; }
  [[nodiscard]] RegionIndex region(std::size_t c) const { return chains_[c].region; }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] const SmoothLimit& smooth_limit() const { return smooth_limit_; }
  /// First state of a chain.
  [[nodiscard]] std::size_t begin(std::size_t c) const { return begin_[c]; }

  /// w_g >= 1 by region.
  void set_slow_down(std::vector<double> slow_down) { slow_down_ = std::move(slow_down); }
  [[nodiscard]] const std::vector<double>& slow_down() const { return slow_down_; }

  [[nodiscard]] std::size_t size() const override { return begin_.back(); }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return lower_bandwidth_; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return 0; }
  void rates(double t, std::span<const double> y, std::span<double> dydt) override;
  void jacobian(double t, std::span<const double> y, BandView jacobian) override;
  [[nodiscard]] std::string state_name(std::size_t state) const override;

  /// A: what may start, MW/y, with `stock` MW in construction and `outflow` MW/y leaving it.
  [[nodiscard]] double construction_start_limit(double stock, double outflow) const;

 private:
  struct Throttles {
    double pre_development = 1.0;
    double construction = 1.0;
  };
  void find_throttles(std::span<const double> y);
  [[nodiscard]] Throttles throttles(const PipelineChain& chain) const;

  std::vector<PipelineChain> chains_;
  std::vector<std::size_t> begin_;  // of each chain, and the end
  std::size_t lower_bandwidth_ = 0;
  Limits limits_;
  SmoothLimit smooth_limit_;
  std::vector<double> slow_down_;

  // found for one y
  std::vector<double> connection_demand_;    // F_g
  std::vector<double> connection_throttle_;  // theta_g
  double accelerator_throttle_ = 1.0;
  double start_throttle_ = 1.0;
};

}  // namespace gigaload::sim
