#include "output/hdf5/matrix.hpp"

#include <algorithm>
#include <string>

#include "output/hdf5/dataset_read.hpp"
#include "output/hdf5/netcdf.hpp"

namespace gigaload::output {

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

Dataset create_matrix(hid_t where, const char* name, hid_t type, std::pair<hsize_t, hsize_t> size,
                      std::pair<hsize_t, hsize_t> chunk) {
  const hsize_t extent[2] = {size.first, size.second};
  const Dataspace space(H5Screate_simple(2, extent, nullptr), "H5Screate_simple");
  const PropertyList creation(H5Pcreate(H5P_DATASET_CREATE), "H5Pcreate");
  if (size.second > 0) {
    const hsize_t rows[2] = {std::min(size.first, chunk.first),
                             std::min(size.second, chunk.second)};
    check(H5Pset_chunk(creation.get(), 2, rows), "H5Pset_chunk");
    check(H5Pset_deflate(creation.get(), 1), "H5Pset_deflate");
  }
  return {H5Dcreate2(where, name, type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
          std::string("H5Dcreate ") + name};
}

void write_matrix_rows(const Dataset& dataset, hid_t memory_type, hsize_t first, hsize_t count,
                       const void* values) {
  const hsize_t start[2] = {first, 0}, size[2] = {count, shape_of(dataset).at(1)};
  const Dataspace file(H5Dget_space(dataset.get()), "H5Dget_space");
  const Dataspace memory(H5Screate_simple(2, size, nullptr), "H5Screate_simple");
  check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, size, nullptr),
        "H5Sselect_hyperslab");
  check(H5Dwrite(dataset.get(), memory_type, memory.get(), file.get(), H5P_DEFAULT, values),
        "H5Dwrite");
}

}  // namespace gigaload::output
