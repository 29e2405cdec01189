#include "scenarios/pras/pras_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <span>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "grid/core/error.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/matrix.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/hdf5/object_names.hpp"
#include "output/hdf5/text_table.hpp"

namespace gigaload::scenarios {

namespace {

using grid::adequacy::Series;
using output::Dataset;

constexpr hsize_t kMostSteps = 100'000'000;
constexpr hsize_t kSlab = 4'000'000;     // numbers that are read at a time
constexpr double kBytesOfEntity = 1000;  // of an assessment, besides its series
constexpr std::array<const char*, 7> kOwnAttributes{
    "pras_dataversion", "start_timestamp", "timestep_count", "timestep_length",
    "timestep_unit",    "power_unit",      "energy_unit"};

std::string text_of(const std::vector<hsize_t>& shape) {
  std::string text;
  for (const auto n : shape) text += (text.empty() ? "" : " x ") + std::to_string(n);
  return text.empty() ? "of no shape" : text;
}

/// Takes the columns of a dataset; those that are alike share one series.
class SeriesOfColumns {
 public:
  explicit SeriesOfColumns(std::size_t steps) : steps_(steps) {}

  /// Adds the columns of `values`, [step][column of `width`]. Returns the bytes that each keeps
  /// more.
  std::vector<double> add(const std::vector<double>& values, std::size_t width) {
    constexpr std::size_t kTile = 16;  // steps and columns that the caches hold on both sides
    columns_.resize(width * steps_);
    for (std::size_t begin = 0; begin < steps_; begin += kTile) {
      const std::size_t end = std::min(begin + kTile, steps_);
      for (std::size_t left = 0; left < width; left += kTile) {
        for (std::size_t i = left; i < std::min(left + kTile, width); ++i) {
          for (std::size_t t = begin; t < end; ++t)
            columns_[i * steps_ + t] = values[t * width + i];
        }
      }
    }
    std::vector<double> bytes;
    bytes.reserve(width);
    for (std::size_t i = 0; i < width; ++i) {
      bytes.push_back(add(std::span(columns_).subspan(i * steps_, steps_)));
    }
    return bytes;
  }

  std::vector<Series> result;

 private:
  double add(std::span<const double> column) {
    const auto* const characters = reinterpret_cast<const char*>(column.data());
    const std::size_t hash =
        std::hash<std::string_view>()(std::string_view(characters, column.size_bytes()));
    const auto [first, last] = known_.equal_range(hash);
    const auto alike = std::find_if(first, last, [&](const auto& known) {
      const Series& series = result[known.second];
      std::size_t t = 0;
      while (t < steps_ && series[t] == column[t]) ++t;
      return t == steps_;
    });
    if (alike != last) {
      result.push_back(result[alike->second]);
      return 0.0;
    }
    known_.emplace(hash, result.size());
    result.emplace_back(std::vector<double>(column.begin(), column.end()));
    return result.back().constant() ? 0.0 : static_cast<double>(steps_ * sizeof(double));
  }

  std::size_t steps_;
  std::vector<double> columns_;                              // [column][step]
  std::unordered_multimap<std::size_t, std::size_t> known_;  // place in result by hash
};

/// Returns why a file cannot be read at all; 0: it can.
int errno_of_reading(const std::filesystem::path& path) {
  errno = 0;
  return std::ifstream(path).good() ? 0 : errno;
}

}  // namespace

PrasInput::PrasInput(const std::filesystem::path& path) : name_(path.string()), budget_(path) {
  output::silence_hdf5();
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) fail("there is no such file");
  try {
    file_ = output::open_file(path, output::Access::read);
  } catch (const output::Hdf5Error& refused) {
    if (const int error = errno_of_reading(path); error != 0) {
      fail(std::generic_category().message(error));
    }
    if (H5Fis_hdf5(name_.c_str()) <= 0) fail("this is no HDF5 file, or it is cut off");
    fail("it is cut off or damaged: " + refused.reason());
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

void PrasInput::check_version() {
  const auto text = text_attribute("pras_dataversion");
  int major = -1, minor = -1, patch = -1;
  if (std::sscanf(text.c_str(), "v%d.%d.%d", &major, &minor, &patch) != 3) {
    fail("pras_dataversion '" + text + "' is not of the form v0.8.0");
  }
  if (major != 0 || minor < 5 || minor > 9) {
    fail("pras_dataversion '" + text + "' is not known; v0.5 to v0.9 are");
  }
  minor_ = minor;
}

std::map<std::string, std::string> PrasInput::user_attributes() const {
  std::map<std::string, std::string> attributes;
  for (const std::string& name : output::names_of_attributes(file_.get())) {
    if (std::ranges::find(kOwnAttributes, name) != kOwnAttributes.end()) continue;
    if (auto text = output::find_text(file_.get(), name)) attributes[name] = *text;
  }
  return attributes;
}

std::vector<std::string> PrasInput::unread() const {
  std::vector<std::string> found;
  for (const std::string& name : output::names_of_attributes(file_.get())) {
    if (std::ranges::find(kOwnAttributes, name) != kOwnAttributes.end()) continue;
    if (!output::find_text(file_.get(), name)) found.push_back("attribute '" + name + "'");
  }
  for (const std::string& name : output::names_of_links(file_.get())) {
    const auto read = read_.find(name);
    if (read == read_.end()) {
      found.push_back("'" + name + "'");
      continue;
    }
    const output::Group group(H5Gopen2(file_.get(), name.c_str(), H5P_DEFAULT), "H5Gopen");
    for (const std::string& attribute : output::names_of_attributes(group.get())) {
      found.push_back(fmt::format("attribute '{}' of '{}'", attribute, name));
    }
    for (const std::string& set : output::names_of_links(group.get())) {
      if (!read->second.contains(set)) found.push_back(fmt::format("'{}/{}'", name, set));
    }
  }
  return found;
}

void PrasInput::keep(const std::string& group, double bytes) const {
  const std::string refusal = budget_.keep(bytes);
  if (!refusal.empty()) fail(group, refusal);
}

bool PrasInput::has(const char* group) const { return output::has_link(file_.get(), group); }

Dataset PrasInput::dataset(const std::string& group, const std::string& name) const {
  const auto path = group + "/" + name;
  if (!output::has_link(file_.get(), group) || !output::has_link(file_.get(), path)) {
    fail(group, "dataset '" + name + "' is missing");
  }
  read_[group].insert(name);
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
  keep(group, kBytesOfEntity * static_cast<double>(extent[0]));
  check_chunk(group, "_core", set);
  if (output::class_of(set) != H5T_COMPOUND) {
    fail(group, "'_core' is not a table with named columns");
  }
  std::vector<std::vector<std::string>> columns;
  columns.reserve(fields.size());
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
  keep(group, static_cast<double>(output::bytes_of_text_column(core, field)));
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
  const H5T_class_t kind = output::class_of(set);
  if (kind != H5T_INTEGER && kind != H5T_FLOAT) {
    fail(group, "dataset '" + name + "' has no numbers");
  }
  check_chunk(group, name, set);
  const double numbers = static_cast<double>(steps) * static_cast<double>(entities);
  const std::string refusal = budget_.go_through(numbers * sizeof(double));
  if (!refusal.empty()) fail(group, "dataset '" + name + "': " + refusal);
}

std::vector<Series> PrasInput::series(const std::string& group, const std::string& name,
                                      std::size_t steps, std::size_t entities) const {
  const auto set = dataset(group, name);
  check_series(group, name, set, steps, entities);
  if (entities == 0) return {};
  const hsize_t slab = columns_at_a_time(group, name, set, steps, entities);
  SeriesOfColumns columns(steps);
  std::vector<double> values;
  for (hsize_t first = 0; first < entities; first += slab) {
    const hsize_t width = std::min<hsize_t>(slab, entities - first);
    try {
      output::read_columns(set, first, width, values);
    } catch (const output::Hdf5Error&) {
      fail(group, "dataset '" + name + "' cannot be read: the file is damaged");
    }
    for (const double bytes : columns.add(values, width)) keep(group, bytes);
  }
  return std::move(columns.result);
}

std::vector<double> PrasInput::at_start(const std::string& group, const std::string& name,
                                        std::size_t entities) const {
  if (!output::has_link(file_.get(), group + "/" + name)) return {};
  const auto set = dataset(group, name);
  const auto extent = output::shape_of(set);
  const bool is_list = extent == std::vector<hsize_t>{entities};
  if (!is_list && (extent.size() != 2 || extent[0] == 0 || extent[1] != entities)) {
    fail(group, "dataset '" + name + "' is " + text_of(extent) + ", it should be 1 x " +
                    std::to_string(entities) + " entities");
  }
  const H5T_class_t kind = output::class_of(set);
  if (kind != H5T_INTEGER && kind != H5T_FLOAT) {
    fail(group, "dataset '" + name + "' has no numbers");
  }
  check_chunk(group, name, set);
  std::vector<double> values(entities);
  if (entities == 0) return values;
  try {
    output::read_first_row(set, values);
  } catch (const output::Hdf5Error&) {
    fail(group, "dataset '" + name + "' cannot be read: the file is damaged");
  }
  return values;
}

/// HDF5 holds all of a chunk in memory, however little of it there is.
void PrasInput::check_chunk(const std::string& group, const std::string& name,
                            const Dataset& set) const {
  const std::vector<hsize_t> chunk = output::chunk_of(set);
  if (chunk.empty()) return;
  double bytes = static_cast<double>(output::bytes_of_entry(set));
  for (const hsize_t n : chunk) bytes *= static_cast<double>(n);
  check_slab(group, name, bytes);
}

void PrasInput::check_slab(const std::string& group, const std::string& name, double bytes) const {
  if (bytes <= std::max(budget_.left_to_keep(), static_cast<double>(kSlab * sizeof(double))))
    return;
  fail(group, "dataset '" + name + "' has chunks of " +
                  std::to_string(static_cast<std::uint64_t>(bytes / 1e6)) +
                  " MB, more than a file of this size may ask for");
}

/// A slab is of whole chunks, so that each is deflated once.
hsize_t PrasInput::columns_at_a_time(const std::string& group, const std::string& name,
                                     const Dataset& set, std::size_t steps,
                                     std::size_t entities) const {
  const std::vector<hsize_t> chunk = output::chunk_of(set);
  const hsize_t width = chunk.empty() ? 1 : std::clamp<hsize_t>(chunk.at(1), 1, entities);
  check_slab(group, name, static_cast<double>(steps * width * sizeof(double)));
  return width * std::max<hsize_t>(1, kSlab / (steps * width));
}

}  // namespace gigaload::scenarios
