#pragma once

#include <cstddef>
#include <string>

#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {

/// Tells whether the bytes are those of a ZIP archive with a workbook (ECMA-376) in it.
[[nodiscard]] bool is_xlsx(const std::string& bytes);

/// Returns the first tab of a workbook that is shown as comma-separated values, row by row of the
/// sheet, or the sentence that says why not: at most `most_bytes` of each of its parts. Numbers are
/// as the file writes them; a date is the days since 1899-12-30.
[[nodiscard]] TextFile text_of_xlsx(const std::string& bytes, std::size_t most_bytes);

}  // namespace gigaload::scenarios
