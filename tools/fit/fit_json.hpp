#pragma once

#include <string>

#include "tools/fit/fit_told.hpp"

namespace gigaload::tools {

/// Tells of a fit as one line of JSON. Ends of intervals that are open are null.
[[nodiscard]] std::string fit_json(const FitTold& told);

}  // namespace gigaload::tools
