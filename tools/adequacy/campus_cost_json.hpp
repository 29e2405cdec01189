#pragma once

#include <string>

#include "sim/studies/campus_cost.hpp"

namespace gigaload::tools {

/// Returns what the campuses cost each area as one line of JSON; a number that is not known is
/// null. Where no sample had a day with shortfall, there is an "upper_bound_95" of their number a
/// year.
[[nodiscard]] std::string campus_cost_json(const sim::CampusCost& cost);

}  // namespace gigaload::tools
