#pragma once

#include <string>

#include "output/result/result_file.hpp"

namespace gigaload::tools {

/// Writes what a result holds as one object:
///
///     {"file", "complete", "hours", "planned_hours", "begin", "schema_version",
///      "attributes": {NAME: TEXT}, "dimensions": {NAME: LENGTH},
///      "tables": [{"name", "rows", "columns": [{"name", "unit", "type", "meaning"}]}],
///      "years": {REGION: {"2030": {"energy": ...}}}, "adequacy": {AREA: {"2030": {"eue": ...}}}}
///
/// with an object for each table whose rows are of a year and one thing more. What is missing is
/// null. Throws InputError for a file that cannot be read.
[[nodiscard]] std::string result_json(const output::ResultFile& file);

}  // namespace gigaload::tools
