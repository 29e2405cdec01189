#pragma once

/// Poses the build-out of many chains (pipeline_equations.hpp) as a problem for the integrator.
///
/// The Jacobian is that of the chains with the throttles held fixed, in a band that is measured
/// once (band_jacobian.hpp): one entry below the diagonal where nothing can be cancelled. Its
/// columns conserve mass as the equations do, so every Newton iterate keeps sum x + E + X to
/// rounding, converged or not.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"
#include "sim/ode/band_jacobian.hpp"
#include "sim/ode/dual.hpp"
#include "sim/ode/ode_problem.hpp"
#include "sim/scenario/limits.hpp"
#include "sim/years/pipeline_equations.hpp"
#include "sim/years/state_layout.hpp"

namespace gigaload::sim {

struct PipelineChain {
  std::string name;
  Chain chain;
  std::optional<RegionIndex> region;     // of a chain that the limits act on
  double moves_with_construction = 1.0;  // of its mean time of construction, by the campus's
};

class PipelineProblem final : public OdeProblem {
 public:
  /// Limits by region must cover every region named by a limited chain. The time counts Julian
  /// years from `origin` on.
  PipelineProblem(std::vector<PipelineChain> chains, const Limits& limits, Hour origin);

  [[nodiscard]] std::size_t chains() const { return chains_.size(); }
  [[nodiscard]] const Chain& chain(std::size_t c) const { return chains_[c].chain; }
  [[nodiscard]] double moves_with_construction(std::size_t c) const {
    return chains_[c].moves_with_construction;
  }
  [[nodiscard]] bool is_limited(std::size_t c) const { return chains_[c].region.has_value(); }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  /// Returns the first state of a chain.
  [[nodiscard]] std::size_t begin(std::size_t c) const { return begin_[c]; }

  /// Returns the same equations for duals, of chains and limits that move.
  [[nodiscard]] PipelineEquations<Dual> equations(std::vector<ChainOf<Dual>> chains,
                                                  PipelineLimits<Dual> limits) const;

  /// Sets w_g >= 1 by region.
  void set_slow_down(std::vector<double> slow_down) { slow_down_ = std::move(slow_down); }
  [[nodiscard]] const std::vector<double>& slow_down() const { return slow_down_; }

  [[nodiscard]] std::size_t size() const override { return layout_.size(); }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return band_.lower; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return band_.upper; }
  void rates(double t, std::span<const double> y, std::span<double> dydt) override;
  void jacobian(double t, std::span<const double> y, BandView jacobian) override;
  [[nodiscard]] std::string state_name(std::size_t state) const override {
    return layout_.name(state);
  }
  /// Returns date and hour, "2025-08-03 04:07 UTC".
  [[nodiscard]] std::string time_name(double t) const override;

 private:
  void check_finite(std::span<const double> dydt) const;
  template <class T>
  [[nodiscard]] PipelineEquations<T> equations_of(std::vector<ChainOf<T>> chains,
                                                  PipelineLimits<T> limits) const;

  std::vector<PipelineChain> chains_;
  StateLayout layout_;
  std::vector<std::size_t> begin_;  // of each chain
  Band band_;
  Limits limits_;
  Hour origin_;
  std::vector<double> slow_down_;
  std::optional<PipelineEquations<double>> values_;
  std::optional<PipelineEquations<Dual>> tangents_;  // with no parameter that moves
};

}  // namespace gigaload::sim
