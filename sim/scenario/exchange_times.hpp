#pragma once

#include <vector>

#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Returns the first hour of every exchange, and the end: steps of `exchange_h` from the start,
/// cut at each new year so that no exchange straddles two.
[[nodiscard]] std::vector<Hour> exchange_times(const Scenario& scenario);

}  // namespace gigaload::sim
