#pragma once

/// Declares the few HDF5 calls of which a netCDF-4 file is made: dimension scales and labels.

#include <filesystem>
#include <string>
#include <vector>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Any function below throws Hdf5Error when the library refuses.

/// Creates a file that must not exist. `chunks`: the most chunks a dataset will have, so that its
/// index is one node that never splits. Metadata reaches the disk in a flush only: between two
/// flushes a killed program leaves the state of the first.
[[nodiscard]] File create_file(const std::filesystem::path& path, std::size_t chunks);
/// A file that is opened to write is larger than its content by up to this, until it is closed.
inline constexpr std::size_t kGrowthBytes = 8'000'000;
/// Leaves the library's own locks off: OutputLock keeps writers apart, on file systems too where
/// the library's fail, and a file under way can be looked at. `access`: a list of file access.
void set_no_locks(const PropertyList& access);
enum class Access { read, write };
[[nodiscard]] File open_file(const std::filesystem::path& path, Access access);
void flush(const File& file);

[[nodiscard]] Group create_group(hid_t parent, const std::string& name);

struct DatasetShape {
  std::vector<hsize_t> size;
  std::vector<hsize_t> chunk;  // empty: contiguous; else the first axis is unlimited
  bool deflated = false;       // shuffle + deflate
};

/// Creates numbers of a file type such as H5T_IEEE_F32LE; floating ones are NaN until written.
[[nodiscard]] Dataset create_numbers(hid_t where, const std::string& name, hid_t type,
                                     const DatasetShape& shape);
/// Creates a 1-D dataset of UTF-8 strings of variable length: fixed ones are bytes in Python.
Dataset create_labels(hid_t where, const std::string& name, const std::vector<std::string>& labels);
/// Creates a dimension of which there is no variable.
Dataset create_bare_dimension(hid_t where, const std::string& name, hsize_t size);

void make_scale(const Dataset& scale, const std::string& name);
void attach_scale(const Dataset& variable, const Dataset& scale, unsigned axis);
/// Gives an object a second name: a group sees the root's dimension as its own.
void hard_link(hid_t from, const std::string& name, hid_t to, const std::string& link);

[[nodiscard]] std::vector<hsize_t> shape_of(const Dataset& dataset);
/// Sets the length of the first axis.
void set_length(const Dataset& dataset, hsize_t length);
/// Write and read rows [first, first + count) of the first axis, from or to memory of type double.
void write_rows(const Dataset& dataset, hsize_t first, hsize_t count, const double* values);
[[nodiscard]] std::vector<double> read_rows(const Dataset& dataset, hsize_t first, hsize_t count);
/// Writes a block of any axes, from its first element, the last axis fastest.
void write_block(const Dataset& dataset, const std::vector<hsize_t>& first,
                 const std::vector<hsize_t>& count, const double* values);
[[nodiscard]] std::vector<double> read_block(const Dataset& dataset,
                                             const std::vector<hsize_t>& first,
                                             const std::vector<hsize_t>& count);
[[nodiscard]] std::vector<double> read_all(const Dataset& dataset);
[[nodiscard]] std::vector<std::string> read_labels(const Dataset& dataset);

}  // namespace gigaload::output
