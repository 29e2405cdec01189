#include "output/hdf5/fixed_text.hpp"

#include <algorithm>

namespace gigaload::output {

Datatype fixed_text_type(std::size_t bytes, H5T_cset_t characters, H5T_str_t padding) {
  Datatype type(H5Tcopy(H5T_C_S1), "H5Tcopy");
  check(H5Tset_size(type.get(), bytes), "H5Tset_size");
  check(H5Tset_strpad(type.get(), padding), "H5Tset_strpad");
  check(H5Tset_cset(type.get(), characters), "H5Tset_cset");
  return type;
}

std::string trimmed(const char* data, std::size_t bytes) {
  std::string text(data, std::find(data, data + bytes, '\0'));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace gigaload::output
