#pragma once

#include "grid/core/table.hpp"

namespace gigaload::sim {

/// Holds the samples' means, shares and quantiles for the hours of an exchange.
struct EnsembleOutcome {
  grid::Table<double> unserved_mw;    // [hour][region] mean of firm load not served
  grid::Table<double> unserved_h;     // [hour][region] share of the samples with shortfall
  grid::Table<double> curtailed_mw;   // [hour][region] mean cut of campuses by their contracts
  grid::Table<double> response_mw;    // [hour][region] mean of the grid's demand response
  grid::Table<double> campus_cut_mw;  // [hour][campus] the same
  grid::Table<double> campus_cut_h;   // [hour][campus] share of the samples with such a cut
  grid::Table<double> deferred_mw;    // [hour][campus] mean of what flexible shares put off
  grid::Table<double> recovered_mw;   // [hour][campus] and made up for
  grid::Table<double> quantile_mw;    // [hour][region x quantile] of firm load not served
};

}  // namespace gigaload::sim
