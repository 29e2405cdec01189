#pragma once

#include <vector>

#include "output/variables/variables.hpp"

namespace gigaload::output {

/// Returns the rows of variables(), in their order.
[[nodiscard]] std::vector<Variable> variable_table();

}  // namespace gigaload::output
