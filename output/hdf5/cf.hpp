#pragma once

/// The CF conventions name what a variable says of itself, the same in every file: name, unit,
/// missing values, flags, times.

#include <string>
#include <vector>

#include "output/hdf5/netcdf.hpp"

namespace gigaload::output {

/// Any function below throws Hdf5Error when the library refuses.

/// Gives a unit as UDUNITS reads it, which CF wants: "MW h" for "MWh". Empty for one of money.
[[nodiscard]] std::string cf_unit(const std::string& unit);

/// Puts long_name, and units where there is one.
void describe(const Dataset& dataset, const std::string& unit, const std::string& long_name);
/// Describes moments: a time axis with its calendar.
void describe_times(const Dataset& dataset, const std::string& unit, const std::string& long_name);
/// Declares that NaN, of the dataset's own kind, is a value that is missing.
void put_missing_value(const Dataset& dataset);
/// Says what the numbers 0, 1, ... of an eight-bit variable mean (CF: flag_meanings).
void put_flags(hid_t object, const std::vector<std::string>& meanings);

/// Creates and writes numbers that do not grow.
[[nodiscard]] Dataset write_numbers(hid_t where, const std::string& name, hid_t type,
                                    const std::vector<double>& values);
/// Creates a dimension with its numbers and what they are.
[[nodiscard]] Dataset create_axis(hid_t where, const std::string& name, hid_t type,
                                  const std::vector<double>& values, const std::string& unit,
                                  const std::string& long_name);

}  // namespace gigaload::output
