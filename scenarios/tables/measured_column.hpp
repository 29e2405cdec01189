#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

enum class Measure : std::uint8_t {
  power,        // kept in MW
  energy,       // MWh
  duration,     // h
  rate,         // per hour
  share,        // 1
  temperature,  // deg C
  pressure,     // Pa
};

/// Names a column of numbers and what brings them to the unit they are kept in: factor x + offset.
struct MeasuredColumn {
  std::string heading;
  double factor = 1.0;
  double offset = 0.0;
};

/// Finds the column that is called by one of the names, with its unit behind: "capacity_mw",
/// "Capacity [MW]", "capacity (MW)", "mttf_h", "lambda_per_h", "for", "for_percent"; case and
/// blanks do not count. `usual_unit`: what a heading without unit means; where that is empty, such
/// a heading is a problem, as are two columns of the quantity.
[[nodiscard]] std::optional<MeasuredColumn> find_measured(const CsvTable& table,
                                                          const std::vector<std::string>& names,
                                                          Measure measure,
                                                          const std::string& usual_unit = {});

/// Tells whether the text is a unit that a heading may have.
[[nodiscard]] bool is_column_unit(Measure measure, const std::string& unit);

/// Returns all units that a heading may have, for messages: "kW, MW, GW, TW".
[[nodiscard]] std::string column_units(Measure measure);

/// Returns the heading in small letters, with _ for what stands between its words: "Forced outage
/// rate" -> "forced_outage_rate", "Capacity [MW]" -> "capacity_mw".
[[nodiscard]] std::string plain_heading(const std::string& heading);

}  // namespace gigaload::scenarios
