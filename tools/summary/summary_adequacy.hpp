#pragma once

#include "tools/summary/summary.hpp"

namespace gigaload::tools {

/// Adds to the summary of a file what its ensemble and its calibration say: samples, areas,
/// regions and perfect capacity, as far as there are any. Throws InputError.
void add_adequacy(const output::ResultFile& file, Summary& summary);

}  // namespace gigaload::tools
