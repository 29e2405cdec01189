#pragma once

#include <string>

#include "tools/swing/swing_told.hpp"

namespace gigaload::tools {

/// Tells of a trace beside the limits of a rule as text: a table, the verdict with the worst place,
/// and the storage that would mend it.
[[nodiscard]] std::string swing_text(const SwingTold& told);

}  // namespace gigaload::tools
