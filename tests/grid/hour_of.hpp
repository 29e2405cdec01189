#pragma once

#include <vector>

#include "grid/balance/dispatch.hpp"

namespace gigaload::grid {

/// Holds what the dispatch is given for one hour.
struct HourOf {
  std::vector<double> firm, curtailable, available, capacity;
  [[nodiscard]] HourInput input() const { return {firm, curtailable, available, capacity}; }
};

}  // namespace gigaload::grid
