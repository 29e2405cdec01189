#include "scenarios/pras/pras_input.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "grid/core/error.hpp"
#include "output/hdf5/foreign.hpp"
#include "output/hdf5/netcdf.hpp"

namespace gigaload::scenarios {

namespace {

using grid::adequacy::Series;
using output::Dataset;

constexpr hsize_t kMostEntities = 1'000'000;
constexpr hsize_t kMostSteps = 100'000'000;
constexpr hsize_t kMostValues = 2'000'000'000;  // of one dataset: 16 GB
constexpr hsize_t kSmallChunk = 1'000'000;

std::string text_of(const std::vector<hsize_t>& shape) {
  std::string text;
  for (const auto n : shape) text += (text.empty() ? "" : " x ") + std::to_string(n);
  return text.empty() ? "of no shape" : text;
}

}  // namespace

PrasInput::PrasInput(const std::filesystem::path& path) : name_(path.string()) {
  output::silence_hdf5();
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) fail("there is no such file");
  try {
    file_ = output::File(H5Fopen(name_.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), "H5Fopen");
  } catch (const output::Hdf5Error&) {
    fail("this is no HDF5 file, or it is cut off");
  }
  check_version();
}

void PrasInput::fail(const std::string& what) const { throw InputError(name_ + ": " + what); }

void PrasInput::fail(const std::string& group, const std::string& what) const {
  fail("group '" + group + "': " + what);
}

std::string PrasInput::text_attribute(const char* name) const {
  if (!output::has_attribute(file_.get(), name)) {
    fail(std::string("attribute '") + name + "' is missing: this is no PRAS system");
  }
  const auto text = output::find_text(file_.get(), name);
  if (!text) fail(std::string("attribute '") + name + "' is not a text");
  return *text;
}

std::size_t PrasInput::number_attribute(const char* name) const {
  if (!output::has_attribute(file_.get(), name)) {
    fail(std::string("attribute '") + name + "' is missing: this is no PRAS system");
  }
  const auto value = output::find_integer(file_.get(), name);
  if (!value) fail(std::string("attribute '") + name + "' is not a whole number");
  if (*value < 1 || static_cast<hsize_t>(*value) > kMostSteps) {
    fail(std::string("attribute '") + name + "' is " + std::to_string(*value) +
         ", allowed is 1 to " + std::to_string(kMostSteps));
  }
  return static_cast<std::size_t>(*value);
}

void PrasInput::check_version() const {
  const auto text = text_attribute("pras_dataversion");
  int major = -1, minor = -1, patch = -1;
  if (std::sscanf(text.c_str(), "v%d.%d.%d", &major, &minor, &patch) != 3) {
    fail("pras_dataversion '" + text + "' is not of the form v0.8.0");
  }
  if (major != 0 || minor < 5 || minor > 8) {
    fail("pras_dataversion '" + text + "' is not known; v0.5 to v0.8 are");
  }
}

std::map<std::string, std::string> PrasInput::user_attributes() const {
  static const std::array<std::string, 7> own{
      "pras_dataversion", "start_timestamp", "timestep_count", "timestep_length",
      "timestep_unit",    "power_unit",      "energy_unit"};
  std::map<std::string, std::string> attributes;
  for (const std::string& name : output::names_of_attributes(file_.get())) {
    if (std::ranges::find(own, name) != own.end()) continue;
    if (auto text = output::find_text(file_.get(), name)) attributes[name] = *text;
  }
  return attributes;
}

bool PrasInput::has(const char* group) const { return output::has_link(file_.get(), group); }

Dataset PrasInput::dataset(const std::string& group, const std::string& name) const {
  const auto path = group + "/" + name;
  if (!output::has_link(file_.get(), group) || !output::has_link(file_.get(), path)) {
    fail(group, "dataset '" + name + "' is missing");
  }
  try {
    return {H5Dopen2(file_.get(), path.c_str(), H5P_DEFAULT), "H5Dopen"};
  } catch (const output::Hdf5Error&) {
    fail(group, "'" + name + "' is no dataset that can be opened");
  }
}

std::vector<std::vector<std::string>> PrasInput::core(
    const std::string& group, const std::vector<std::string>& fields) const {
  const auto set = dataset(group, "_core");
  const auto extent = output::shape_of(set);
  if (extent.size() != 1) fail(group, "'_core' is not a vector");
  if (extent[0] > kMostEntities) fail(group, "'_core' has too many entities");
  if (output::class_of(set) != H5T_COMPOUND) {
    fail(group, "'_core' is not a table with named columns");
  }
  std::vector<std::vector<std::string>> columns;
  for (const auto& field : fields) columns.push_back(column(group, set, extent[0], field));
  return columns;
}

std::vector<std::string> PrasInput::column(const std::string& group, const Dataset& core,
                                           hsize_t entities, const std::string& field) const {
  switch (output::text_column_fault(core, field, entities)) {
    case output::ColumnFault::missing:
      fail(group, "'_core' has no column '" + field + "'");
    case output::ColumnFault::no_fixed_text:
      fail(group, "column '" + field + "' of '_core' is not text of a fixed length");
    case output::ColumnFault::length:
      fail(group, "column '" + field + "' of '_core' has a wrong length");
    case output::ColumnFault::none:
      break;
  }
  try {
    return output::read_text_column(core, field);
  } catch (const output::Hdf5Error&) {
    fail(group, "column '" + field + "' of '_core' cannot be read: the file is damaged");
  }
}

void PrasInput::check_series(const std::string& group, const std::string& name, const Dataset& set,
                             std::size_t steps, std::size_t entities) const {
  const auto extent = output::shape_of(set);
  if (extent != std::vector<hsize_t>{steps, entities}) {
    fail(group, "dataset '" + name + "' is " + text_of(extent) + ", it should be " +
                    std::to_string(steps) + " steps x " + std::to_string(entities) + " entities");
  }
  if (steps * entities > kMostValues) fail(group, "dataset '" + name + "' is too large");
  const H5T_class_t kind = output::class_of(set);
  if (kind != H5T_INTEGER && kind != H5T_FLOAT) {
    fail(group, "dataset '" + name + "' has no numbers");
  }
  // a chunk far larger than its dataset is damage, and HDF5 would allocate all of it
  if (output::values_of_a_chunk(set) > static_cast<double>(kSmallChunk + 4 * steps * entities)) {
    fail(group, "dataset '" + name + "' has chunks of a wrong size: the file is damaged");
  }
}

std::vector<Series> PrasInput::series(const std::string& group, const std::string& name,
                                      std::size_t steps, std::size_t entities) const {
  const auto set = dataset(group, name);
  check_series(group, name, set, steps, entities);
  if (entities == 0) return {};
  std::vector<double> values;
  try {
    values = output::read_all(set);
  } catch (const output::Hdf5Error&) {
    fail(group, "dataset '" + name + "' cannot be read: the file is damaged");
  }
  std::vector<Series> result;
  result.reserve(entities);
  std::vector<double> one(steps);
  for (std::size_t i = 0; i < entities; ++i) {
    for (std::size_t t = 0; t < steps; ++t) one[t] = values[t * entities + i];
    result.emplace_back(one);
  }
  return result;
}

}  // namespace gigaload::scenarios
