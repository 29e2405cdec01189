#pragma once

/// Tells who serves a campus and what of it goes first in a shortage. With L its load, b the share
/// of its capacity that is energised, C the on-site plant of forced outage rate q, A the accredited
/// capacity that it brings,
///
///   own   = min(b C (1 - q), L)              what the plant gives, derated
///   first = L - own                          of a curtailable campus
///         = min(L - own, max(0, L - b A))    of one that brings its own capacity
///         = 0                                of a firm one
///   firm  = L - own - first
///
/// On-site plant is taken to be built as the campus is energised (assumption).

#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

/// Holds the load of a campus in one hour, MW; sums to the load.
struct CampusSplit {
  double own_mw = 0.0;    // served by its own plant
  double first_mw = 0.0;  // drawn from the grid, cut first in a shortage
  double firm_mw = 0.0;   // drawn from the grid, firm
};

/// Splits the load of an hour; `built` is b.
[[nodiscard]] CampusSplit split_load(const Campus& campus, double load_mw, double built);

/// Returns the load that the contract lets be cut first, before any on-site plant: L,
/// max(0, L - b A) or 0.
[[nodiscard]] double first_by_contract_mw(const Campus& campus, double load_mw, double built);

}  // namespace gigaload::sim
