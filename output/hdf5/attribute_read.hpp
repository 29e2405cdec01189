#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Any function below throws Hdf5Error when the library refuses.

[[nodiscard]] bool has_attribute(hid_t object, const std::string& name);
[[nodiscard]] bool is_text(hid_t object, const std::string& attribute);
/// Reads one text of any kind of length, without padding; nothing for anything else that has the
/// name. Throws Hdf5Error where nothing has.
[[nodiscard]] std::optional<std::string> find_text(hid_t object, const std::string& name);
/// Reads one whole number from -2^63 to 2^63 - 1; nothing for anything else that has the name.
/// Throws Hdf5Error where nothing has.
[[nodiscard]] std::optional<std::int64_t> find_integer(hid_t object, const std::string& name);
/// Reads one text of any kind of length, without padding. Throws Hdf5Error for anything else, such
/// as a list.
[[nodiscard]] std::string get_text(hid_t object, const std::string& name);
/// Reads one whole number from 0 to 2^64 - 1, or a text of one. Throws Hdf5Error for anything else.
[[nodiscard]] std::uint64_t get_unsigned(hid_t object, const std::string& name);
/// Reads one number. Throws Hdf5Error for anything else.
[[nodiscard]] double get_number(hid_t object, const std::string& name);
/// Returns the names of the attributes, in the order written.
[[nodiscard]] std::vector<std::string> attribute_names(hid_t object);

}  // namespace gigaload::output
