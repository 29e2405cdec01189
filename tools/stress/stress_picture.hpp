#pragma once

#include <string>

#include "tools/stress/stress_rows.hpp"

namespace gigaload::tools {

/// Draws the hours of each area, those with load shed first: what is asked for, what of it is shed
/// (mean of the samples) and what is on outage with its quantiles, as an SVG picture of its own.
[[nodiscard]] std::string stress_picture(const StressTold& told);

/// Puts the picture and a table of the areas into a page.
[[nodiscard]] std::string stress_page(const StressTold& told);

}  // namespace gigaload::tools
