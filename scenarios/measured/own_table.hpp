#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/measured/unit_table.hpp"
#include "scenarios/tables/measured_column.hpp"

namespace gigaload::scenarios {

/// Is the most power, MW, that a row of a person's own tables may have; energy, MWh, likewise.
inline constexpr double kMostOfOwn = 1e7;

/// Holds what the tables of a grid of one's own refer to: the regions, the time of a step, how
/// technologies fail, and shares by step.
struct OwnGridContext {
  const RegionNames& regions;
  double step_h = 1.0;
  std::size_t steps = 0;
  const std::map<std::string, TechnologyOutages>& technologies;
};

/// Reads the number of a column, brought to the unit that it is kept in, at least 0; nothing where
/// there is no such column or the field is empty.
[[nodiscard]] std::optional<double> measured_value(const CsvTable& table, std::size_t row,
                                                   const std::optional<MeasuredColumn>& column);

/// Reads the same; an empty field is a problem at the column.
[[nodiscard]] double measured_or_complain(const CsvTable& table, std::size_t row,
                                          const std::optional<MeasuredColumn>& column);

/// Returns the row's name in the column `name`, with a problem where it is empty or among `names`
/// already, to which it is added.
[[nodiscard]] std::string name_of_own_row(const CsvTable& table, std::size_t row,
                                          std::set<std::string>& names);

/// Returns the text of a column that a table may do without.
[[nodiscard]] std::string text_if_there(const CsvTable& table, std::size_t row, const char* column);

/// Names a column that a table may have: by itself, or with a unit of the measure behind it.
struct OwnColumn {
  std::string name;
  std::optional<Measure> measure = {};
};

/// Returns the columns that say how devices fail (outage_columns.hpp).
[[nodiscard]] const std::vector<OwnColumn>& outage_column_names();

/// Returns the headings that are none of the columns, nor of those of outages where `fails`.
/// `source`, `notes` and `comment` are for people, and may stand in any table.
[[nodiscard]] std::vector<std::string> other_columns(const CsvTable& table,
                                                     std::vector<OwnColumn> columns, bool fails);

/// Adds a problem for each of other_columns(): of these tables nothing is left alone.
void refuse_other_columns(const CsvTable& table, const std::vector<OwnColumn>& columns, bool fails);

}  // namespace gigaload::scenarios
