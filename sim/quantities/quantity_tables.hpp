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
/// through these tables, in their order.

#include <span>

#include "sim/frame/quantity.hpp"

namespace gigaload::sim {

[[nodiscard]] std::span<const HourlyQuantity> hourly_quantities();
[[nodiscard]] std::span<const ExchangeQuantity> exchange_quantities();

}  // namespace gigaload::sim
