#pragma once

#include <cstddef>
#include <string>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Returns the type of texts of `bytes` bytes. Throws Hdf5Error when the library refuses.
[[nodiscard]] Datatype fixed_text_type(std::size_t bytes, H5T_cset_t characters, H5T_str_t padding);

/// Returns the text of a field of a fixed length, without the NULs or blanks that pad it.
[[nodiscard]] std::string trimmed(const char* data, std::size_t bytes);

}  // namespace gigaload::output
