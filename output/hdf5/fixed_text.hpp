#pragma once

#include <cstddef>
#include <string>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Returns the type of texts of `bytes` bytes. Throws Hdf5Error when the library refuses.
[[nodiscard]] Datatype fixed_text_type(std::size_t bytes, H5T_cset_t characters, H5T_str_t padding);

/// Returns the text of such a field, padded with NUL or blanks.
[[nodiscard]] std::string trimmed(const char* data, std::size_t bytes);

}  // namespace gigaload::output
