#include "output/hdf5/attribute_write.hpp"

#include <algorithm>
#include <limits>

#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/fixed_text.hpp"

namespace gigaload::output {

namespace {

/// Writes a value, or puts it in the place of another of the same kind.
void put_attribute(hid_t object, const std::string& name, hid_t file_type, hid_t memory_type,
                   bool scalar, const void* value) {
  if (has_attribute(object, name)) {
    // in its place: a new one would move the object's header, and a kill meanwhile lose it
    const Attribute attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), "H5Aopen " + name);
    check(H5Awrite(attribute.get(), memory_type, value), "H5Awrite " + name);
    return;
  }
  const hsize_t one = 1;
  // netCDF's numbers are vectors, its texts scalars
  const Dataspace space(scalar ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &one, nullptr),
                        "H5Screate");
  const Attribute attribute(
      H5Acreate2(object, name.c_str(), file_type, space.get(), H5P_DEFAULT, H5P_DEFAULT),
      "H5Acreate " + name);
  check(H5Awrite(attribute.get(), memory_type, value), "H5Awrite " + name);
}

}  // namespace

void put_text(hid_t object, const std::string& name, const std::string& text, std::size_t room) {
  std::size_t size = std::max({text.size(), room, std::size_t{1}});
  if (has_attribute(object, name)) {
    const Attribute attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), "H5Aopen " + name);
    const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type " + name);
    const bool fits = H5Tget_class(type.get()) == H5T_STRING &&
                      H5Tis_variable_str(type.get()) == 0 && H5Tget_size(type.get()) >= size;
    if (fits) {
      size = H5Tget_size(type.get());
    } else {
      check(H5Adelete(object, name.c_str()), "H5Adelete " + name);
    }
  }
  const Datatype type = fixed_text_type(size, H5T_CSET_UTF8, H5T_STR_NULLTERM);
  std::string padded = text;
  padded.resize(size, '\0');
  put_attribute(object, name, type.get(), type.get(), true, padded.data());
}

void put_unsigned(hid_t object, const std::string& name, std::uint64_t value) {
  constexpr std::uint64_t kExact = std::uint64_t{1} << 53U;
  if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max())) {
    put_attribute(object, name, H5T_STD_I32LE, H5T_NATIVE_UINT64, false, &value);
  } else if (value <= kExact) {
    put_double(object, name, static_cast<double>(value));
  } else {
    put_text(object, name, std::to_string(value));
  }
}

void put_float(hid_t object, const std::string& name, float value) {
  put_attribute(object, name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, false, &value);
}

void put_double(hid_t object, const std::string& name, double value) {
  put_attribute(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, false, &value);
}

void put_fixed_text(hid_t object, const std::string& name, const std::string& text) {
  if (has_attribute(object, name)) check(H5Adelete(object, name.c_str()), "H5Adelete " + name);
  const Datatype type =
      fixed_text_type(std::max<std::size_t>(1, text.size()), H5T_CSET_ASCII, H5T_STR_NULLPAD);
  put_attribute(object, name, type.get(), type.get(), true, text.c_str());
}

void put_integer(hid_t object, const std::string& name, std::int64_t value) {
  put_attribute(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, true, &value);
}

}  // namespace gigaload::output
