#pragma once

/// Declares matrices as files of PRAS have them, which netCDF-4's variables are not.

#include <cstddef>
#include <utility>
#include <vector>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Any function below throws Hdf5Error when the library refuses.

/// Returns the kind of the entries.
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

/// Creates a matrix that does not grow, deflated in chunks of at most `chunk`.
[[nodiscard]] Dataset create_matrix(hid_t where, const char* name, hid_t type,
                                    std::pair<hsize_t, hsize_t> size,
                                    std::pair<hsize_t, hsize_t> chunk);
/// Writes rows [first, first + count) of a matrix; `values` are of `memory_type`.
void write_matrix_rows(const Dataset& dataset, hid_t memory_type, hsize_t first, hsize_t count,
                       const void* values);

}  // namespace gigaload::output
