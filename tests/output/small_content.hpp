#pragma once

/// The decoded content of every dataset of a file, read with HDF5 itself.

#include <map>
#include <string>

#include "output/hdf5/netcdf.hpp"

namespace gigaload::output {

/// Path of a dataset -> raw bytes of its numbers, or its labels one a line.
inline std::map<std::string, std::string> content(const std::filesystem::path& path) {
  const File file = open_file(path, Access::read);
  std::map<std::string, std::string> result;
  const auto visit = [](hid_t root, const char* name, const H5O_info_t* info,
                        void* data) -> herr_t {
    auto& all = *static_cast<std::map<std::string, std::string>*>(data);
    if (info->type != H5O_TYPE_DATASET) return 0;
    const Dataset dataset(H5Dopen2(root, name, H5P_DEFAULT), "H5Dopen");
    const Datatype type(H5Dget_type(dataset.get()), "H5Dget_type");
    std::string& bytes = all[name];
    if (H5Tget_class(type.get()) == H5T_STRING) {
      for (const std::string& label : read_labels(dataset)) bytes += label + "\n";
    } else {
      std::size_t size = H5Tget_size(type.get());
      for (const hsize_t n : shape_of(dataset)) size *= n;
      bytes.resize(size);
      if (size > 0) {
        check(H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()),
              "H5Dread");
      }
    }
    return 0;
  };
  check(H5Ovisit2(file.get(), H5_INDEX_NAME, H5_ITER_INC, visit, &result, H5O_INFO_BASIC),
        "H5Ovisit");
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
