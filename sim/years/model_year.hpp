#pragma once

namespace gigaload::sim {

/// The year of the years clock: 365.25 days.
inline constexpr double kHoursPerYear = 8766.0;

}  // namespace gigaload::sim
