#pragma once

#include <vector>

#include "grid/system/system.hpp"
#include "output/result/result_file.hpp"

namespace gigaload::output {

/// Reads a result's regions: names, titles and what each is part of, without time zones. In a file
/// of an older gigaload they are in no state and no planning area. Throws InputError.
[[nodiscard]] std::vector<grid::Region> regions_of(const ResultFile& file);

}  // namespace gigaload::output
