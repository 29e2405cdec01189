#pragma once

#include <string>

#include "tools/swing/swing_told.hpp"

namespace gigaload::tools {

/// Draws the swing of a trace by frequency, both as logarithms, with the limits of bands across
/// them, as an SVG picture of its own.
[[nodiscard]] std::string swing_picture(const SwingTold& told);

}  // namespace gigaload::tools
