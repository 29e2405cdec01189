#pragma once

#include <vector>

#include "grid/balance/dispatch.hpp"

namespace gigaload::grid {

/// Holds what the dispatch is given for one hour.
struct HourOf {
  std::vector<double> firm, curtailable, available, capacity;
  std::vector<double> outside = {};  // NOLINT(readability-redundant-member-init)
  [[nodiscard]] HourInput input() const {
    return {firm, curtailable, available, capacity, outside};
  }
};

}  // namespace gigaload::grid
