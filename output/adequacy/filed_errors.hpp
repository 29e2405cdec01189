#pragma once

#include <cstdint>

#include "grid/adequacy/sampling/statistics.hpp"

namespace gigaload::output {

/// Returns what a file says of an estimate's standard error: 0 of the exact method, which has no
/// samples, and NaN where no sample had what is counted.
[[nodiscard]] double error_of(const grid::adequacy::Estimate& estimate, std::uint64_t samples);

/// Returns the standard error of a share that was counted; NaN where no sample was counted or all
/// were, which tells nothing of their spread.
[[nodiscard]] double error_of_share(double share, std::uint64_t samples);

}  // namespace gigaload::output
