#pragma once

#include <string>

#include "tools/fit/fit_told.hpp"

namespace gigaload::tools {

/// Tells of a fit as lines for a terminal.
[[nodiscard]] std::string fit_text(const FitTold& told);

}  // namespace gigaload::tools
