#pragma once

#include <string>

#include "tools/summary/summary.hpp"

namespace gigaload::tools {

/// Writes a table of the areas and years in which some sample was short of power: when, by seasons
/// and hours, for how long and by how much. Of the years it shows the summary's reference year and
/// the last one. Empty where no sample of theirs was short.
[[nodiscard]] std::string risk_text(const Summary& summary);

}  // namespace gigaload::tools
