#include "output/hdf5/netcdf.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <cstdio>
#include <limits>

#include "output/hdf5/dataset_read.hpp"

namespace gigaload::output {

namespace {

constexpr unsigned kInOrder = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr unsigned kDeflateLevel = 1;

Datatype utf8() {
  Datatype type(H5Tcopy(H5T_C_S1), "H5Tcopy");
  check(H5Tset_size(type.get(), H5T_VARIABLE), "H5Tset_size");
  check(H5Tset_cset(type.get(), H5T_CSET_UTF8), "H5Tset_cset");
  return type;
}

PropertyList create_list(hid_t kind) {
  PropertyList list(H5Pcreate(kind), "H5Pcreate");
  check(H5Pset_attr_creation_order(list.get(), kInOrder), "H5Pset_attr_creation_order");
  // attributes stay in the object's header: one block, no index of their own
  check(H5Pset_attr_phase_change(list.get(), 64, 48), "H5Pset_attr_phase_change");
  return list;
}

/// V18: a format that survives a killed writer and is the same for any version of the library.
PropertyList access_list() {
  PropertyList list(H5Pcreate(H5P_FILE_ACCESS), "H5Pcreate");
  check(H5Pset_libver_bounds(list.get(), H5F_LIBVER_V18, H5F_LIBVER_V110), "H5Pset_libver_bounds");
  set_no_locks(list);
  H5AC_cache_config_t cache;
  cache.version = H5AC__CURR_CACHE_CONFIG_VERSION;
  check(H5Pget_mdc_config(list.get(), &cache), "H5Pget_mdc_config");
  cache.evictions_enabled = false;
  cache.incr_mode = H5C_incr__off;
  cache.flash_incr_mode = H5C_flash_incr__off;
  cache.decr_mode = H5C_decr__off;
  check(H5Pset_mdc_config(list.get(), &cache), "H5Pset_mdc_config");
  return list;
}

Dataspace select_block(const Dataset& dataset, const std::vector<hsize_t>& first,
                       const std::vector<hsize_t>& count) {
  Dataspace space(H5Dget_space(dataset.get()), "H5Dget_space");
  check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, first.data(), nullptr, count.data(),
                            nullptr),
        "H5Sselect_hyperslab");
  return space;
}

Dataspace select_rows(const Dataset& dataset, hsize_t first, hsize_t count) {
  auto size = shape_of(dataset);
  std::vector<hsize_t> start(size.size(), 0);
  start[0] = first;
  size[0] = count;
  return select_block(dataset, start, size);
}

Dataspace memory_like(const Dataspace& selected) {
  const hsize_t count = static_cast<hsize_t>(H5Sget_select_npoints(selected.get()));
  return {H5Screate_simple(1, &count, nullptr), "H5Screate_simple"};
}

void write_selected(const Dataset& dataset, const Dataspace& selected, const double* values) {
  check(H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, memory_like(selected).get(), selected.get(),
                 H5P_DEFAULT, values),
        "H5Dwrite");
}

std::vector<double> read_selected(const Dataset& dataset, const Dataspace& selected) {
  std::vector<double> values(static_cast<std::size_t>(H5Sget_select_npoints(selected.get())));
  read_dataset(dataset, H5T_NATIVE_DOUBLE, memory_like(selected).get(), selected.get(),
               values.data());
  return values;
}

/// Strings that the library allocated, as ours.
std::vector<std::string> take_strings(const Dataspace& space, const Datatype& type,
                                      std::vector<char*>& raw) {
  std::vector<std::string> strings;
  strings.reserve(raw.size());
  for (const char* text : raw) strings.emplace_back(text == nullptr ? "" : text);
  check(H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, static_cast<void*>(raw.data())),
        "H5Dvlen_reclaim");
  return strings;
}

}  // namespace

File create_file(const std::filesystem::path& path, std::size_t chunks) {
  silence_hdf5();
  const PropertyList creation = create_list(H5P_FILE_CREATE);
  check(H5Pset_link_creation_order(creation.get(), kInOrder), "H5Pset_link_creation_order");
  const auto half_node = static_cast<unsigned>(std::clamp<std::size_t>(chunks / 2 + 1, 16, 16384));
  check(H5Pset_istore_k(creation.get(), half_node), "H5Pset_istore_k");
  return {H5Fcreate(path.c_str(), H5F_ACC_EXCL, creation.get(), access_list().get()), "H5Fcreate"};
}

void set_no_locks(const PropertyList& access) {
#if H5_VERSION_GE(1, 12, 1) || (H5_VERS_MINOR == 10 && H5_VERS_RELEASE >= 7)
  check(H5Pset_file_locking(access.get(), false, true), "H5Pset_file_locking");
#else
  (void)access;  // the environment's HDF5_USE_FILE_LOCKING alone decides
#endif
}

File open_file(const std::filesystem::path& path, Access access) {
  silence_hdf5();
  if (access == Access::read) {
    const PropertyList list(H5Pcreate(H5P_FILE_ACCESS), "H5Pcreate");
    set_no_locks(list);
    return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, list.get()), "H5Fopen"};
  }
  const PropertyList list = access_list();
  // the file's noted end runs ahead of its chunks in steps of this; it is the last thing a flush
  // writes, and a chunk behind it could not be read. A file that was created so would keep the
  // first step as a hole, which only a large result fills.
  check(H5Pset_small_data_block_size(list.get(), kGrowthBytes), "H5Pset_small_data_block_size");
  File file(H5Fopen(path.c_str(), H5F_ACC_RDWR, list.get()), "H5Fopen");
  // behind the end that a killed writer had noted there may be chunks
  check(H5Fincrement_filesize(file.get(), 0), "H5Fincrement_filesize");
  return file;
}

void flush(const File& file) { check(H5Fflush(file.get(), H5F_SCOPE_LOCAL), "H5Fflush"); }

Group create_group(hid_t parent, const std::string& name) {
  const PropertyList creation = create_list(H5P_GROUP_CREATE);
  check(H5Pset_link_creation_order(creation.get(), kInOrder), "H5Pset_link_creation_order");
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
          "H5Gcreate " + name};
}

Dataset create_numbers(hid_t where, const std::string& name, hid_t type,
                       const DatasetShape& shape) {
  const auto rank = static_cast<int>(shape.size.size());
  const PropertyList creation = create_list(H5P_DATASET_CREATE);
  std::vector<hsize_t> most = shape.size;
  if (!shape.chunk.empty()) {
    most[0] = H5S_UNLIMITED;
    check(H5Pset_chunk(creation.get(), rank, shape.chunk.data()), "H5Pset_chunk");
  } else {
    // its place is known from the start: a kill at the end cannot lose it
    check(H5Pset_alloc_time(creation.get(), H5D_ALLOC_TIME_EARLY), "H5Pset_alloc_time");
  }
  if (shape.deflated) {
    check(H5Pset_shuffle(creation.get()), "H5Pset_shuffle");
    check(H5Pset_deflate(creation.get(), kDeflateLevel), "H5Pset_deflate");
  }
  const bool floating = H5Tget_class(type) == H5T_FLOAT;
  const double fill = std::numeric_limits<double>::quiet_NaN();
  if (floating) {
    check(H5Pset_fill_value(creation.get(), H5T_NATIVE_DOUBLE, &fill), "H5Pset_fill_value");
  }
  const Dataspace space(H5Screate_simple(rank, shape.size.data(), most.data()), "H5Screate_simple");
  return {
      H5Dcreate2(where, name.c_str(), type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
      "H5Dcreate " + name};
}

Dataset create_labels(hid_t where, const std::string& name,
                      const std::vector<std::string>& labels) {
  const hsize_t size = labels.size();
  const Datatype type = utf8();
  const Dataspace space(H5Screate_simple(1, &size, nullptr), "H5Screate_simple");
  const PropertyList creation = create_list(H5P_DATASET_CREATE);
  Dataset dataset(H5Dcreate2(where, name.c_str(), type.get(), space.get(), H5P_DEFAULT,
                             creation.get(), H5P_DEFAULT),
                  "H5Dcreate " + name);
  std::vector<const char*> raw;
  raw.reserve(labels.size());
  for (const std::string& label : labels) raw.push_back(label.c_str());
  check(H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                 static_cast<void*>(raw.data())),
        "H5Dwrite " + name);
  return dataset;
}

Dataset create_bare_dimension(hid_t where, const std::string& name, hsize_t size) {
  Dataset dataset = create_numbers(where, name, H5T_IEEE_F32BE, {{size}, {}, false});
  // netCDF's own words for a dimension without a variable, width included
  char text[80];
  std::snprintf(text, sizeof text, "This is a netCDF dimension but not a netCDF variable.%10llu",
                static_cast<unsigned long long>(size));
  make_scale(dataset, text);
  return dataset;
}

void make_scale(const Dataset& scale, const std::string& name) {
  check(H5DSset_scale(scale.get(), name.c_str()), "H5DSset_scale " + name);
}

void attach_scale(const Dataset& variable, const Dataset& scale, unsigned axis) {
  check(H5DSattach_scale(variable.get(), scale.get(), axis), "H5DSattach_scale");
}

void hard_link(hid_t from, const std::string& name, hid_t to, const std::string& link) {
  check(H5Lcreate_hard(from, name.c_str(), to, link.c_str(), H5P_DEFAULT, H5P_DEFAULT),
        "H5Lcreate_hard " + link);
}

std::vector<hsize_t> shape_of(const Dataset& dataset) {
  const Dataspace space(H5Dget_space(dataset.get()), "H5Dget_space");
  const int rank = check(H5Sget_simple_extent_ndims(space.get()), "H5Sget_simple_extent_ndims");
  std::vector<hsize_t> size(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(space.get(), size.data(), nullptr), "H5Sget_simple_extent_dims");
  return size;
}

void set_length(const Dataset& dataset, hsize_t length) {
  auto size = shape_of(dataset);
  size[0] = length;
  check(H5Dset_extent(dataset.get(), size.data()), "H5Dset_extent");
}

void write_rows(const Dataset& dataset, hsize_t first, hsize_t count, const double* values) {
  write_selected(dataset, select_rows(dataset, first, count), values);
}

std::vector<double> read_rows(const Dataset& dataset, hsize_t first, hsize_t count) {
  return read_selected(dataset, select_rows(dataset, first, count));
}

void write_block(const Dataset& dataset, const std::vector<hsize_t>& first,
                 const std::vector<hsize_t>& count, const double* values) {
  write_selected(dataset, select_block(dataset, first, count), values);
}

std::vector<double> read_block(const Dataset& dataset, const std::vector<hsize_t>& first,
                               const std::vector<hsize_t>& count) {
  return read_selected(dataset, select_block(dataset, first, count));
}

std::vector<double> read_all(const Dataset& dataset) {
  return read_rows(dataset, 0, shape_of(dataset).at(0));
}

std::vector<std::string> read_labels(const Dataset& dataset) {
  const Dataspace space(H5Dget_space(dataset.get()), "H5Dget_space");
  const Datatype on_file(H5Dget_type(dataset.get()), "H5Dget_type");
  if (H5Tis_variable_str(on_file.get()) <= 0 || H5Sget_simple_extent_ndims(space.get()) != 1) {
    throw Hdf5Error("labels", "labels are no list of texts");
  }
  const Datatype type = utf8();
  std::vector<char*> raw(shape_of(dataset).at(0), nullptr);
  read_dataset(dataset, type.get(), H5S_ALL, H5S_ALL, static_cast<void*>(raw.data()));
  return take_strings(space, type, raw);
}

}  // namespace gigaload::output
