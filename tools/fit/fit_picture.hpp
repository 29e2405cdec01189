#pragma once

#include <string>

#include "tools/fit/fit_told.hpp"

namespace gigaload::tools {

/// Draws the share of sites that are not there yet by age, without a law and by the fitted one, and
/// that of the sites that are there alone, as an SVG picture of its own.
[[nodiscard]] std::string fit_picture(const FitTold& told);

}  // namespace gigaload::tools
