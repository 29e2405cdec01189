#pragma once

#include <string>

#include "tools/swing/swing_told.hpp"

namespace gigaload::tools {

/// Tells of a trace beside the limits of a rule as one line of JSON. What cannot be judged, and
/// what no storage mends, is null.
[[nodiscard]] std::string swing_json(const SwingTold& told);

}  // namespace gigaload::tools
