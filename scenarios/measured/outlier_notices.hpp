#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "grid/demand/outlier_hours.hpp"
#include "scenarios/measured/demand_files.hpp"

namespace gigaload::scenarios {

/// Returns a sentence for each stretch of outliers of one kind on end, with its first hour, its
/// values and those of the hours beside it; of more than `most` stretches the first, and how many
/// hours there are in all.
[[nodiscard]] std::vector<std::string> outlier_notices(
    const DemandOfRegion& demand, const std::vector<grid::OutlierHour>& outliers,
    std::size_t most = 5);

}  // namespace gigaload::scenarios
