#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scenarios/measured/step_times.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Describes a table of the load as an operator offers it for download; the table of them says
/// where its headings were read.
struct OperatorFormat {
  std::string name;
  std::vector<std::string> headings;  // by which the table is known, all of them
  std::vector<std::string> times;     // headings of the time, the first that is there holds
  TimeColumns time;                   // the rest of what is known of the time
  /// Lists the headings of the region of a row, the finest first; none: a row is an hour of all
  /// regions.
  std::vector<std::string> regions = {};
  /// Lists the headings of the load, the first that is there holds; none: a column is a region.
  std::vector<std::string> loads = {};
  std::string prefix = {};                                        // of the headings of regions
  std::vector<std::pair<std::string, std::string>> aliases = {};  // of regions
  /// Lists what the only region is called, or where rows have regions the sum of all.
  std::vector<std::string> whole = {};
  std::string kind = {};                // heading of the kind of a row, and
  std::vector<std::string> kinds = {};  // the first that is there, all rows if none is
};

/// Returns all formats.
[[nodiscard]] const std::vector<OperatorFormat>& operator_formats();

/// Returns the format that has its headings in the table, or a null pointer.
[[nodiscard]] const OperatorFormat* find_operator_format(const CsvTable& table);

/// Returns the first of the headings that the table has, an empty text if it has none.
[[nodiscard]] std::string first_heading(const CsvTable& table,
                                        const std::vector<std::string>& headings);

}  // namespace gigaload::scenarios
