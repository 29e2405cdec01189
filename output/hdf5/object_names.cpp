#include "output/hdf5/object_names.hpp"

#include <array>

namespace gigaload::output {

namespace {

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

}  // namespace gigaload::output
