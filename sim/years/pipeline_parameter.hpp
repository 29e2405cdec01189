#pragma once

/// Names the numbers of the build pipeline that its course is differentiated by.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "grid/core/index.hpp"
#include "sim/ode/dual.hpp"
#include "sim/scenario/limits.hpp"
#include "sim/years/chain.hpp"
#include "sim/years/pipeline_equations.hpp"

namespace gigaload::sim {

struct Scenario;

enum class ParameterKind : std::uint8_t {
  pre_development,               // tau_1, y
  construction,                  // tau_2, y, with a first power that is given held
  fill,                          // tau_fill, y
  pre_development_cancellation,  // h_1, 1/y
  construction_cancellation,     // h_2, 1/y
  connection,                    // L_g, MW/y, of `region`
  area_connection,               // L_A, MW/y, of `area`
  national_construction,         // L_c, MW
  accelerator_supply,            // L_a, MW/y
};

/// Times and hazards are those of all campuses together: each campus's own moves by the same
/// amount.
struct PipelineParameter {
  ParameterKind kind = ParameterKind::pre_development;
  RegionIndex region;    // of a connection limit
  std::size_t area = 0;  // of that of an area, among those of Limits
  std::string name;      // "construction", "connection.VA_DOM"
  std::string unit;      // UDUNITS
  double value = 0.0;    // of the stage times the mean over the campuses' MW
};

/// Returns every time and hazard of the campuses, and every limit that is finite; connection limits
/// of regions and areas with campuses only. None without campuses.
[[nodiscard]] std::vector<PipelineParameter> pipeline_parameters(const Scenario& scenario);

/// Returns the chain with the derivatives of its rates by a parameter of that kind.
/// `moves_with_construction`: of its mean time of construction, by the campus's
/// (building_times.hpp).
[[nodiscard]] ChainOf<Dual> moved_by(const Chain& chain, ParameterKind kind,
                                     double moves_with_construction = 1.0);

/// Returns the limits with their derivatives by a parameter.
[[nodiscard]] PipelineLimits<Dual> moved_by(const Limits& limits,
                                            const PipelineParameter& parameter);

}  // namespace gigaload::sim
