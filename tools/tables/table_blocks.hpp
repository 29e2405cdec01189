#pragma once

/// Hands over a table of a result in blocks of text, each read in a process of its own, as
/// output::read_result() does: no table has to be in memory whole, and a damaged file ends nobody.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "output/tables/row_text.hpp"

namespace gigaload::tools {

/// TableAsked names rows of a table of a result.
struct TableAsked {
  std::filesystem::path result;
  std::string table;
  output::RowFilter filter;
};

/// Calls `take` with the table, a part after the other. Returns how many rows it has. Throws
/// InputError where there is no such file, table, year or region.
std::size_t for_each_block(const TableAsked& asked, output::RowForm form,
                           const std::function<void(std::string_view text)>& take);

/// Writes the rows as a table for a person to read, with six digits. Throws InputError for more of
/// them than anybody reads.
[[nodiscard]] std::string table_text(const TableAsked& asked);

}  // namespace gigaload::tools
