#pragma once

#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Tells what headings mean that have no unit, and the time of one step.
struct UnitTableOptions {
  std::string power_unit;  // empty: such a heading is a problem
  std::string time_unit;
  double step_h = 1.0;
};

/// Reads the generating units of one region, one a row, or `count` equal ones. Columns, by name and
/// with their unit (measured_column.hpp): `capacity`; how units fail, by any of
///
///   mttf, mttr                                means of the times to failure and to repair
///   lambda, mu                                rates of failure and repair
///   for, and mttr or mttf                     forced outage rate, share of the time out of service
///   failure_probability, repair_probability   in one step
///
/// and, if they are there, `unit` or `name`, `type` or `category`, `count`. Other columns are left
/// alone. Several ways to say the same must agree to 1 %, the forced outage rate to 0.005. A unit
/// that never fails has a forced outage rate of 0. In a step a unit fails with the probability
/// step / MTTF and comes back with step / MTTR.
[[nodiscard]] std::vector<grid::adequacy::Generator> read_unit_table(
    const CsvTable& table, const UnitTableOptions& options);

}  // namespace gigaload::scenarios
