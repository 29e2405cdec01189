#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "output/result/campus_rows.hpp"

namespace gigaload::tools {

/// Reads the campuses of a year; of the year that the summary compares regions in where none is
/// given. Throws InputError for a year that is not on file, and for a file without any.
[[nodiscard]] output::CampusTable read_campuses(const output::ResultFile& file,
                                                std::optional<int> year);

/// Chooses between the few columns that a terminal holds, with the middle of the dates, and all.
enum class CampusColumns { few, all };

/// Writes the campuses as a table, those with most MW first, and how many more there are than
/// `most`; empty without campuses. Says what the file lacks.
[[nodiscard]] std::string campus_table_text(const output::CampusTable& table, std::size_t most,
                                            CampusColumns columns);

/// Writes all campuses, in the order of the file: {"year", "whole", "quantiles", "units": {name:
/// unit}, "campuses": [{"name", ..., "energy": ...}], "missing": [variables]}. What is not known or
/// does not come is null; dates are days, one for each quantile.
[[nodiscard]] std::string campus_table_json(const output::CampusTable& table);

}  // namespace gigaload::tools
