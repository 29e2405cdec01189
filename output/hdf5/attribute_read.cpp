#include "output/hdf5/attribute_read.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#include "output/hdf5/fixed_text.hpp"

namespace gigaload::output {

namespace {

constexpr std::size_t kMostText = 1 << 26;

Attribute open_attribute(hid_t object, const std::string& name) {
  return {H5Aopen(object, name.c_str(), H5P_DEFAULT), "H5Aopen " + name};
}

bool is_one(const Attribute& attribute, const Datatype& type, H5T_class_t kind) {
  const Dataspace space(H5Aget_space(attribute.get()), "H5Aget_space");
  return H5Tget_class(type.get()) == kind && H5Sget_simple_extent_npoints(space.get()) == 1;
}

/// The library moves a number into the range of the type that it is read as, without a word: the
/// type of the same sign is read first.
bool is_signed(const Datatype& type) { return H5Tget_sign(type.get()) != H5T_SGN_NONE; }

bool is_wider_than_ours(const Datatype& type) {
  return H5Tget_size(type.get()) > sizeof(std::uint64_t);
}

}  // namespace

bool has_attribute(hid_t object, const std::string& name) {
  return check(H5Aexists(object, name.c_str()), "H5Aexists") > 0;
}

std::optional<std::string> find_text(hid_t object, const std::string& name) {
  const Attribute attribute = open_attribute(object, name);
  const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type");
  if (!is_one(attribute, type, H5T_STRING)) return std::nullopt;
  if (H5Tis_variable_str(type.get()) > 0) {
    char* text = nullptr;
    if (H5Aread(attribute.get(), type.get(), static_cast<void*>(&text)) < 0 || text == nullptr) {
      return std::nullopt;
    }
    std::string result(text);
    H5free_memory(text);
    return result;
  }
  const std::size_t size = H5Tget_size(type.get());
  if (size == 0 || size > kMostText) return std::nullopt;
  std::vector<char> buffer(size);
  if (H5Aread(attribute.get(), type.get(), buffer.data()) < 0) return std::nullopt;
  return trimmed(buffer.data(), size);
}

std::optional<std::int64_t> find_integer(hid_t object, const std::string& name) {
  const Attribute attribute = open_attribute(object, name);
  const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type");
  if (!is_one(attribute, type, H5T_INTEGER) || is_wider_than_ours(type)) return std::nullopt;
  if (is_signed(type)) {
    std::int64_t value = 0;
    if (H5Aread(attribute.get(), H5T_NATIVE_INT64, &value) < 0) return std::nullopt;
    return value;
  }
  std::uint64_t value = 0;
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (H5Aread(attribute.get(), H5T_NATIVE_UINT64, &value) < 0 || value > kMost) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

std::string get_text(hid_t object, const std::string& name) {
  std::optional<std::string> text = find_text(object, name);
  if (!text) throw Hdf5Error("attribute", "the attribute " + name + " is no text");
  return *std::move(text);
}

std::uint64_t get_unsigned(hid_t object, const std::string& name) {
  const auto refuse = [&name] {
    throw Hdf5Error("attribute", "the attribute " + name + " is no whole number");
  };
  if (is_text(object, name)) {
    const std::string text = get_text(object, name);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) refuse();
    return number;
  }
  const Attribute attribute = open_attribute(object, name);
  const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type");
  const Dataspace space(H5Aget_space(attribute.get()), "H5Aget_space");
  if (H5Sget_simple_extent_npoints(space.get()) != 1) refuse();
  if (H5Tget_class(type.get()) == H5T_FLOAT) {  // what 32 bits do not hold
    double number = 0.0;
    check(H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, &number), "H5Aread " + name);
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (!(number >= 0.0 && number <= kExact) || number != std::floor(number)) refuse();
    return static_cast<std::uint64_t>(number);
  }
  if (H5Tget_class(type.get()) != H5T_INTEGER || is_wider_than_ours(type)) refuse();
  if (is_signed(type)) {
    std::int64_t value = 0;
    check(H5Aread(attribute.get(), H5T_NATIVE_INT64, &value), "H5Aread " + name);
    if (value < 0) refuse();
    return static_cast<std::uint64_t>(value);
  }
  std::uint64_t value = 0;
  check(H5Aread(attribute.get(), H5T_NATIVE_UINT64, &value), "H5Aread " + name);
  return value;
}

double get_number(hid_t object, const std::string& name) {
  const Attribute attribute = open_attribute(object, name);
  const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type");
  if (!is_one(attribute, type, H5T_FLOAT) && !is_one(attribute, type, H5T_INTEGER)) {
    throw Hdf5Error("attribute " + name, "attribute " + name + " is no number");
  }
  double value = 0.0;
  check(H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, &value), "H5Aread " + name);
  return value;
}

std::vector<std::string> attribute_names(hid_t object) {
  std::vector<std::string> names;
  const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* data) -> herr_t {
    static_cast<std::vector<std::string>*>(data)->emplace_back(name);
    return 0;
  };
  hsize_t position = 0;
  check(H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, collect, &names),
        "H5Aiterate");
  return names;
}

bool is_text(hid_t object, const std::string& name) {
  const Attribute attribute = open_attribute(object, name);
  const Datatype type(H5Aget_type(attribute.get()), "H5Aget_type");
  return H5Tget_class(type.get()) == H5T_STRING;
}

}  // namespace gigaload::output
