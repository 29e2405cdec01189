#pragma once

/// Declares parts of HDF5 that files of other programs have and netCDF-4's lack: texts of a fixed
/// length, tables with named columns. What is read is asked for its kind and size before it is
/// believed.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Any function below throws Hdf5Error when the library refuses, unless it says what it returns.

[[nodiscard]] bool has_link(hid_t where, const std::string& path);
/// Return the names of an object's attributes and of a group's links by alphabet, `most` at most,
/// without those longer than 255 bytes. They ask by index: the structures that H5Oget_info and
/// H5Literate fill in are others from HDF5 1.12 on.
[[nodiscard]] std::vector<std::string> names_of_attributes(hid_t object, hsize_t most = 10'000);
[[nodiscard]] std::vector<std::string> names_of_links(hid_t group, hsize_t most = 10'000);
/// Reads one text of any kind of length, without padding; nothing for anything else.
[[nodiscard]] std::optional<std::string> find_text(hid_t object, const std::string& attribute);
/// Reads one whole number; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> find_integer(hid_t object, const std::string& attribute);

[[nodiscard]] H5T_class_t class_of(const Dataset& dataset);
/// Returns the shape of a chunk; empty where there are no chunks.
[[nodiscard]] std::vector<hsize_t> chunk_of(const Dataset& dataset);
/// Returns the bytes of one entry.
[[nodiscard]] std::size_t bytes_of_entry(const Dataset& dataset);
/// Reads columns [first, first + count) of a matrix, [row][column].
void read_columns(const Dataset& dataset, hsize_t first, hsize_t count,
                  std::vector<double>& values);
/// Reads the first row of a matrix, or all of a list; `values` has their number.
void read_first_row(const Dataset& dataset, std::vector<double>& values);

/// Says what keeps a column of a table from being read as texts of a fixed length.
enum class ColumnFault { none, missing, no_fixed_text, length };
[[nodiscard]] ColumnFault text_column_fault(const Dataset& table, const std::string& column,
                                            hsize_t rows);
/// Returns the bytes of a column that has no fault.
[[nodiscard]] hsize_t bytes_of_text_column(const Dataset& table, const std::string& column);
/// Reads a column that has no fault.
[[nodiscard]] std::vector<std::string> read_text_column(const Dataset& table,
                                                        const std::string& column);

/// Writes columns of texts of `length` bytes, padded with NUL.
using TextColumn = std::pair<const char*, std::vector<std::string>>;
void write_text_table(hid_t where, const char* name, const std::vector<TextColumn>& columns,
                      std::size_t length);
/// Puts a scalar text of just its length.
void put_fixed_text(hid_t object, const std::string& attribute, const std::string& text);
/// Puts a scalar whole number.
void put_integer(hid_t object, const std::string& attribute, std::int64_t value);

/// Writes a matrix that does not grow, deflated in chunks of at most `chunk`; `values` are of
/// `memory_type`, null where there are none.
void write_matrix(hid_t where, const char* name, hid_t file_type, hid_t memory_type,
                  std::pair<hsize_t, hsize_t> size, std::pair<hsize_t, hsize_t> chunk,
                  const void* values);

}  // namespace gigaload::output
