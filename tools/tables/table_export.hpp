#pragma once

/// Writes tables of a result for other programs: a folder of CSV files, or a workbook.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "output/tables/table_rows.hpp"

namespace gigaload::tools {

/// TableExport says what of a result is wanted.
struct TableExport {
  std::filesystem::path result;
  /// Names tables; where it is empty all are meant that the filter can be asked of, without those
  /// by the hour.
  std::vector<std::string> tables;
  bool hours = false;  // those by the hour too
  output::RowFilter filter;
};

/// Written tells what was written.
struct Written {
  std::size_t tables = 0, rows = 0;
};

/// Writes TABLE.csv for each table, and columns.csv with the unit and the meaning of their columns,
/// to a folder that is not there yet; it gets its name when all is written. Throws InputError.
Written export_csv(const TableExport& asked, const std::filesystem::path& folder);

/// Writes a workbook (output/tables/workbook.hpp) to a file that is not there yet. Throws
/// InputError.
Written export_workbook(const TableExport& asked, const std::filesystem::path& file);

/// Says how Parquet is made of the folder of CSV files.
[[nodiscard]] std::string parquet_advice(const std::filesystem::path& result,
                                         const std::filesystem::path& folder);

}  // namespace gigaload::tools
