#pragma once

#include <string>

#include "tools/fit/fit_told.hpp"

namespace gigaload::tools {

/// Writes the law as a piece of a scenario, for its `include`, with where it comes from in
/// comments. Throws InputError for a mean that no scenario takes.
[[nodiscard]] std::string fit_piece(const FitTold& told);

}  // namespace gigaload::tools
