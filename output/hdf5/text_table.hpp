#pragma once

/// Declares tables with named columns of texts of a fixed length, as files of PRAS have them. What
/// is read is asked for its kind and size before it is believed.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Any function below throws Hdf5Error when the library refuses.

/// Says what keeps a column of a table from being read as texts of a fixed length.
enum class ColumnFault { none, missing, no_fixed_text, length };
[[nodiscard]] ColumnFault text_column_fault(const Dataset& table, const std::string& column,
                                            hsize_t rows);
/// Returns the bytes of a column that has no fault.
[[nodiscard]] hsize_t bytes_of_text_column(const Dataset& table, const std::string& column);
/// Reads a column that has no fault.
[[nodiscard]] std::vector<std::string> read_text_column(const Dataset& table,
                                                        const std::string& column);

/// Writes columns of texts of `length` bytes, padded with NUL. No text may be longer.
using TextColumn = std::pair<const char*, std::vector<std::string>>;
void write_text_table(hid_t where, const char* name, const std::vector<TextColumn>& columns,
                      std::size_t length);

}  // namespace gigaload::output
