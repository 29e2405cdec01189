#pragma once

#include <span>
#include <string>

namespace gigaload::tools {

/// Draws a row of bars, one character a value: the lowest bar for 0 and below, the full one for the
/// highest value. A value that is not finite is a blank; if none is above 0, all bars are the
/// lowest.
[[nodiscard]] std::string sparkline(std::span<const double> values);

}  // namespace gigaload::tools
