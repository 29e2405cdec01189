#pragma once

#include <string>
#include <vector>

#include "tools/summary/summary.hpp"

namespace gigaload::tools {

/// Writes how many samples the years have: "100", or "1,000 to 3,400" where each has its own
/// number.
[[nodiscard]] std::string samples_text(const Summary& summary);

/// Writes a line of the years that stop by error, each with its samples and the error that it
/// reached; empty where none does.
[[nodiscard]] std::string sampled_years_text(const Summary& summary);

/// Returns a sentence for each year whose error is above the one asked for, or not known.
[[nodiscard]] std::vector<std::string> errors_not_reached(const Summary& summary);

}  // namespace gigaload::tools
