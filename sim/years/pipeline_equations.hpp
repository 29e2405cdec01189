#pragma once

/// Gives the right-hand side of the build-out, written once for any scalar: many chains (chain.hpp)
/// under common limits, whose equations stand at the top of pipeline_equations.cpp. Time is in
/// years.
///
/// Doubles give the rates (pipeline_problem.hpp); duals give the Jacobian, with the throttles held,
/// and the rates of the sensitivities (pipeline_sensitivity.hpp).

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "grid/core/index.hpp"
#include "sim/scenario/limits.hpp"
#include "sim/years/chain.hpp"
#include "sim/years/smooth_limit.hpp"

namespace gigaload::sim {

template <class T>
struct AreaLimit {
  std::vector<RegionIndex> regions;
  T connection_mw_per_y;  // L_A
};

/// Holds the limits of the years (Limits), infinity where there is none.
template <class T>
struct PipelineLimits {
  std::vector<T> connection_mw_per_y;  // L_g, by region
  T national_construction_mw;          // L_c
  T accelerator_supply_mw_per_y;       // L_a
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::vector<AreaLimit<T>> areas{};
};

/// Returns the limits in a scalar, with no derivatives.
template <class T>
[[nodiscard]] PipelineLimits<T> limits_as(const Limits& limits) {
  PipelineLimits<T> same{
      .connection_mw_per_y = {limits.connection_mw_per_y.begin(), limits.connection_mw_per_y.end()},
      .national_construction_mw = limits.national_construction_mw,
      .accelerator_supply_mw_per_y = limits.accelerator_supply_mw_per_y};
  for (const AreaConnections& area : limits.areas) {
    same.areas.push_back({area.regions, T(area.connection_mw_per_y)});
  }
  return same;
}

template <class T>
struct PipelineThrottles {
  std::vector<T> connection;  // theta_g and those of its areas, by region
  T accelerators{1.0};        // theta_a
  T starts{1.0};              // theta_1
};

/// Holds the equations of chains and limits. T: double or Dual.
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

  /// Sets dydt to the rates in the state y under such throttles.
  void rates(std::span<const T> y, const PipelineThrottles<T>& throttles, std::span<T> dydt) const;

 private:
  void find_connections(std::span<const T> y, std::span<const double> slow_down);
  void find_areas();
  void find_starts(std::span<const T> y, T energising);

  std::vector<Place> chains_;
  PipelineLimits<T> limits_;
  SmoothLimit smooth_limit_;
  std::vector<T> connection_demand_;  // F_g
  PipelineThrottles<T> throttles_;
};

}  // namespace gigaload::sim
