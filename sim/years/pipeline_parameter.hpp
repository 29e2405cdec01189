#pragma once

/// The numbers of the build pipeline that its course is differentiated by.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/years/erlang.hpp"

namespace gigaload::sim {

enum class ParameterKind : std::uint8_t {
  pre_development,               // tau_1, y
  construction,                  // tau_2, y
  fill,                          // tau_fill, y
  pre_development_cancellation,  // h_1, 1/y
  construction_cancellation,     // h_2, 1/y
  connection,                    // L_g, MW/y, of `region`
  national_construction,         // L_c, MW
  accelerator_supply,            // L_a, MW/y
};

/// Times and hazards are those of all campuses together: each campus's own moves by the same
/// amount.
struct PipelineParameter {
  ParameterKind kind = ParameterKind::pre_development;
  RegionIndex region;  // of a connection limit
  std::string name;    // "construction", "connection.VA"
  std::string unit;    // UDUNITS
  double value = 0.0;  // of the stage times the mean over the campuses' MW
};

/// Every time and hazard of the campuses, and every limit that is finite; connection limits of
/// regions with campuses only. None without campuses.
[[nodiscard]] std::vector<PipelineParameter> pipeline_parameters(const Scenario& scenario);

/// d/dp of the chain's rates, in the places of the rates: shapes are the chain's.
[[nodiscard]] Chain rate_derivatives(const Chain& chain, ParameterKind by);

}  // namespace gigaload::sim
