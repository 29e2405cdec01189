#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Each function below puts an attribute in the place of one that has its name and kind. It throws
/// Hdf5Error when the library refuses.

/// Writes a text of fixed length, netCDF's NC_CHAR: NCO's operators, netCDF-Fortran and Octave know
/// no attribute of variable length. `room`: bytes that are kept for a longer text, so that it can
/// take this one's place.
void put_text(hid_t object, const std::string& name, const std::string& text, std::size_t room = 0);
/// Writes a whole number in a type that CF 1.8 has: an int, above that a double as long as it is
/// exact, above 2^53 a text.
void put_unsigned(hid_t object, const std::string& name, std::uint64_t value);
/// Write a number in as many bytes as it has.
void put_float(hid_t object, const std::string& name, float value);
void put_double(hid_t object, const std::string& name, double value);

/// Writes a scalar text of just its length, as files of PRAS have it.
void put_fixed_text(hid_t object, const std::string& name, const std::string& text);
/// Writes a scalar whole number, as files of PRAS have it.
void put_integer(hid_t object, const std::string& name, std::int64_t value);

}  // namespace gigaload::output
