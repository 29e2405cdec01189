#pragma once

#include <cstdint>
#include <vector>

namespace gigaload::sim {

struct Scenario;

/// Returns how far the standard time of each region is ahead of UTC, [region] s: the winter's
/// clock, which it keeps all year. Whole hours, rounded down; 0 for a region without a time zone.
/// Throws InputError for an unknown one.
[[nodiscard]] std::vector<std::int64_t> standard_offset_s(const Scenario& scenario);

}  // namespace gigaload::sim
