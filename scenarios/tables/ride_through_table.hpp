#pragma once

#include <string>
#include <vector>

#include "scenarios/tables/csv_table.hpp"
#include "sim/seconds/ride_through.hpp"

namespace gigaload::scenarios {

/// Reads rules of ride-through of a table rule,kind,low,high,max_s,count,share,delay_s, in the
/// order in which their first rows stand (scenarios/data/ride_through_rules.csv says what the kinds
/// are). Faults go to the table's problems.
[[nodiscard]] std::vector<sim::RideThroughRule> read_ride_through_rules(const CsvTable& table);

/// Reads a sequence of dips of a table at_s,length_s,residual_pu. Faults go to the table's
/// problems.
[[nodiscard]] std::vector<sim::VoltageDip> read_dips(const CsvTable& table);

}  // namespace gigaload::scenarios
