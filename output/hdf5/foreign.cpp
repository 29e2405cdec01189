#include "output/hdf5/foreign.hpp"

#include <algorithm>
#include <array>

#include "output/hdf5/dataset_read.hpp"
#include "output/hdf5/netcdf.hpp"

namespace gigaload::output {

namespace {

constexpr std::size_t kMostText = 1 << 26;
constexpr hsize_t kMostColumn = hsize_t{1} << 32;  // bytes

/// Text of a fixed-length field, padded with NUL or blanks.
std::string trimmed(const char* data, std::size_t size) {
  std::string text(data, std::find(data, data + size, '\0'));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

Datatype fixed_text(std::size_t length) {
  Datatype type(H5Tcopy(H5T_C_S1), "H5Tcopy");
  check(H5Tset_size(type.get(), length), "H5Tset_size");
  check(H5Tset_strpad(type.get(), H5T_STR_NULLPAD), "H5Tset_strpad");
  return type;
}

Attribute open_attribute(hid_t object, const std::string& name) {
  return {H5Aopen(object, name.c_str(), H5P_DEFAULT), "H5Aopen " + name};
}

bool is_one(const Attribute& attribute, const Datatype& type, H5T_class_t kind) {
  const Dataspace space(H5Aget_space(attribute.get()), "H5Aget_space");
  return H5Tget_class(type.get()) == kind && H5Sget_simple_extent_npoints(space.get()) == 1;
}

/// name_of(i, buffer, size) returns the length of a name, negative behind the last.
template <class NameOf>
std::vector<std::string> names_by_index(hsize_t most, const NameOf& name_of) {
  std::vector<std::string> names;
  for (hsize_t i = 0; i < most; ++i) {
    std::array<char, 256> name{};
    const ssize_t length = name_of(i, name.data(), name.size());
    if (length < 0) break;
    if (length < static_cast<ssize_t>(name.size())) names.emplace_back(name.data());
  }
  return names;
}

void put_scalar(hid_t object, const std::string& name, hid_t file_type, hid_t memory_type,
                const void* value) {
  const Dataspace scalar(H5Screate(H5S_SCALAR), "H5Screate");
  const Attribute attribute(
      H5Acreate2(object, name.c_str(), file_type, scalar.get(), H5P_DEFAULT, H5P_DEFAULT),
      "H5Acreate " + name);
  check(H5Awrite(attribute.get(), memory_type, value), "H5Awrite " + name);
}

}  // namespace

bool has_link(hid_t where, const std::string& path) {
  return H5Lexists(where, path.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> names_of_attributes(hid_t object, hsize_t most) {
  return names_by_index(most, [&](hsize_t i, char* name, std::size_t size) {
    return H5Aget_name_by_idx(object, ".", H5_INDEX_NAME, H5_ITER_INC, i, name, size, H5P_DEFAULT);
  });
}

std::vector<std::string> names_of_links(hid_t group, hsize_t most) {
  return names_by_index(most, [&](hsize_t i, char* name, std::size_t size) {
    return H5Lget_name_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, i, name, size, H5P_DEFAULT);
  });
}

std::optional<std::string> find_text(hid_t object, const std::string& name) {
  const Attribute attribute = open_attribute(object, name);
  const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type");
  if (!is_one(attribute, type, H5T_STRING)) return std::nullopt;
  if (H5Tis_variable_str(type.get()) > 0) {
    char* text = nullptr;
    if (H5Aread(attribute.get(), type.get(), static_cast<void*>(&text)) < 0 || text == nullptr) {
      return std::nullopt;
    }
    std::string result(text);
    H5free_memory(text);
    return result;
  }
  const std::size_t size = H5Tget_size(type.get());
  if (size == 0 || size > kMostText) return std::nullopt;
  std::vector<char> buffer(size);
  if (H5Aread(attribute.get(), type.get(), buffer.data()) < 0) return std::nullopt;
  return trimmed(buffer.data(), size);
}

std::optional<std::int64_t> find_integer(hid_t object, const std::string& name) {
  const Attribute attribute = open_attribute(object, name);
  const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type");
  std::int64_t value = 0;
  if (!is_one(attribute, type, H5T_INTEGER) ||
      H5Aread(attribute.get(), H5T_NATIVE_INT64, &value) < 0) {
    return std::nullopt;
  }
  return value;
}

H5T_class_t class_of(const Dataset& dataset) {
  const Datatype type(H5Dget_type(dataset.get()), "H5Dget_type");
  return H5Tget_class(type.get());
}

std::size_t bytes_of_entry(const Dataset& dataset) {
  const Datatype type(H5Dget_type(dataset.get()), "H5Dget_type");
  return H5Tget_size(type.get());
}

std::vector<hsize_t> chunk_of(const Dataset& dataset) {
  const PropertyList creation(H5Dget_create_plist(dataset.get()), "H5Dget_create_plist");
  if (H5Pget_layout(creation.get()) != H5D_CHUNKED) return {};
  std::vector<hsize_t> chunk(shape_of(dataset).size());
  check(H5Pget_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data()), "H5Pget_chunk");
  return chunk;
}

void read_columns(const Dataset& dataset, hsize_t first, hsize_t count,
                  std::vector<double>& values) {
  const hsize_t rows = shape_of(dataset).at(0);
  const hsize_t start[2] = {0, first}, size[2] = {rows, count};
  const Dataspace file(H5Dget_space(dataset.get()), "H5Dget_space");
  const Dataspace memory(H5Screate_simple(2, size, nullptr), "H5Screate_simple");
  check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, size, nullptr),
        "H5Sselect_hyperslab");
  values.resize(rows * count);
  read_dataset(dataset, H5T_NATIVE_DOUBLE, memory.get(), file.get(), values.data());
}

void read_first_row(const Dataset& dataset, std::vector<double>& values) {
  const hsize_t start[2] = {0, 0}, row[2] = {1, values.size()}, size = values.size();
  const Dataspace file(H5Dget_space(dataset.get()), "H5Dget_space");
  const Dataspace memory(H5Screate_simple(1, &size, nullptr), "H5Screate_simple");
  if (shape_of(dataset).size() == 2) {
    check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, row, nullptr),
          "H5Sselect_hyperslab");
  }
  read_dataset(dataset, H5T_NATIVE_DOUBLE, memory.get(), file.get(), values.data());
}

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
  const bool fits = size > 0 && size <= kMostText && rows * size <= kMostColumn;
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
  const Datatype cell = fixed_text(length);
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

void put_fixed_text(hid_t object, const std::string& attribute, const std::string& text) {
  const Datatype type = fixed_text(std::max<std::size_t>(1, text.size()));
  put_scalar(object, attribute, type.get(), type.get(), text.c_str());
}

void put_integer(hid_t object, const std::string& attribute, std::int64_t value) {
  put_scalar(object, attribute, H5T_STD_I64LE, H5T_NATIVE_INT64, &value);
}

void write_matrix(hid_t where, const char* name, hid_t file_type, hid_t memory_type,
                  std::pair<hsize_t, hsize_t> size, std::pair<hsize_t, hsize_t> chunk,
                  const void* values) {
  const hsize_t extent[2] = {size.first, size.second};
  const Dataspace space(H5Screate_simple(2, extent, nullptr), "H5Screate_simple");
  const PropertyList creation(H5Pcreate(H5P_DATASET_CREATE), "H5Pcreate");
  if (size.second > 0) {
    const hsize_t rows[2] = {std::min(size.first, chunk.first),
                             std::min(size.second, chunk.second)};
    check(H5Pset_chunk(creation.get(), 2, rows), "H5Pset_chunk");
    check(H5Pset_deflate(creation.get(), 1), "H5Pset_deflate");
  }
  const Dataset set(
      H5Dcreate2(where, name, file_type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
      std::string("H5Dcreate ") + name);
  check(H5Dwrite(set.get(), memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "H5Dwrite");
}

}  // namespace gigaload::output
