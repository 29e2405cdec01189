#pragma once

#include <vector>

#include "scenarios/measured/own_table.hpp"

namespace gigaload::scenarios {

/// Reads load that may be cut on call, one contract a row: `name`, `region`, `power` with its unit,
/// and perhaps the `hours` and `events` (runs of hours) of a year in which it may be called,
/// without limit where they are left out, and `category`. What was cut is not made up for. Faults
/// go to the problems.
[[nodiscard]] std::vector<grid::adequacy::DemandResponse> read_response_rows(
    const CsvTable& table, const OwnGridContext& context);

}  // namespace gigaload::scenarios
