#pragma once

#include <string>
#include <vector>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Tells whether there is something of that path.
[[nodiscard]] bool has_link(hid_t where, const std::string& path);
/// Return the names of an object's attributes and of a group's links by alphabet, `most` at most,
/// without those longer than 255 bytes. They ask by index: the structures that H5Oget_info and
/// H5Literate fill in are others from HDF5 1.12 on.
[[nodiscard]] std::vector<std::string> names_of_attributes(hid_t object, hsize_t most = 10'000);
[[nodiscard]] std::vector<std::string> names_of_links(hid_t group, hsize_t most = 10'000);

}  // namespace gigaload::output
