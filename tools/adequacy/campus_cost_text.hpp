#pragma once

#include <string>

#include "sim/studies/campus_cost.hpp"

namespace gigaload::tools {

/// Writes a table of what the campuses cost each area in a year, for a person to read; the text
/// ends in a newline. Days that no sample had are told as a bound.
[[nodiscard]] std::string campus_cost_text(const sim::CampusCost& cost, int year);

}  // namespace gigaload::tools
