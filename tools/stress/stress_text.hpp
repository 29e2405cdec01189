#pragma once

#include <string>

#include "tools/stress/stress_rows.hpp"

namespace gigaload::tools {

/// Writes the windows, a table of the areas and of the interconnections, and what is assumed, for
/// people to read.
[[nodiscard]] std::string stress_text(const StressTold& told);

}  // namespace gigaload::tools
