#pragma once

#include <vector>

#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Returns the first hour of every exchange, and the end: steps of `exchange_h` from each new year
/// to the next, so that a year has the same exchanges wherever the run starts.
[[nodiscard]] std::vector<Hour> exchange_times(const Scenario& scenario);

/// Returns those of [begin, end), which no scenario has to be made for.
[[nodiscard]] std::vector<Hour> exchange_times(Hour begin, Hour end, Hour exchange_h);

}  // namespace gigaload::sim
