#include "output/result/result_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string_view>

#include "grid/adequacy/sampling/risk.hpp"
#include "grid/core/error.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/trajectory/provenance.hpp"
#include "output/variables/layout.hpp"
#include "output/variables/variable_check.hpp"
#include "output/variables/variables.hpp"

namespace gigaload::output {

namespace {

std::string attribute_or_nothing(const Dataset& dataset, const char* name) {
  return has_attribute(dataset.get(), name) ? get_text(dataset.get(), name) : std::string();
}

/// An attribute of any kind as text; a number may be one that a run has not written.
std::string attribute_text(hid_t root, const std::string& name) {
  if (is_text(root, name)) return get_text(root, name);
  const std::optional<std::int64_t> number = find_integer(root, name);
  return number ? std::to_string(*number) : std::to_string(get_unsigned(root, name));
}

constexpr hsize_t kBounds = 2;  // begin and end of a time

/// Names that schema 2 changed, and what they are in a file of schema 1.
constexpr std::pair<std::string_view, std::string_view> kRenamed[] = {
    {"sample_quantile", "quantile"},
    {"buildout/exchange_time", "buildout/time"},
    {"sensitivity/exchange_time", "sensitivity/time"},
    {"exchange/exchange_time", "exchange/time"},
    {"exchange/exchange_time_bnds", "exchange/time_bnds"},
};

}  // namespace

struct ResultFile::Implementation {
  std::filesystem::path path;
  File file;
  bool is_of_schema_1 = false;
  /// What every variable is held against is read once: a file has hundreds of variables.
  mutable std::optional<std::size_t> known_hours, known_exchanges;
  mutable std::map<std::string, hsize_t> known_lengths;

  template <class Action>
  auto read(Action action) const {
    try {
      return action();
    } catch (const Hdf5Error& error) {
      throw InputError("cannot read " + path.string() + ": " + error.reason());
    }
  }

  /// Hours, and exchanges that end in them: a program killed while it wrote may have left more
  /// rows in some variables than in others.
  [[nodiscard]] std::size_t rows(Place place) const {
    std::optional<std::size_t>& known = place == Place::root ? known_hours : known_exchanges;
    if (!known) known = count_rows(place);
    return *known;
  }

  [[nodiscard]] std::size_t count_rows(Place place) const {
    const std::size_t hours = hours_on_file(open("time"));
    if (place == Place::root || hours == 0) return hours;
    const double end = read_rows(open("time"), hours - 1, 1).front() + 1.0;
    const auto bounds = read_all(open("exchange/exchange_time_bnds"));
    std::size_t exchanges = 0;
    while (2 * exchanges + 1 < bounds.size() && bounds[2 * exchanges + 1] <= end) ++exchanges;
    return exchanges;
  }

  [[nodiscard]] std::vector<std::size_t> shape(const Variable& v, const Dataset& dataset) const {
    std::vector<std::size_t> result;
    for (const hsize_t size : shape_of(dataset)) result.push_back(size);
    if (v.axes.front() != Axis::time) return result;
    const std::size_t times = rows(v.place);
    if (result.front() < times) {
      const std::string text = "\"" + on_file(path_of(v)) + "\" is shorter than its times";
      throw Hdf5Error(text, text);
    }
    result.front() = times;
    return result;
  }

  /// The path on file of a variable or axis.
  [[nodiscard]] std::string on_file(const std::string& name) const {
    for (const auto& [now, before] : kRenamed) {
      if (is_of_schema_1 && name == now) return std::string(before);
    }
    return name;
  }

  /// The name of an axis in its group.
  [[nodiscard]] std::string dimension(Place place, Axis axis) const {
    const std::string group = name_of(place), name = name_of(axis, place);
    const std::string found = on_file(group.empty() ? name : group + "/" + name);
    return found.substr(found.rfind('/') + 1);
  }

  [[nodiscard]] bool contains(const std::string& name) const {
    return H5Lexists(file.get(), on_file(name).c_str(), H5P_DEFAULT) > 0;
  }

  [[noreturn]] void refuse_missing(const std::string& name) const {
    throw InputError(path.string() + ": there is no variable \"" + name + "\"");
  }

  [[nodiscard]] Dataset open(const std::string& name) const {
    if (!contains(name)) refuse_missing(name);
    const Variable* const variable = find_variable(name);
    if (variable == nullptr) throw InternalError(name + " is no variable of a result");
    return open_checked(file, on_file(name), *variable,
                        [&](Axis axis) { return length_of(variable->place, axis); });
  }

  /// The length of an axis: of its own variable in the group, or in the root.
  [[nodiscard]] std::optional<hsize_t> length_of(Place place, Axis axis) const {
    if (axis == Axis::bounds) return kBounds;
    if (axis == Axis::month) return grid::kMonths;
    if (axis == Axis::hour_of_day) return grid::kHoursOfDay;
    const std::string group = name_of(place), name = name_of(axis, place);
    const std::string in_group = group.empty() ? name : group + "/" + name;
    const auto known = known_lengths.find(in_group);
    if (known != known_lengths.end()) return known->second;
    if (!contains(in_group) && !contains(name)) return std::nullopt;
    const std::string own = on_file(contains(in_group) ? in_group : name);
    const auto size = shape_of(open_own(file, own));
    if (size.size() != 1) throw Hdf5Error("axis", "\"" + own + "\" is no list");
    return known_lengths.emplace(in_group, size.front()).first->second;
  }
};

ResultFile::ResultFile(std::filesystem::path path)
    : implementation_(std::make_unique<Implementation>()) {
  implementation_->path = std::move(path);
  const auto& name = implementation_->path;
  std::error_code ignored;
  if (!std::filesystem::exists(name, ignored)) {
    throw InputError("cannot read " + name.string() + ": there is no such file");
  }
  if (std::filesystem::is_directory(name, ignored)) {
    throw InputError("cannot read " + name.string() + ": it is a directory");
  }
  if (!std::filesystem::is_regular_file(name, ignored)) {
    throw InputError("cannot read " + name.string() + ": it is no file");
  }
  if (H5Fis_hdf5(name.c_str()) == 0) {
    throw InputError("cannot read " + name.string() +
                     ": it is no HDF5 file, as results are; gigaload run makes one of a scenario");
  }
  implementation_->read([&] {
    implementation_->file = open_file(name, Access::read);
    check_schema(implementation_->file, name);
    implementation_->is_of_schema_1 =
        get_text(implementation_->file.get(), "schema_version").starts_with("1.");
  });
}

ResultFile::~ResultFile() = default;
ResultFile::ResultFile(ResultFile&&) noexcept = default;
ResultFile& ResultFile::operator=(ResultFile&&) noexcept = default;

const std::filesystem::path& ResultFile::path() const { return implementation_->path; }

std::size_t ResultFile::planned_hours() const {
  return implementation_->read(
      [&] { return get_unsigned(implementation_->file.get(), "planned_hours"); });
}

std::size_t ResultFile::hours() const {
  return implementation_->read([&] { return implementation_->rows(Place::root); });
}

bool ResultFile::is_complete() const {
  if (hours() != planned_hours()) return false;
  const auto energy = read("summary/energy").values;
  return std::ranges::none_of(energy, [](double value) { return std::isnan(value); });
}

grid::Hour ResultFile::begin() const {
  const std::string start = implementation_->read(
      [&] { return get_text(implementation_->file.get(), "time_coverage_start"); });
  const std::optional<grid::Hour> hour = hour_of_iso_time(start);
  if (hour) return *hour;
  throw InputError("cannot read " + implementation_->path.string() +
                   ": its attribute time_coverage_start, \"" + start +
                   "\", is no time such as 2025-01-01T00:00:00Z");
}

std::vector<std::pair<std::string, std::size_t>> ResultFile::dimensions() const {
  return implementation_->read([&] {
    std::vector<std::pair<std::string, std::size_t>> result;
    for (const Variable& v : output::variables()) {
      const std::string path = path_of(v);
      if (!is_own_dimension(v) || !implementation_->contains(path)) continue;
      result.emplace_back(implementation_->on_file(path),
                          implementation_->shape(v, implementation_->open(path)).front());
    }
    return result;
  });
}

std::vector<VariableInfo> ResultFile::variables() const {
  return implementation_->read([&] {
    std::vector<VariableInfo> result;
    for (const Variable& v : output::variables()) {
      VariableInfo info;
      if (!implementation_->contains(path_of(v))) continue;
      const Dataset dataset = implementation_->open(path_of(v));
      info.path = implementation_->on_file(path_of(v));
      for (const Axis axis : v.axes) {
        info.dimensions.push_back(implementation_->dimension(v.place, axis));
      }
      info.shape = implementation_->shape(v, dataset);
      info.unit = attribute_or_nothing(dataset, "units");
      info.long_name = attribute_or_nothing(dataset, "long_name");
      result.push_back(std::move(info));
    }
    return result;
  });
}

std::vector<std::pair<std::string, std::string>> ResultFile::attributes() const {
  return implementation_->read([&] {
    const hid_t root = implementation_->file.get();
    std::vector<std::pair<std::string, std::string>> result;
    for (const std::string& name : attribute_names(root)) {
      result.emplace_back(name, attribute_text(root, name));
    }
    return result;
  });
}

std::string ResultFile::schema_version() const {
  return implementation_->read(
      [&] { return get_text(implementation_->file.get(), "schema_version"); });
}

bool ResultFile::contains(const std::string& path) const { return implementation_->contains(path); }

std::vector<std::string> ResultFile::labels(const std::string& path) const {
  return implementation_->read([&] {
    const Variable* const variable = find_variable(path);
    if (variable == nullptr) return std::vector<std::string>();
    const bool has_any =
        contains(path) ||
        implementation_->length_of(variable->place, variable->axes.front()).value_or(0) > 0;
    return has_any ? read_labels(implementation_->open(path)) : std::vector<std::string>();
  });
}

Array ResultFile::read(const std::string& path) const {
  return read(path, 0, std::numeric_limits<std::size_t>::max());
}

Array ResultFile::read(const std::string& path, std::size_t first, std::size_t count) const {
  return implementation_->read([&] {
    const Variable* const variable = find_variable(path);
    if (variable == nullptr) implementation_->refuse_missing(path);
    if (variable->storage == Storage::text) {
      throw InputError(implementation_->path.string() + ": \"" + path + "\" is no numbers");
    }
    Array array;
    const Dataset dataset = implementation_->open(path);
    array.shape = implementation_->shape(*variable, dataset);
    const std::size_t rows = array.shape.front();
    first = std::min(first, rows);
    array.shape.front() = std::min(count, rows - first);
    array.values = read_rows(dataset, first, array.shape.front());
    return array;
  });
}

std::vector<int> ResultFile::years() const {
  std::vector<int> result;
  for (const double year : read("summary/year").values) result.push_back(static_cast<int>(year));
  return result;
}

std::vector<grid::Hour> ResultFile::exchange_times() const {
  const auto first = static_cast<double>(begin()), end = first + static_cast<double>(hours());
  std::vector<grid::Hour> result;
  double earliest = first;
  for (const double time : read("exchange/exchange_time").values) {
    if (!(time >= earliest && time < end)) {
      throw InputError("cannot read " + implementation_->path.string() +
                       ": the times of its exchanges are not those of its hours");
    }
    result.push_back(static_cast<grid::Hour>(time));
    earliest = time + 1.0;
  }
  return result;
}

}  // namespace gigaload::output
