#include "output/hdf5/cf.hpp"

#include <fmt/format.h>

#include <limits>

#include "output/hdf5/attribute_write.hpp"

namespace gigaload::output {

std::string cf_unit(const std::string& unit) {
  if (unit.find("USD") != std::string::npos) return {};
  if (unit.starts_with("1/")) return fmt::format("({})-1", cf_unit(unit.substr(2)));
  const auto hours = unit.find("Wh");
  if (hours == std::string::npos) return unit;
  const std::string front = unit.substr(0, hours), rest = unit.substr(hours + 2);
  const auto slash = front.find('/');
  if (slash == std::string::npos) return fmt::format("{}W h{}", front, rest);
  return fmt::format("{}({}W h){}", front.substr(0, slash + 1), front.substr(slash + 1), rest);
}

void put_flags(hid_t object, const std::vector<std::string>& meanings) {
  std::vector<std::int8_t> values;
  std::string text;
  for (const std::string& meaning : meanings) {
    text += (text.empty() ? "" : " ") + meaning;
    values.push_back(static_cast<std::int8_t>(values.size()));
  }
  const hsize_t count = values.size();
  const Dataspace space(H5Screate_simple(1, &count, nullptr), "H5Screate_simple");
  const Attribute attribute(
      H5Acreate2(object, "flag_values", H5T_STD_I8LE, space.get(), H5P_DEFAULT, H5P_DEFAULT),
      "H5Acreate flag_values");
  check(H5Awrite(attribute.get(), H5T_NATIVE_INT8, values.data()), "H5Awrite flag_values");
  put_text(object, "flag_meanings", text);
}

void describe(const Dataset& dataset, const std::string& unit, const std::string& long_name) {
  put_text(dataset.get(), "long_name", long_name);
  if (!unit.empty()) put_text(dataset.get(), "units", unit);
}

void describe_times(const Dataset& dataset, const std::string& unit, const std::string& long_name) {
  describe(dataset, unit, long_name);
  put_text(dataset.get(), "standard_name", "time");
  put_text(dataset.get(), "calendar", "proleptic_gregorian");
  put_text(dataset.get(), "axis", "T");
}

void put_missing_value(const Dataset& dataset) {
  const Datatype type(H5Dget_type(dataset.get()), "H5Dget_type");
  if (H5Tget_size(type.get()) == sizeof(float)) {
    put_float(dataset.get(), "_FillValue", std::numeric_limits<float>::quiet_NaN());
  } else {
    put_double(dataset.get(), "_FillValue", std::numeric_limits<double>::quiet_NaN());
  }
}

Dataset write_numbers(hid_t where, const std::string& name, hid_t type,
                      const std::vector<double>& values) {
  Dataset dataset = create_numbers(where, name, type, {{values.size()}, {}, false});
  write_rows(dataset, 0, values.size(), values.data());
  return dataset;
}

Dataset create_axis(hid_t where, const std::string& name, hid_t type,
                    const std::vector<double>& values, const std::string& unit,
                    const std::string& long_name) {
  Dataset dataset = write_numbers(where, name, type, values);
  make_scale(dataset, name);
  describe(dataset, unit, long_name);
  return dataset;
}

}  // namespace gigaload::output
