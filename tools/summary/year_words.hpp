#pragma once

#include <string>

#include "tools/summary/summary.hpp"

namespace gigaload::tools {

/// Writes an energy of a year, in MWh in the file, as TWh with one decimal.
[[nodiscard]] std::string twh(const Figures& of, const char* name);

/// Writes "2030", or "2030 (part)" of a year that the run does not hold whole.
[[nodiscard]] std::string year_label(int year, bool whole);

}  // namespace gigaload::tools
