#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "output/files/cannot_write.hpp"
#include "output/files/output_lock.hpp"
#include "output/files/partial_file.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/matrix.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/hdf5/text_table.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/pras/pras_units.hpp"

namespace gigaload::scenarios {
namespace {

using namespace grid;
using namespace grid::adequacy;

constexpr std::size_t kRows = 1024;  // that are made and written at a time: those of a chunk
constexpr std::size_t kShortText = 64, kLongText = 128;  // lengths that PRAS itself uses

using Columns = std::vector<const Series*>;

class Writer {
 public:
  Writer(const SystemModel& system, const PrasUnits& units, const std::string& name,
         std::function<void(double, double)> told)
      : s_(system), name_(name), units_(units), told_(std::move(told)) {
    visit_series(system, [this](const Series&, Measure) { total_ += 1.0; });
    const output::PropertyList access(H5Pcreate(H5P_FILE_ACCESS), "H5Pcreate");
    output::check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V18),
                  "H5Pset_libver_bounds");
    output::set_no_locks(access);
    file_ =
        output::File(H5Fcreate(name.c_str(), H5F_ACC_EXCL, H5P_DEFAULT, access.get()), "H5Fcreate");
  }

  void write() {
    attributes();
    std::vector<std::string> names;
    names.reserve(s_.regions.size());
    for (const auto& r : s_.regions) names.push_back(r.name);
    group("regions");
    core({{"name", names}});
    powers("load", columns(s_.regions, &RegionLoad::load));
    generators();
    storages();
    generator_storages();
    demand_responses();
    network();
    group_ = output::Group();
    output::flush(file_);
    file_.close();
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw InputError(name_ + ": " + what); }

  void text(const std::string& key, const std::string& value) {
    output::put_fixed_text(file_.get(), key, value);
  }

  void number(const char* key, std::size_t value) {
    output::put_integer(file_.get(), key, static_cast<std::int64_t>(value));
  }

  void attributes() {
    text("pras_dataversion", has_charges() ? "v0.9.0" : "v0.8.0");
    text("start_timestamp", s_.start);
    number("timestep_count", s_.steps);
    number("timestep_length", s_.units.step_length);
    text("timestep_unit", s_.units.time);
    text("power_unit", units_.power);
    text("energy_unit", units_.energy);
    for (const auto& [key, value] : s_.attributes) text(key, value);
  }

  void group(const char* name) {
    group_ = output::Group(H5Gcreate2(file_.get(), name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                           "H5Gcreate");
  }

  void core(const std::vector<output::TextColumn>& table) {
    std::size_t length = kShortText;
    for (const auto& [field, values] : table)
      for (const auto& value : values) {
        if (value.size() > kLongText) fail("the name '" + value + "' is too long for a PRAS file");
        if (value.size() > kShortText) length = kLongText;
      }
    output::write_text_table(group_.get(), "_core", table, length);
  }

  template <class Value>
  void matrix(const char* name, const Columns& columns, hid_t file_type, hid_t memory_type,
              double factor) {
    const output::Dataset set = output::create_matrix(group_.get(), name, file_type,
                                                      {s_.steps, columns.size()}, {kRows, 32});
    if (columns.empty()) return;
    std::vector<Value> values;
    for (std::size_t begin = 0; begin < s_.steps; begin += kRows) {
      const std::size_t end = std::min(begin + kRows, s_.steps);
      values.clear();
      for (std::size_t t = begin; t < end; ++t) {
        for (const Series* column : columns) {
          const double value = in_file((*column)[t], factor);
          if constexpr (std::is_integral_v<Value>) {
            values.push_back(static_cast<Value>(std::llround(value)));
          } else {
            values.push_back(value);
          }
        }
      }
      output::write_matrix_rows(set, memory_type, begin, end - begin, values.data());
      done_ += static_cast<double>(values.size()) / static_cast<double>(s_.steps);
      if (told_) told_(std::min(done_, total_), total_);
    }
  }

  void whole_numbers(const char* name, const Columns& columns, double factor) {
    matrix<std::int64_t>(name, columns, H5T_STD_I64LE, H5T_NATIVE_INT64, factor);
  }
  void powers(const char* name, const Columns& columns) {
    whole_numbers(name, columns, units_.power_factor);
  }
  void energies(const char* name, const Columns& columns) {
    whole_numbers(name, columns, units_.energy_factor);
  }
  void floats(const char* name, const Columns& columns) {
    matrix<double>(name, columns, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, 1.0);
  }

  template <class Kind, class Base>
  static Columns columns(const std::vector<Kind>& list, Series Base::* member) {
    Columns result;
    for (const auto& entry : list) result.push_back(&(entry.*member));
    return result;
  }

  template <class Kind>
  void chains(const std::vector<Kind>& list) {
    Columns failure, repair;
    for (const auto& d : list) {
      failure.push_back(&d.chain.failure);
      repair.push_back(&d.chain.repair);
    }
    floats("failureprobability", failure);
    floats("repairprobability", repair);
  }

  template <class Kind>
  void devices(const char* name, const std::vector<Kind>& list) {
    group(name);
    std::vector<std::string> names, categories, regions;
    for (const auto& d : list) {
      names.push_back(d.name);
      categories.push_back(d.category);
      regions.push_back(s_.regions[d.region.get()].name);
    }
    core({{"name", names}, {"category", categories}, {"region", regions}});
    chains(list);
  }

  void generators() {
    if (s_.generators.empty() && !s_.generator_storages.empty()) return;
    devices("generators", s_.generators);
    powers("capacity", columns(s_.generators, &Generator::capacity));
  }

  template <class Kind>
  void storage_series(const std::vector<Kind>& list) {
    powers("chargecapacity", columns(list, &Kind::charge_capacity));
    powers("dischargecapacity", columns(list, &Kind::discharge_capacity));
    energies("energycapacity", columns(list, &Kind::energy_capacity));
    floats("chargeefficiency", columns(list, &Kind::charge_efficiency));
    floats("dischargeefficiency", columns(list, &Kind::discharge_efficiency));
    floats("carryoverefficiency", columns(list, &Kind::carryover_efficiency));
  }

  [[nodiscard]] bool has_charges() const {
    const auto has = [](const Storage& store) { return store.initial_charge.has_value(); };
    return std::ranges::any_of(s_.storages, has) || std::ranges::any_of(s_.generator_storages, has);
  }

  /// Writes what stores hold at the start, [1][store]: a part of version 0.9.
  template <class Kind>
  void charges(const std::vector<Kind>& list) {
    if (!has_charges()) return;
    std::vector<double> shares;
    shares.reserve(list.size());
    for (const auto& store : list) shares.push_back(store.initial_charge.value_or(0.0));
    const output::Dataset set = output::create_matrix(group_.get(), "initialsoc", H5T_IEEE_F64LE,
                                                      {1, shares.size()}, {1, 1024});
    if (!shares.empty()) {
      output::write_matrix_rows(set, H5T_NATIVE_DOUBLE, 0, 1, shares.data());
    }
  }

  void storages() {
    if (s_.storages.empty()) return;
    devices("storages", s_.storages);
    storage_series(s_.storages);
    charges(s_.storages);
  }

  void generator_storages() {
    if (s_.generator_storages.empty()) return;
    using G = GeneratorStorage;
    devices("generatorstorages", s_.generator_storages);
    storage_series(s_.generator_storages);
    charges(s_.generator_storages);
    powers("inflow", columns(s_.generator_storages, &G::inflow));
    powers("gridwithdrawalcapacity", columns(s_.generator_storages, &G::grid_withdrawal_capacity));
    powers("gridinjectioncapacity", columns(s_.generator_storages, &G::grid_injection_capacity));
  }

  void demand_responses() {
    if (s_.demand_responses.empty()) return;
    using D = DemandResponse;
    const auto& list = s_.demand_responses;
    devices("demandresponses", list);
    powers("borrowcapacity", columns(list, &D::borrow_capacity));
    powers("paybackcapacity", columns(list, &D::payback_capacity));
    energies("energycapacity", columns(list, &D::energy_capacity));
    whole_numbers("allowablepaybackperiod", columns(list, &D::payback_steps), 1.0);
    floats("borrowedenergyinterest", columns(list, &D::interest));
    floats("borrowefficiency", columns(list, &D::borrow_efficiency));
    floats("paybackefficiency", columns(list, &D::payback_efficiency));
  }

  void network() {
    if (s_.interfaces.empty()) return;
    group("interfaces");
    std::vector<std::string> from, to;
    for (const auto& i : s_.interfaces) {
      from.push_back(s_.regions[i.from.get()].name);
      to.push_back(s_.regions[i.to.get()].name);
    }
    core({{"region_from", from}, {"region_to", to}});
    powers("forwardcapacity", columns(s_.interfaces, &InterfaceCapacity::forward_capacity));
    powers("backwardcapacity", columns(s_.interfaces, &InterfaceCapacity::backward_capacity));

    group("lines");
    std::vector<std::string> names, categories, line_from, line_to;
    for (const auto& l : s_.lines) {
      names.push_back(l.name);
      categories.push_back(l.category);
      line_from.push_back(from[l.interface.get()]);
      line_to.push_back(to[l.interface.get()]);
    }
    core({{"name", names},
          {"category", categories},
          {"region_from", line_from},
          {"region_to", line_to}});
    powers("forwardcapacity", columns(s_.lines, &Line::forward_capacity));
    powers("backwardcapacity", columns(s_.lines, &Line::backward_capacity));
    chains(s_.lines);
  }

  const SystemModel& s_;
  std::string name_;
  const PrasUnits& units_;
  std::function<void(double, double)> told_;
  double done_ = 0.0, total_ = 0.0;  // series
  output::File file_;
  output::Group group_;
};

}  // namespace

void write_pras(const grid::adequacy::SystemModel& system, const std::filesystem::path& path) {
  write_pras(system, path, own_or_smaller_units(system));
}

void write_pras(const grid::adequacy::SystemModel& system, const std::filesystem::path& path,
                const PrasUnits& units, const std::function<void(double, double)>& told) {
  check(system);
  output::silence_hdf5();
  const auto partial = output::partial_path(path);
  const output::OutputLock lock(path, "gigaload export");
  output::make_way(lock, partial);
  try {
    Writer(system, units, partial.string(), told).write();
  } catch (const output::Hdf5Error& failure) {
    output::remove_plain_file(partial);
    throw output::cannot_write(path, failure.reason());
  } catch (...) {
    output::remove_plain_file(partial);
    throw;
  }
  output::publish(partial, path);
}

}  // namespace gigaload::scenarios
