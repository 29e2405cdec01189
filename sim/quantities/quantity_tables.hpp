#pragma once

/// Declares the tables of all output quantities: one hour by hour, one by exchange and, where the
/// figures of exchanges add up, by year. To add a quantity
///
///   1. add its row, formula included, to quantity_tables.cpp: one row for an hourly trace, one for
///      a sum or a highest value by exchange and year;
///   2. add a check of its numbers to tests/sim/quantities/accounts.cpp;
///   3. let `gigaload info --variables` write output/README.md.
///
/// A formula sees an HourView (hour_view.hpp): loads, balance, losses, what the samples give. One
/// of a region, campus or cell becomes one of a row by row_formulas.hpp. The frame, the accounts,
/// the result file with its summary and reference, sweeps, reports and the tests' small run go
/// through these tables, in their order. What sums up by region is summed up by state and by
/// planning area too, of the year, and needs nothing for it (adds_up of quantity.hpp).

#include <span>

#include "sim/frame/quantity.hpp"

namespace gigaload::sim {

[[nodiscard]] std::span<const HourlyQuantity> hourly_quantities();
[[nodiscard]] std::span<const ExchangeQuantity> exchange_quantities();

/// Tells whether the figure of a state or a planning area is the sum of its regions'.
[[nodiscard]] bool is_summed_over_regions(const ExchangeQuantity& quantity);

}  // namespace gigaload::sim
