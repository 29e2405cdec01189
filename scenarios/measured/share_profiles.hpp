#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/measured/own_table.hpp"

namespace gigaload::scenarios {

/// Reads the shares of their capacity that plants of wind and sun can give, 0 to 1, by the heading
/// of their column, a row for each of the load's `steps`, with columns of time (step_times.hpp)
/// whose first moment is the load's `start`. Faults go to the problems.
[[nodiscard]] std::map<std::string, std::vector<double>> read_share_profiles(
    const CsvTable& table, std::size_t steps, const std::string& start);

}  // namespace gigaload::scenarios
