#include "output/adequacy/adequacy_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "grid/core/time_stamp.hpp"
#include "output/adequacy/filed_errors.hpp"
#include "output/files/cannot_write.hpp"
#include "output/files/partial_file.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/cf.hpp"

namespace gigaload::output {

namespace {

using grid::adequacy::Estimate;
using grid::adequacy::Metric;
using grid::adequacy::Metrics;
using grid::adequacy::Result;
using grid::adequacy::Risk;
using grid::adequacy::RiskAxes;
using grid::adequacy::RiskQuantity;
using grid::adequacy::StepMetrics;
using grid::adequacy::SystemModel;

constexpr const char* kAdequacySchema = "gigaload-adequacy";
constexpr const char* kAdequacySchemaVersion = "2.1";
constexpr std::size_t kChunkBytes = 300'000;
constexpr std::size_t kTimeChunk = 8192;

template <class Work>
void guarded(const std::filesystem::path& path, const Work& work) {
  try {
    work();
  } catch (const Hdf5Error& error) {
    throw cannot_write(path, error.reason());
  }
}

/// Moments at which the steps begin, s since 1970 UTC.
std::vector<double> step_times(const SystemModel& system) {
  const auto start = grid::parse_time_stamp(system.start);
  if (!start) {
    throw InputError(
        fmt::format("the system's start \"{}\" is no time stamp such as 2024-01-01T00:00:00+00:00, "
                    "so its steps "
                    "have no time in a file",
                    system.start));
  }
  const double step_s = grid::adequacy::step_hours(system) * 3600.0;
  std::vector<double> times(system.steps);
  for (std::size_t t = 0; t < times.size(); ++t) {
    times[t] = static_cast<double>(start->utc_s()) + static_cast<double>(t) * step_s;
  }
  return times;
}

/// Writes the datasets of one file; remembers the dimensions for those that follow.
class Writer {
 public:
  Writer(const File& file, const SystemModel& system, const std::vector<double>& quantiles)
      : root_(file.get()), system_(system), quantiles_(quantiles) {}

  void axes(const std::vector<double>& time_s) {
    time_ = create_numbers(root_, "time", H5T_IEEE_F64LE,
                           {{time_s.size()}, {std::min(time_s.size(), kTimeChunk)}, true});
    write_rows(time_, 0, time_s.size(), time_s.data());
    make_scale(time_, "time");
    describe_times(time_, "seconds since 1970-01-01T00:00:00Z", "beginning of the step, UTC");
    region_ = labels("region", system_.regions, "region");
    if (!system_.groups.empty()) group_ = labels("group", system_.groups, "regions together");
    if (quantiles_.empty()) return;
    quantile_ = create_axis(root_, "sample_quantile", H5T_IEEE_F64LE, quantiles_, "1",
                            "share of the samples that are not above");
  }

  void steps(const Result& result) {
    const std::string power = system_.units.power;
    by_region("load", power, "load",
              [&](std::size_t t, std::size_t r) { return system_.regions[r].load[t]; });
    const auto& regions = result.region_steps;
    by_region("lolp", "1", "probability of a shortfall",
              [&](std::size_t t, std::size_t r) { return regions[r].lolp[t]; });
    by_region("lolp_standard_error", "1", "standard error of lolp",
              [&](std::size_t t, std::size_t r) {
                return error_of_share(regions[r].lolp[t], result.samples);
              });
    by_region("epns", power, "expected power not served",
              [&](std::size_t t, std::size_t r) { return regions[r].epns[t].value; });
    by_region(
        "epns_standard_error", power, "standard error of epns",
        [&](std::size_t t, std::size_t r) { return error_of(regions[r].epns[t], result.samples); });

    const StepMetrics& all = result.system_steps;
    of_system("system_lolp", "1", "probability of a shortfall anywhere",
              [&](std::size_t t) { return all.lolp[t]; });
    of_system("system_lolp_standard_error", "1", "standard error of system_lolp",
              [&](std::size_t t) { return error_of_share(all.lolp[t], result.samples); });
    of_system("system_epns", power, "expected power not served in all regions",
              [&](std::size_t t) { return all.epns[t].value; });
    of_system("system_epns_standard_error", power, "standard error of system_epns",
              [&](std::size_t t) { return error_of(all.epns[t], result.samples); });
    if (!quantile_) return;
    by_quantile("shortfall_quantile", "quantile of the power not served", {&time_, &region_},
                regions);
    by_quantile("system_shortfall_quantile", "quantile of the power not served in all regions",
                {&time_}, {all});
  }

  void metrics(const Result& result) {
    for (const Metric& metric : grid::adequacy::metrics()) {
      const Estimate system = result.system.*metric.estimate;
      attribute(metric.name, system.value);
      attribute(metric.error_name, error_of(system, result.samples));
      entities(metric, "", region_, result.regions, result.samples);
      if (!system_.groups.empty()) {
        entities(metric, "group_", group_, result.groups, result.samples);
      }
      if (result.load_only) load_only(metric, *result.load_only, result.samples);
    }
  }

  /// Writes when loss of load falls and how far it goes; nothing where it was not sampled.
  void risks(const Result& result) {
    if (result.region_risks.empty()) return;
    std::vector<double> numbers(grid::kMonths);
    std::iota(numbers.begin(), numbers.end(), 1.0);
    month_ = create_axis(root_, "month", H5T_STD_I32LE, numbers, "1", "month of the year");
    numbers.resize(grid::kHoursOfDay);
    std::iota(numbers.begin(), numbers.end(), 0.0);
    hour_ = create_axis(root_, "hour_of_day", H5T_STD_I32LE, numbers, "1",
                        "hour of the day that begins, standard time of the largest region");
    for (const RiskQuantity& quantity : grid::adequacy::risk_quantities()) {
      if (quantity.axes == RiskAxes::none) {
        attribute(quantity.name, quantity.of(result.system_risk).front());
      } else {
        risk(quantity, "system_", nullptr, {&result.system_risk, 1});
      }
      risk(quantity, "", &region_, result.region_risks);
      if (!system_.groups.empty()) risk(quantity, "group_", &group_, result.group_risks);
    }
  }

 private:
  /// The same metric of load only, where regions keep reserves.
  void load_only(Metric metric, const grid::adequacy::ScopeMetrics& of, std::uint64_t samples) {
    const std::string long_name = std::string(metric.long_name) + "; of load only";
    metric.name = metric.load_only.name;
    metric.error_name = metric.load_only.error_name;
    metric.long_name = long_name.c_str();
    attribute(metric.name, (of.system.*metric.estimate).value);
    attribute(metric.error_name, error_of(of.system.*metric.estimate, samples));
    entities(metric, "", region_, of.regions, samples);
    if (!system_.groups.empty()) entities(metric, "group_", group_, of.groups, samples);
  }

  /// `axis`: of the entities; null for the system alone.
  void risk(const RiskQuantity& quantity, const std::string& prefix, const Dataset* axis,
            std::span<const Risk> all) {
    std::vector<const Dataset*> axes;
    if (axis != nullptr) axes.push_back(axis);
    if (quantity.axes != RiskAxes::none) axes.push_back(&month_);
    if (quantity.axes == RiskAxes::month_and_hour) axes.push_back(&hour_);
    DatasetShape shape;
    for (const Dataset* each : axes) shape.size.push_back(shape_of(*each)[0]);
    std::vector<double> values;
    for (const Risk& of : all) {
      const std::vector<double> more = quantity.of(of);
      values.insert(values.end(), more.begin(), more.end());
    }
    const Dataset dataset = create_numbers(root_, prefix + quantity.name, H5T_IEEE_F64LE, shape);
    write_rows(dataset, 0, shape.size[0], values.data());
    for (unsigned i = 0; i < axes.size(); ++i) attach_scale(dataset, *axes[i], i);
    put_missing_value(dataset);
    describe(dataset, cf_unit(unit_of(quantity.unit)), quantity.long_name);
  }

  template <class Entities>
  Dataset labels(const char* name, const Entities& entities, const char* long_name) {
    std::vector<std::string> names;
    for (const auto& entity : entities) names.push_back(entity.name);
    Dataset dataset = create_labels(root_, name, names);
    make_scale(dataset, name);
    describe(dataset, "", long_name);
    return dataset;
  }

  /// One value for each step of each column; the first axis is time.
  void series(const std::string& name, const std::string& unit, const std::string& long_name,
              const std::vector<const Dataset*>& axes, const std::vector<double>& values) {
    DatasetShape shape;
    std::size_t columns = 1;
    for (const Dataset* axis : axes) shape.size.push_back(shape_of(*axis)[0]);
    for (std::size_t i = 1; i < shape.size.size(); ++i) columns *= shape.size[i];
    shape.chunk = shape.size;
    shape.chunk[0] =
        std::clamp<hsize_t>(kChunkBytes / (columns * sizeof(double)), 1, shape.size[0]);
    shape.deflated = true;
    const Dataset dataset = create_numbers(root_, name, H5T_IEEE_F64LE, shape);
    write_rows(dataset, 0, shape.size[0], values.data());
    for (unsigned i = 0; i < axes.size(); ++i) attach_scale(dataset, *axes[i], i);
    put_missing_value(dataset);
    describe(dataset, cf_unit(unit), long_name);
  }

  template <class Value>
  void by_region(const char* name, const std::string& unit, const char* long_name,
                 const Value& value) {
    std::vector<double> values;
    values.reserve(system_.steps * system_.regions.size());
    for (std::size_t t = 0; t < system_.steps; ++t) {
      for (std::size_t r = 0; r < system_.regions.size(); ++r) values.push_back(value(t, r));
    }
    series(name, unit, long_name, {&time_, &region_}, values);
  }

  template <class Value>
  void of_system(const char* name, const std::string& unit, const char* long_name,
                 const Value& value) {
    std::vector<double> values;
    for (std::size_t t = 0; t < system_.steps; ++t) values.push_back(value(t));
    series(name, unit, long_name, {&time_}, values);
  }

  void by_quantile(const char* name, const char* long_name, std::vector<const Dataset*> axes,
                   const std::vector<StepMetrics>& scopes) {
    std::vector<double> values;
    values.reserve(system_.steps * scopes.size() * quantiles_.size());
    for (std::size_t t = 0; t < system_.steps; ++t) {
      for (const StepMetrics& scope : scopes) {
        for (const auto& quantile : scope.quantiles) values.push_back(quantile[t]);
      }
    }
    axes.push_back(&grid::held(quantile_));
    series(name, system_.units.power, long_name, axes, values);
  }

  [[nodiscard]] std::string unit_of(std::string_view unit) const {
    if (unit == grid::adequacy::kEnergyUnit) return system_.units.energy;
    return unit == grid::adequacy::kPowerUnit ? system_.units.power : std::string(unit);
  }

  void attribute(const std::string& name, double value) {
    if (std::isfinite(value)) put_double(root_, name, value);
  }

  void entities(const Metric& metric, const std::string& prefix, const Dataset& axis,
                const std::vector<Metrics>& all, std::uint64_t samples) {
    std::vector<double> values, errors;
    for (const Metrics& m : all) {
      values.push_back((m.*metric.estimate).value);
      errors.push_back(error_of(m.*metric.estimate, samples));
    }
    const std::string name = prefix + metric.name;
    const auto put = [&](const std::string& variable, const std::string& long_name,
                         const std::vector<double>& numbers) {
      const Dataset dataset = write_numbers(root_, variable, H5T_IEEE_F64LE, numbers);
      attach_scale(dataset, axis, 0);
      put_missing_value(dataset);
      describe(dataset, cf_unit(unit_of(metric.unit)), long_name);
    };
    put(name, metric.long_name, values);
    put(prefix + metric.error_name, "standard error of " + name, errors);
  }

  hid_t root_;
  const SystemModel& system_;
  const std::vector<double>& quantiles_;
  Dataset time_, region_, group_, month_, hour_;
  std::optional<Dataset> quantile_;
};

void write_origin(hid_t root, const AdequacyOrigin& origin, const Result& result,
                  const SystemModel& system) {
  const Provenance& from = origin.provenance;
  std::string hashes;
  for (const auto& [file, hash] : from.data_hashes) hashes += fmt::format("{} {}\n", file, hash);
  put_text(root, "Conventions", "CF-1.8");
  put_text(root, "title", "Resource adequacy by step");
  put_text(root, "schema", kAdequacySchema);
  put_text(root, "schema_version", kAdequacySchemaVersion);
  put_text(root, "source", fmt::format("gigaload {} {}", from.program_version, from.git_revision));
  put_text(root, "program_version", from.program_version);
  put_text(root, "git_revision", from.git_revision);
  put_text(root, "libraries", from.libraries);
  put_text(root, "command_line", from.command_line);
  put_text(root, "settings", from.settings);
  put_text(root, "scenario", origin.scenario_text);
  if (!origin.assumptions.empty()) put_text(root, "adequacy_assumptions", origin.assumptions);
  put_text(root, "data_hashes", hashes);
  put_text(root, "method", origin.method);
  put_unsigned(root, "samples", result.samples);
  put_unsigned(root, "seed", origin.seed);
  put_text(root, "energy_unit", system.units.energy);
  put_text(root, "start", system.start);
}

}  // namespace

AdequacyFile::AdequacyFile(const SystemModel& system, std::vector<double> quantiles,
                           AdequacyOrigin origin, std::filesystem::path path)
    : system_(system),
      quantiles_(std::move(quantiles)),
      origin_(std::move(origin)),
      path_(std::move(path)),
      partial_(partial_path(path_)),
      time_s_(step_times(system)),
      lock_(path_, "gigaload adequacy") {
  make_way(lock_, partial_);
  guarded(path_, [&] {
    file_ = create_file(partial_, system.steps / kTimeChunk + system.regions.size() + 1);
  });
}

AdequacyFile::~AdequacyFile() {
  if (whole_) return;
  file_ = File();
  std::error_code ignored;
  std::filesystem::remove(partial_, ignored);
}

void AdequacyFile::write(const Result& result) {
  guarded(path_, [&] {
    Writer writer(file_, system_, quantiles_);
    writer.axes(time_s_);
    writer.steps(result);
    writer.metrics(result);
    writer.risks(result);
    write_origin(file_.get(), origin_, result, system_);
    flush(file_);
    file_.close();
    whole_ = true;
  });
  publish(partial_, path_);
}

}  // namespace gigaload::output
