#include "tools/sweep/results/gather_file.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "grid/core/calendar.hpp"
#include "grid/core/held.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/cf.hpp"
#include "output/variables/entities.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::tools::sweep {

namespace {

using output::Dataset;
using output::Place;

constexpr std::size_t kChunkBytes = 262'144;
constexpr std::size_t kMostChunkMembers = 4096;
constexpr std::size_t kCoordinateRows = 4096;  // members written at a time

/// Names the group of a variable. Hourly variables are in the root of a run's file; here the root
/// has members.
std::string group_of(const output::Variable& v) {
  return v.place == Place::root ? "hours" : output::name_of(v.place);
}

hid_t type_of(output::Storage storage) {
  return storage == output::Storage::f32 ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
}

std::size_t product(const std::vector<hsize_t>& sizes) {
  return std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies<>());
}

struct Chunk {
  std::size_t members = 1, rows = 1;
  std::size_t count = 1;  // of them in the variable
};

/// Chooses a chunk of whole members if many fit into it, of rows of one member if one does not.
Chunk chunk_of(std::size_t members, std::size_t rows, std::size_t columns) {
  const std::size_t row_bytes = std::max<std::size_t>(columns, 1) * sizeof(double);
  Chunk chunk;
  chunk.members = std::clamp<std::size_t>(kChunkBytes / (rows * row_bytes), 1,
                                          std::min(kMostChunkMembers, members));
  chunk.rows = chunk.members > 1 ? rows : std::clamp<std::size_t>(kChunkBytes / row_bytes, 1, rows);
  chunk.count = ((members - 1) / chunk.members + 1) * ((rows - 1) / chunk.rows + 1);
  return chunk;
}

}  // namespace

GatherFile::GatherFile(const std::filesystem::path& path, const Manifest& manifest,
                       const Shape& shape, const sim::Scenario& scenario)
    : manifest_(manifest), shape_(shape), scenario_(scenario) {
  std::size_t chunks = chunk_of(manifest.size(), 1, 1).count;
  for (const Block& block : shape.blocks) {
    chunks = std::max(chunks, chunk_of(manifest.size(), block.rows, block.columns).count);
  }
  file_ = output::create_file(path, chunks);
  groups_.try_emplace("", H5Gopen2(file_.get(), "/", H5P_DEFAULT), "H5Gopen");
  write_provenance();
  write_coordinates();
  for (const Block& block : shape.blocks) add_block(block);
  std::size_t first = shape.values - manifest.plan().selection.scalars.size();
  for (const Scalar& scalar : manifest.plan().selection.scalars) add_scalar(scalar, first++);
}

void GatherFile::write_provenance() {
  const ManifestHead& head = manifest_.head();
  const hid_t root = file_.get();
  const Plan& plan = manifest_.plan();
  output::put_text(root, "Conventions", "CF-1.8");
  output::put_text(root, "title", plan.title.empty() ? plan.name : plan.title);
  output::put_text(root, "source",
                   fmt::format("gigaload {} {}", head.program_version, head.git_revision));
  output::put_text(root, "schema", kGatheredSchema);
  output::put_text(root, "schema_version", kGatheredSchemaVersion);
  output::put_text(root, "design", plan.design);
  output::put_unsigned(root, "design_seed", plan.seed);
  output::put_unsigned(root, "left_out", head.left_out);
  output::put_text(root, "sweep", head.text.sweep);
  output::put_text(root, "scenario_name", head.text.scenario_name);
  output::put_text(root, "scenario", grid::held(head.text.scenario));
  output::put_text(root, "libraries", head.libraries);
  std::string data;
  for (const auto& [file, hash] : head.data_hashes) data += file + " " + hash + "\n";
  output::put_text(root, "data_hashes", data);
  output::put_text(
      root, "history",
      fmt::format(
          "{} expanded\n{:%Y-%m-%dT%H:%M:%SZ} gathered", head.created,
          fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))));
}

void GatherFile::write_coordinates() {
  const hid_t root = file_.get();
  const std::size_t members = manifest_.size();
  std::vector<double> numbers(members);
  std::iota(numbers.begin(), numbers.end(), 0.0);
  member_ = output::create_axis(root, "member", H5T_STD_I32LE, numbers, "1", "member of the sweep");
  quantile_ = output::create_axis(root, "member_quantile", H5T_IEEE_F64LE,
                                  manifest_.plan().selection.quantiles, "1",
                                  "share of the members at or below the value");

  for (std::size_t a = 0; a < manifest_.plan().axes.size(); ++a) add_axis(a);

  for (std::size_t m = 0; m < members; ++m) {
    numbers[m] = static_cast<double>(manifest_.member(m).seed);
  }
  // CF 1.8 has no integers of 64 bits; a double is exact for every seed that a scenario may have
  const Dataset seed = output::write_numbers(root, "seed", H5T_IEEE_F64LE, numbers);
  output::attach_scale(seed, member_, 0);
  output::describe(seed, "1", "run.seed of the member");
  coordinates_ += " seed";

  status_ = output::create_numbers(root, "status", H5T_STD_I8LE, {{members}, {}, false});
  output::attach_scale(status_, member_, 0);
  output::describe(status_, "", "how the member ended");
  output::put_flags(status_.get(), {"missing", "done", "failed"});
  output::put_text(status_.get(), "coordinates", coordinates_);
}

void GatherFile::add_axis(std::size_t a) {
  const sweep::Axis& axis = manifest_.plan().axes[a];
  const std::size_t members = manifest_.size();
  std::string keys = axis.keys.front();
  for (std::size_t k = 1; k < axis.keys.size(); ++k) keys += ", " + axis.keys[k];
  Dataset dataset;
  if (axis.is_number()) {
    dataset =
        output::create_numbers(file_.get(), axis.name, H5T_IEEE_F64LE, {{members}, {}, false});
    std::vector<double> rows;
    for (std::size_t from = 0; from < members; from += kCoordinateRows) {
      rows.clear();
      for (std::size_t m = from; m < std::min(members, from + kCoordinateRows); ++m) {
        rows.push_back(axis.number_of(manifest_.member(m).values[a]));
      }
      output::write_rows(dataset, from, rows.size(), rows.data());
    }
  } else {
    std::vector<std::string> labels;
    for (std::size_t m = 0; m < members; ++m) {
      labels.push_back(axis.label_of(manifest_.member(m).values[a]));
    }
    dataset = output::create_labels(file_.get(), axis.name, labels);
  }
  output::attach_scale(dataset, member_, 0);
  const std::string unit = output::cf_unit(axis.unit());
  output::describe(dataset, unit,
                   unit.empty() && !axis.unit().empty()
                       ? fmt::format("{} [{}]", axis.key->doc, axis.unit())
                       : axis.key->doc);
  output::put_text(dataset.get(), "key", keys);
  coordinates_ += (coordinates_.empty() ? "" : " ") + axis.name;
}

output::Group& GatherFile::group(const std::string& name) {
  const auto known = groups_.find(name);
  if (known != groups_.end()) return known->second;
  output::Group& made =
      groups_.try_emplace(name, output::create_group(file_.get(), name)).first->second;
  link(name, "member");
  link(name, "member_quantile");
  for (const sweep::Axis& axis : manifest_.plan().axes) link(name, axis.name);
  link(name, "seed");
  return made;
}

void GatherFile::link(const std::string& group_name, const std::string& name) {
  output::hard_link(file_.get(), name, groups_.at(group_name).get(), name);
}

Dataset GatherFile::make_times(const std::string& group_name) {
  const bool hourly = group_name == "hours";
  std::vector<double> times(shape_.exchanges.begin(), shape_.exchanges.end());
  if (hourly) {
    times.resize(static_cast<std::size_t>(scenario_.end - scenario_.begin));
    std::iota(times.begin(), times.end(), static_cast<double>(scenario_.begin));
  }
  const std::string name =
      output::name_of(output::Axis::time, hourly ? Place::root : Place::exchange);
  Dataset dataset = output::write_numbers(group(group_name).get(), name, H5T_IEEE_F64LE, times);
  output::make_scale(dataset, name);
  output::describe_times(dataset, output::kTimeUnits,
                         hourly ? "start of the hour, UTC" : "start of the exchange, UTC");
  return dataset;
}

Dataset GatherFile::make_scale_of(const std::string& group_name, output::Axis axis) {
  const std::string name = output::name_of(axis);
  const hid_t where = group(group_name).get();
  if (axis == output::Axis::time) return make_times(group_name);
  if (axis == output::Axis::year) {
    std::vector<double> years(sim::size_of(axis, scenario_));
    std::iota(years.begin(), years.end(), static_cast<double>(grid::year_of(scenario_.begin)));
    return output::create_axis(where, name, H5T_STD_I32LE, years, "1", "calendar year, UTC");
  }
  if (axis == output::Axis::quantile) {  // of a run's own samples: not that of the members
    return output::create_axis(where, name, H5T_IEEE_F64LE, scenario_.ensemble.quantiles, "1",
                               "share of a member's samples at or below the value");
  }
  if (axis == output::Axis::month || axis == output::Axis::hour_of_day) {
    std::vector<double> numbers(sim::size_of(axis, scenario_));
    std::iota(numbers.begin(), numbers.end(), axis == output::Axis::month ? 1.0 : 0.0);
    return output::create_axis(where, name, H5T_STD_I32LE, numbers, "1",
                               "of standard time of the area's largest region");
  }
  if (axis == output::Axis::weather_year) {
    return output::create_axis(where, name, H5T_STD_I32LE,
                               output::entities::weather_year(scenario_), "1",
                               "measured year that samples have weeks of");
  }
  Dataset dataset = output::create_labels(where, name, labels_of(axis, scenario_));
  output::make_scale(dataset, name);
  output::describe(dataset, "", name);
  return dataset;
}

const Dataset& GatherFile::scale(const std::string& group_name, output::Axis axis) {
  const auto known = scales_.find({group_name, axis});
  if (known != scales_.end()) return known->second;
  return scales_.try_emplace({group_name, axis}, make_scale_of(group_name, axis)).first->second;
}

GatheredVariable GatherFile::create(hid_t where, const std::string& name, hid_t type,
                                    const std::vector<hsize_t>& inner, const char* unit,
                                    const std::string& long_name, const char* cell_methods) {
  GatheredVariable result;
  result.inner = inner;
  const std::size_t rows = inner.empty() ? 1 : inner[0];
  const Chunk chunk = chunk_of(manifest_.size(), rows, product(inner) / rows);
  output::DatasetShape shape{{manifest_.size()}, {}, true};
  shape.size.insert(shape.size.end(), inner.begin(), inner.end());
  shape.chunk = shape.size;
  result.chunk_members = shape.chunk[0] = chunk.members;
  if (!inner.empty()) shape.chunk[1] = chunk.rows;
  result.dataset = output::create_numbers(where, name, type, shape);
  output::attach_scale(result.dataset, member_, 0);
  output::describe(result.dataset, unit, long_name);
  if (*cell_methods != '\0') output::put_text(result.dataset.get(), "cell_methods", cell_methods);
  output::put_missing_value(result.dataset);
  output::put_text(result.dataset.get(), "coordinates", coordinates_);

  if (manifest_.plan().selection.quantiles.empty()) return result;
  output::DatasetShape of_quantiles{{manifest_.plan().selection.quantiles.size()}, {}, false};
  of_quantiles.size.insert(of_quantiles.size.end(), inner.begin(), inner.end());
  result.quantiles =
      output::create_numbers(where, name + "_quantile", H5T_IEEE_F64LE, of_quantiles);
  output::attach_scale(result.quantiles, quantile_, 0);
  output::describe(result.quantiles, unit, long_name + "; quantile over the members that are done");
  output::put_missing_value(result.quantiles);
  return result;
}

void GatherFile::add_block(const Block& block) {
  const output::Variable& v = *block.variable;
  const std::string group_name = group_of(v);
  std::vector<hsize_t> inner{block.rows};
  for (std::size_t a = 1; a < v.axes.size(); ++a) {
    inner.push_back(sim::size_of(v.axes[a], scenario_));
  }
  GatheredVariable variable = create(group(group_name).get(), v.name, type_of(v.storage), inner,
                                     v.unit, v.long_name, v.cell_methods);
  for (unsigned a = 0; a < v.axes.size(); ++a) {
    const Dataset& of_axis = scale(group_name, v.axes[a]);
    output::attach_scale(variable.dataset, of_axis, a + 1);
    if (variable.quantiles) output::attach_scale(variable.quantiles, of_axis, a + 1);
  }
  variable.first = block.first;
  variable.rows = block.rows;
  variable.columns = block.columns;
  variables_.push_back(std::move(variable));
}

void GatherFile::add_scalar(const Scalar& scalar, std::size_t first) {
  std::string what = scalar.variable->long_name;
  what += scalar.year ? fmt::format(", {}", *scalar.year)
                      : fmt::format(", {}", grid::to_string(grid::held(scalar.at)));
  for (const auto& [axis, entity] : scalar.entities) {
    what += fmt::format(", {} {}", output::name_of(axis), entity);
  }
  GatheredVariable variable =
      create(file_.get(), scalar.name, H5T_IEEE_F64LE, {}, scalar.variable->unit, what, "");
  variable.first = first;
  variables_.push_back(std::move(variable));
}

void GatherFile::write_status(const std::vector<double>& status) {
  output::write_rows(status_, 0, status.size(), status.data());
}

void GatherFile::close() {
  variables_.clear();
  scales_.clear();
  groups_.clear();
  status_ = {};
  quantile_ = {};
  member_ = {};
  file_.close();
}

}  // namespace gigaload::tools::sweep
