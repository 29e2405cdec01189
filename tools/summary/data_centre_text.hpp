#pragma once

#include <string>

#include "tools/summary/summary.hpp"

namespace gigaload::tools {

/// Tells of all data centres as built, as pathed and as promised, in the years of the report, and
/// what is inside what; empty without such a year.
[[nodiscard]] std::string data_centres_text(const Summary& summary);

}  // namespace gigaload::tools
