#pragma once

#include <filesystem>
#include <string>

#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Reads a table of a person's own, of comma-separated values or such a file in gzip, of at most
/// 256 MiB; a byte order mark is skipped. What cannot be read, or has semicolons between its
/// fields, is a problem and an absent table. `key`: what the messages call it.
[[nodiscard]] CsvTable read_table_file(const std::filesystem::path& path, const std::string& key,
                                       Problems& problems);

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
