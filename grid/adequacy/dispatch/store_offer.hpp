#pragma once

namespace gigaload::grid::adequacy {

/// Holds what a store can do in one step, at which costs (step_dispatch.cpp), and what the dispatch
/// made of it. Powers; those of demand response are what it borrows and pays back.
struct StoreOffer {
  double discharge = 0.0, charge = 0.0;
  double discharge_cost = 0.0, charge_cost = 0.0;
  double inflow = 0.0, injection = 0.0, withdrawal = 0.0;  // of a generator-storage
  double taken = 0.0, given = 0.0;                         // of the two first
};

}  // namespace gigaload::grid::adequacy
