#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Is the most text that a table of a person's own may have.
inline constexpr std::size_t kLargestTable = std::size_t{256} << 20U;  // bytes

/// Bounds the text of several tables together.
struct TextBudget {
  std::size_t left = kLargestTable;  // bytes
  bool is_spent = false;             // a table was larger than what was left
};

/// Reads a table of a person's own, of comma-separated values or such a file in gzip, of at most
/// 256 MiB; a byte order mark is skipped. What cannot be read, or has semicolons between its
/// fields, is a problem and an absent table. `key`: what the messages call it. `budget`: what the
/// table's text is taken from, may be null; a table of more is absent without a problem, which is
/// for whoever reads them together to tell.
[[nodiscard]] CsvTable read_table_file(const std::filesystem::path& path, const std::string& key,
                                       Problems& problems, TextBudget* budget = nullptr);

/// Holds the table of a report as operators write it (report_lines.hpp), and of which sign its
/// decimals are.
struct ReportTable {
  CsvTable table;
  bool decimal_comma = false;
};

/// Reads the same of a file whose table may have titles, footers and other separators, or be the
/// first sheet of a workbook (xlsx_sheet.hpp).
[[nodiscard]] ReportTable read_report_file(const std::filesystem::path& path,
                                           const std::string& key, Problems& problems);

}  // namespace gigaload::scenarios
