#pragma once

#include "grid/core/error.hpp"

namespace gigaload::grid {

/// Returns what an optional, or a pointer, holds where the caller knows that it holds something.
/// Throws InternalError for one that is empty.
template <class Holder>
[[nodiscard]] auto& held(Holder& holder) {
  if (!holder) throw InternalError("nothing is there that was to be held");
  return *holder;
}

}  // namespace gigaload::grid
