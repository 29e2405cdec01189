#pragma once

/// The decoded content of every dataset of a file, read with HDF5 itself.

#include <map>
#include <string>

#include "output/hdf5/netcdf.hpp"
#include "output/hdf5/object_names.hpp"

namespace gigaload::output {

/// The raw bytes of a dataset's numbers, or its labels one a line.
inline std::string bytes_of(const Dataset& dataset) {
  const Datatype type(H5Dget_type(dataset.get()), "H5Dget_type");
  std::string bytes;
  if (H5Tget_class(type.get()) == H5T_STRING) {
    for (const std::string& label : read_labels(dataset)) bytes += label + "\n";
    return bytes;
  }
  std::size_t size = H5Tget_size(type.get());
  for (const hsize_t n : shape_of(dataset)) size *= n;
  bytes.resize(size);
  if (size > 0) {
    check(H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()),
          "H5Dread");
  }
  return bytes;
}

using Object = Handle<H5Oclose>;

/// Adds the datasets of a group and of those in it, by path.
inline void add_content(hid_t group, const std::string& path,
                        std::map<std::string, std::string>& result) {
  for (const std::string& name : names_of_links(group)) {
    const H5I_type_t kind =
        H5Iget_type(Object(H5Oopen(group, name.c_str(), H5P_DEFAULT), "H5Oopen").get());
    if (kind == H5I_DATASET) {
      result[path + name] =
          bytes_of(Dataset(H5Dopen2(group, name.c_str(), H5P_DEFAULT), "H5Dopen"));
    }
    if (kind == H5I_GROUP) {
      add_content(Group(H5Gopen2(group, name.c_str(), H5P_DEFAULT), "H5Gopen").get(),
                  path + name + "/", result);
    }
  }
}

/// Path of a dataset -> its bytes.
inline std::map<std::string, std::string> content(const std::filesystem::path& path) {
  const File file = open_file(path, Access::read);
  std::map<std::string, std::string> result;
  add_content(file.get(), "", result);
  return result;
}

/// The first dataset in which two files differ; empty when they do not, "few" when there is little.
inline std::string first_difference(const std::filesystem::path& a,
                                    const std::filesystem::path& b) {
  const auto in_a = content(a), in_b = content(b);
  if (in_a.size() < 60 || in_a.size() != in_b.size()) return "few";
  for (const auto& [name, bytes] : in_a) {
    const auto other = in_b.find(name);
    if (other == in_b.end() || other->second != bytes) return name;
  }
  return {};
}

}  // namespace gigaload::output
