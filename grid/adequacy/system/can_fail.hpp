#pragma once

#include "grid/adequacy/system/system.hpp"

namespace gigaload::grid::adequacy {

/// Tells whether a chain ever leaves service: what never fails is always in service, whatever its
/// probability to come back.
[[nodiscard]] inline bool can_fail(const Chain& chain) {
  return chain.changes || chain.failure.max() > 0.0;
}

}  // namespace gigaload::grid::adequacy
