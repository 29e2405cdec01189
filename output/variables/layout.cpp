#include "output/variables/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/cf.hpp"
#include "output/variables/variable_check.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::output {

namespace {

// A chunk is what a reader has to fetch and unpack for a single value of it, and each costs an
// entry of the index.
/// Of hourly blocks: three in the cache of 1 MiB that HDF5 gives a dataset of its own accord.
constexpr std::size_t kChunkBytes = 300'000;
/// Of rows of exchanges, which are not deflated: what is unused of the last one stays in the file.
constexpr std::size_t kRowChunkBytes = 65'536;
/// Hours of the time axis, 64 kB likewise.
constexpr std::size_t kTimeChunk = 8192;

hid_t file_type(Storage storage) {
  switch (storage) {
    case Storage::f32:
      return H5T_IEEE_F32LE;
    case Storage::i32:
      return H5T_STD_I32LE;
    default:
      return H5T_IEEE_F64LE;
  }
}

std::size_t bytes_of(Storage storage) { return storage == Storage::f64 ? 8 : 4; }

bool is_time(const Variable& v) { return v.axes.front() == Axis::time; }

/// Hours of a chunk: a divisor of the block, so that a block is whole chunks.
std::size_t hourly_chunk_rows(std::size_t row_bytes) {
  for (std::size_t parts = 1; parts < kBlockHours; ++parts) {
    if (kBlockHours % parts == 0 && kBlockHours / parts * row_bytes <= kChunkBytes) {
      return kBlockHours / parts;
    }
  }
  return 1;
}

/// Chunks of about equal use: they are on file whole, however few of their rows are used.
std::size_t even_chunk_rows(std::size_t rows, std::size_t most) {
  rows = std::max<std::size_t>(rows, 1);
  most = std::max<std::size_t>(most, 1);
  const std::size_t chunks = (rows - 1) / most + 1;
  return (rows - 1) / chunks + 1;
}

std::size_t chunk_rows(const Variable& v, const sim::Scenario& s) {
  if (!is_time(v)) return 0;
  const std::size_t row_bytes = columns_of(v, s) * bytes_of(v.storage);
  if (is_hourly_block(v)) return hourly_chunk_rows(row_bytes);
  const auto hours = static_cast<std::size_t>(s.end - s.begin);
  if (v.place == Place::root) return even_chunk_rows(hours, kTimeChunk);
  const auto exchanges =
      hours / static_cast<std::size_t>(s.exchange_h) + sim::size_of(Axis::year, s) + 1;
  return even_chunk_rows(exchanges, kRowChunkBytes / row_bytes);
}

std::size_t most_chunks(const sim::Scenario& s) {
  std::size_t most = 1;
  for (const Variable& v : variables()) {
    if (!is_written(v, s) || !is_time(v)) continue;
    const std::size_t rows = std::max<std::size_t>(chunk_rows(v, s), 1);
    most = std::max(most, static_cast<std::size_t>(s.end - s.begin) / rows + 1);
  }
  return most;
}

void describe(const Variable& v, const Dataset& dataset) {
  const hid_t id = dataset.get();
  const bool is_axis = is_own_dimension(v);
  const bool is_stamp = std::holds_alternative<Stamp>(v.source);
  const bool may_be_missing = !is_axis && !is_stamp;
  if (may_be_missing && v.floating()) put_missing_value(dataset);
  put_text(id, "long_name", v.long_name);
  if (*v.standard_name != '\0') put_text(id, "standard_name", v.standard_name);
  if (*v.unit != '\0') put_text(id, "units", v.unit);
  if (*v.cell_methods != '\0') put_text(id, "cell_methods", v.cell_methods);
  if (*v.ancillary != '\0') put_text(id, "ancillary_variables", v.ancillary);
  if (is_stamp) put_text(id, "calendar", "proleptic_gregorian");
  if (is_stamp && is_axis) {
    put_text(id, "axis", "T");
    if (v.place == Place::root || v.place == Place::exchange) {
      put_text(id, "bounds", std::string(v.name) + "_bnds");
    }
  }
}

std::vector<double> numbers_of_years(Calendar calendar, const sim::Scenario& s) {
  std::vector<double> values;
  for (int year = grid::year_of(s.begin); year <= grid::year_of(s.end - 1); ++year) {
    const auto from = std::max(s.begin, grid::start_of_year(year));
    const auto to = std::min(s.end, grid::start_of_year(year + 1));
    values.push_back(calendar == Calendar::year ? year : static_cast<double>(to - from));
  }
  return values;
}

/// The index of a dataset's chunks comes with the first of them and stays. It has to be on disk
/// with the labels: a program killed in a later flush may leave the address of an index, but not
/// the index.
void make_index(const Dataset& dataset, std::size_t columns) {
  const std::vector<double> row(columns, std::numeric_limits<double>::quiet_NaN());
  set_length(dataset, 1);
  write_rows(dataset, 0, 1, row.data());
  set_length(dataset, 0);
}

/// Creates datasets and remembers the dimensions for those that follow.
class Builder {
 public:
  Builder(const File& file, const sim::Scenario& scenario, const sim::BuildOutFutures* futures)
      : scenario_(scenario), futures_(futures) {
    groups_.try_emplace(Place::root, H5Gopen2(file.get(), "/", H5P_DEFAULT), "H5Gopen");
    constexpr std::pair<Place, Feature> kGroups[] = {
        {Place::build_out, Feature::none},   {Place::sensitivity, Feature::sensitivities},
        {Place::exchange, Feature::none},    {Place::summary, Feature::none},
        {Place::states, Feature::states},    {Place::planning_areas, Feature::planning_areas},
        {Place::adequacy, Feature::ensemble}};
    for (const auto& [place, feature] : kGroups) {
      if (!sim::has_feature(feature, scenario)) continue;
      groups_.try_emplace(place, create_group(file.get(), name_of(place)));
    }
    bounds_ = create_bare_dimension(file.get(), name_of(Axis::bounds),
                                    sim::size_of(Axis::bounds, scenario));
  }

  Stored add(const Variable& v) {
    Stored stored{&v, create(v), columns_of(v, scenario_), chunk_rows(v, scenario_)};
    if (is_own_dimension(v)) {
      make_scale(stored.dataset, v.name);
      scales_.try_emplace({v.place, v.axes.front()}, H5Dopen2(group(v.place), v.name, H5P_DEFAULT),
                          "H5Dopen");
    } else {
      for (unsigned axis = 0; axis < v.axes.size(); ++axis) {
        attach_scale(stored.dataset, scale(v.place, v.axes[axis]), axis);
      }
    }
    describe(v, stored.dataset);
    return stored;
  }

 private:
  hid_t group(Place place) const { return groups_.at(place).get(); }

  Dataset create(const Variable& v) {
    const hid_t where = group(v.place);
    if (const auto* labels = std::get_if<Labels>(&v.source)) {
      return create_labels(where, v.name, (*labels)(scenario_));
    }
    DatasetShape shape;
    for (const Axis axis : v.axes) shape.size.push_back(sim::size_of(axis, scenario_));
    if (is_time(v)) {
      shape.chunk = shape.size;
      shape.chunk[0] = chunk_rows(v, scenario_);
      shape.deflated = is_hourly_block(v);
    }
    Dataset dataset = create_numbers(where, v.name, file_type(v.storage), shape);
    if (is_time(v)) make_index(dataset, columns_of(v, scenario_));
    if (const auto* numbers = std::get_if<Numbers>(&v.source)) {
      write_rows(dataset, 0, shape.size[0], (*numbers)(scenario_).data());
    } else if (const auto* dates = std::get_if<FuturesDates>(&v.source)) {
      write_rows(dataset, 0, shape.size[0], (futures_->*(*dates))().data());
    } else if (const auto* calendar = std::get_if<Calendar>(&v.source)) {
      write_rows(dataset, 0, shape.size[0], numbers_of_years(*calendar, scenario_).data());
    }
    return dataset;
  }

  /// A group's own dimension, or the root's under a second name in the group, so that a group
  /// opened by itself has its labels.
  const Dataset& scale(Place place, Axis axis) {
    const auto own = scales_.find({place, axis});
    if (own != scales_.end()) return own->second;
    const Dataset& of_root = axis == Axis::bounds ? bounds_ : scales_.at({Place::root, axis});
    if (place != Place::root && linked_.insert({place, axis}).second) {
      hard_link(group(Place::root), name_of(axis), group(place), name_of(axis));
    }
    return of_root;
  }

  const sim::Scenario& scenario_;
  const sim::BuildOutFutures* futures_;
  std::map<Place, Group> groups_;
  std::map<std::pair<Place, Axis>, Dataset> scales_;
  std::set<std::pair<Place, Axis>> linked_;
  Dataset bounds_;
};

}  // namespace

bool is_hourly_block(const Variable& v) {
  return v.place == Place::root && is_time(v) && v.axes.size() > 1;
}

bool is_exchange_row(const Variable& v) { return v.place != Place::root && is_time(v); }

const Stored& Layout::find(Place place, std::string_view name) const {
  const auto found = std::ranges::find_if(stored, [&](const Stored& s) {
    return s.variable->place == place && s.variable->name == name;
  });
  if (found == stored.end()) throw InternalError("no such dataset: " + std::string(name));
  return *found;
}

void Layout::close() {
  for (Stored& s : stored) s.dataset.close();
  stored.clear();
  file.close();
}

Layout create_layout(const std::filesystem::path& path, const sim::Scenario& scenario) {
  Layout layout;
  if (sim::has_futures(scenario)) {
    layout.futures = std::make_shared<const sim::BuildOutFutures>(scenario);
  }
  layout.file = create_file(path, most_chunks(scenario));
  {
    Builder builder(layout.file, scenario, layout.futures.get());
    for (const Variable& v : variables()) {
      if (is_written(v, scenario)) layout.stored.push_back(builder.add(v));
    }
  }
  // opened again, since the blocks of hours want another pace of growth than what is small
  layout.close();
  Layout opened = open_layout(path, scenario, Access::write);
  opened.futures = std::move(layout.futures);
  return opened;
}

Layout open_layout(const std::filesystem::path& path, const sim::Scenario& scenario,
                   Access access) {
  Layout layout;
  layout.file = open_file(path, access);
  const auto length_of = [&scenario](Axis axis) {
    return std::optional<hsize_t>(sim::size_of(axis, scenario));
  };
  for (const Variable& v : variables()) {
    if (!is_written(v, scenario)) continue;
    layout.stored.push_back({&v, open_checked(layout.file, path_of(v), v, length_of),
                             columns_of(v, scenario), chunk_rows(v, scenario)});
  }
  return layout;
}

std::size_t hours_on_file(const Dataset& time) {
  std::size_t hours = shape_of(time).at(0);
  while (hours > 0 && std::isnan(read_rows(time, hours - 1, 1).front())) {
    hours = (hours - 1) / kBlockHours * kBlockHours;
  }
  return hours;
}

std::string omitted_axes(const sim::Scenario& scenario) {
  std::string names;
  for (const Axis axis : {Axis::region, Axis::campus, Axis::technology, Axis::deal}) {
    if (sim::size_of(axis, scenario) > 0) continue;
    names += (names.empty() ? "" : ", ") + std::string(name_of(axis));
  }
  return names;
}

}  // namespace gigaload::output
