#include "output/hdf5/text_table.hpp"

#include <algorithm>

#include "output/hdf5/dataset_read.hpp"
#include "output/hdf5/fixed_text.hpp"
#include "output/hdf5/netcdf.hpp"

namespace gigaload::output {

namespace {

constexpr hsize_t kMostField = hsize_t{1} << 26;   // bytes of a field
constexpr hsize_t kMostColumn = hsize_t{1} << 32;  // bytes

}  // namespace

ColumnFault text_column_fault(const Dataset& table, const std::string& column, hsize_t rows) {
  const Datatype type(H5Dget_type(table.get()), "H5Dget_type");
  const int member = H5Tget_member_index(type.get(), column.c_str());
  if (member < 0) return ColumnFault::missing;
  const Datatype text(H5Tget_member_type(type.get(), static_cast<unsigned>(member)),
                      "H5Tget_member_type");
  if (H5Tget_class(text.get()) != H5T_STRING || H5Tis_variable_str(text.get()) != 0) {
    return ColumnFault::no_fixed_text;
  }
  const std::size_t size = H5Tget_size(text.get());
  const bool fits = size > 0 && size <= kMostField && rows * size <= kMostColumn;
  return fits ? ColumnFault::none : ColumnFault::length;
}

hsize_t bytes_of_text_column(const Dataset& table, const std::string& column) {
  const Datatype type(H5Dget_type(table.get()), "H5Dget_type");
  const int member = check(H5Tget_member_index(type.get(), column.c_str()), "H5Tget_member_index");
  const Datatype text(H5Tget_member_type(type.get(), static_cast<unsigned>(member)),
                      "H5Tget_member_type");
  return shape_of(table).at(0) * H5Tget_size(text.get());
}

std::vector<std::string> read_text_column(const Dataset& table, const std::string& column) {
  const Datatype type(H5Dget_type(table.get()), "H5Dget_type");
  const int member = check(H5Tget_member_index(type.get(), column.c_str()), "H5Tget_member_index");
  const Datatype text(H5Tget_member_type(type.get(), static_cast<unsigned>(member)),
                      "H5Tget_member_type");
  const std::size_t size = H5Tget_size(text.get());
  const Datatype memory(H5Tcreate(H5T_COMPOUND, size), "H5Tcreate");
  check(H5Tinsert(memory.get(), column.c_str(), 0, text.get()), "H5Tinsert");
  std::vector<std::string> values(shape_of(table).at(0));
  if (values.empty()) return values;
  std::vector<char> buffer(values.size() * size);
  read_dataset(table, memory.get(), H5S_ALL, H5S_ALL, buffer.data());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = trimmed(&buffer[i * size], size);
  return values;
}

void write_text_table(hid_t where, const char* name, const std::vector<TextColumn>& columns,
                      std::size_t length) {
  const std::size_t n = columns.front().second.size(), row = columns.size() * length;
  const Datatype cell = fixed_text_type(length, H5T_CSET_ASCII, H5T_STR_NULLPAD);
  const Datatype type(H5Tcreate(H5T_COMPOUND, row), "H5Tcreate");
  std::vector<char> buffer(n * row + 1, '\0');
  for (std::size_t c = 0; c < columns.size(); ++c) {
    check(H5Tinsert(type.get(), columns[c].first, c * length, cell.get()), "H5Tinsert");
    for (std::size_t i = 0; i < n; ++i) {
      std::ranges::copy(columns[c].second[i],
                        buffer.begin() + static_cast<std::ptrdiff_t>(i * row + c * length));
    }
  }
  const hsize_t extent = n;
  const Dataspace space(H5Screate_simple(1, &extent, nullptr), "H5Screate_simple");
  const Dataset set(
      H5Dcreate2(where, name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
      std::string("H5Dcreate ") + name);
  check(H5Dwrite(set.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()), "H5Dwrite");
}

}  // namespace gigaload::output
