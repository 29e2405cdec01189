#pragma once

#include <map>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "scenarios/tables/csv_table.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Holds how the units of a technology fail.
struct TechnologyOutages {
  double forced_outage_rate = 0.0;
  double repair_h = 0.0;
};

/// Tells what headings mean that have no unit, the time of one step, and what rows may refer to.
struct UnitTableOptions {
  std::string power_unit;  // empty: such a heading is a problem
  std::string time_unit;
  double step_h = 1.0;
  const RegionNames* regions = nullptr;  // null: all units are of one region
  /// Hold by name the outages of rows that say none themselves, and shares of the capacity in each
  /// step; null: there are none.
  const std::map<std::string, TechnologyOutages>* technologies = nullptr;
  const std::map<std::string, std::vector<double>>* profiles = nullptr;
};

/// Reads generating units, one a row, or `count` equal ones, in the order of their rows. Columns,
/// by name and with their unit (measured_column.hpp): `capacity`; how units fail
/// (outage_columns.hpp); and, if they are there, `unit` or `name`, `type`, `category` or
/// `technology`, `count`, `region`, `profile`, and in which days they are there
/// (service_columns.hpp). Other columns are left alone.
[[nodiscard]] std::vector<grid::adequacy::Generator> read_unit_table(
    const CsvTable& table, const UnitTableOptions& options);

}  // namespace gigaload::scenarios
