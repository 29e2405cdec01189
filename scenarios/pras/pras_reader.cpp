#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/pras/hdf5_input.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/pras/trial.hpp"

namespace gigaload::scenarios {
namespace {

using namespace grid;
using namespace grid::adequacy;

constexpr hsize_t kMostEntities = 1'000'000;
constexpr hsize_t kMostSteps = 100'000'000;
constexpr hsize_t kMostValues = 2'000'000'000;  // of one dataset: 16 GB
constexpr std::size_t kMostText = 1 << 20;
constexpr hsize_t kSmallChunk = 1'000'000;

/// Text of a fixed-length field, padded with NUL or blanks.
std::string trimmed(const char* data, std::size_t size) {
  std::string text(data, std::find(data, data + size, '\0'));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : name_(path.string()) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) fail("there is no such file");
    file_ = FileHandle(H5Fopen(name_.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT));
    if (!file_.valid()) fail("this is no HDF5 file, or it is cut off");
  }

  System read() {
    version();
    System s;
    s.start = text_attribute("start_timestamp");
    s.units.time = text_attribute("timestep_unit");
    s.units.power = text_attribute("power_unit");
    s.units.energy = text_attribute("energy_unit");
    steps_ = number_attribute("timestep_count", kMostSteps);
    s.steps = steps_;
    s.units.step_length = number_attribute("timestep_length", kMostSteps);
    user_attributes(s);

    const bool generators = has("generators"), stores = has("generatorstorages");
    const bool interfaces = has("interfaces"), lines = has("lines");
    if (!has("regions")) fail("group 'regions' is missing");
    if (!generators && !stores)
      fail("groups 'generators' and 'generatorstorages' are both missing: one is needed");
    if (interfaces != lines)
      fail(std::string("group '") + (interfaces ? "lines" : "interfaces") +
           "' is missing: interfaces and lines come together");

    regions(s);
    if (generators) read_generators(s);
    if (has("storages")) read_storages(s);
    if (stores) read_generator_storages(s);
    if (has("demandresponses")) read_demand_responses(s);
    if (interfaces) {
      read_interfaces(s);
      read_lines(s);
    }
    try {
      check(s);
    } catch (const InputError& error) {
      fail(error.what());
    }
    return s;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw InputError(name_ + ": " + what); }

  [[noreturn]] void fail(const std::string& group, const std::string& what) const {
    fail("group '" + group + "': " + what);
  }

  // ---- attributes -----------------------------------------------------------------------------

  std::optional<std::string> text_of(hid_t attribute) const {
    const TypeHandle type(H5Aget_type(attribute));
    const SpaceHandle space(H5Aget_space(attribute));
    if (!type.valid() || H5Tget_class(type) != H5T_STRING ||
        H5Sget_simple_extent_npoints(space) != 1)
      return std::nullopt;
    if (H5Tis_variable_str(type) > 0) {
      char* text = nullptr;
      const TypeHandle memory(H5Tcopy(type));
      if (H5Aread(attribute, memory, &text) < 0 || text == nullptr) return std::nullopt;
      std::string result(text);
      H5free_memory(text);
      return result;
    }
    const std::size_t size = H5Tget_size(type);
    if (size == 0 || size > kMostText) return std::nullopt;
    std::vector<char> buffer(size);
    if (H5Aread(attribute, type, buffer.data()) < 0) return std::nullopt;
    return trimmed(buffer.data(), size);
  }

  AttributeHandle attribute(const char* name) const {
    if (H5Aexists(file_, name) <= 0)
      fail(std::string("attribute '") + name + "' is missing: this is no PRAS system");
    return AttributeHandle(H5Aopen(file_, name, H5P_DEFAULT));
  }

  std::string text_attribute(const char* name) const {
    const auto text = text_of(attribute(name));
    if (!text) fail(std::string("attribute '") + name + "' is not a text");
    return *text;
  }

  std::size_t number_attribute(const char* name, hsize_t most) const {
    const auto handle = attribute(name);
    const TypeHandle type(H5Aget_type(handle));
    const SpaceHandle space(H5Aget_space(handle));
    std::int64_t value = 0;
    if (!type.valid() || H5Tget_class(type) != H5T_INTEGER ||
        H5Sget_simple_extent_npoints(space) != 1 || H5Aread(handle, H5T_NATIVE_INT64, &value) < 0)
      fail(std::string("attribute '") + name + "' is not a whole number");
    if (value < 1 || static_cast<hsize_t>(value) > most)
      fail(std::string("attribute '") + name + "' is " + std::to_string(value) +
           ", allowed is 1 to " + std::to_string(most));
    return static_cast<std::size_t>(value);
  }

  void version() const {
    const auto text = text_attribute("pras_dataversion");
    int major = -1, minor = -1, patch = -1;
    if (std::sscanf(text.c_str(), "v%d.%d.%d", &major, &minor, &patch) != 3)
      fail("pras_dataversion '" + text + "' is not of the form v0.8.0");
    if (major != 0 || minor < 5 || minor > 8)
      fail("pras_dataversion '" + text + "' is not known; v0.5 to v0.8 are");
  }

  void user_attributes(System& s) const {
    static const std::array<std::string, 7> own{
        "pras_dataversion", "start_timestamp", "timestep_count", "timestep_length",
        "timestep_unit",    "power_unit",      "energy_unit"};
    H5O_info_t info;
    if (H5Oget_info2(file_, &info, H5O_INFO_NUM_ATTRS) < 0) fail("its attributes cannot be read");
    for (hsize_t i = 0; i < info.num_attrs; ++i) {
      const AttributeHandle handle(
          H5Aopen_by_idx(file_, ".", H5_INDEX_NAME, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT));
      if (!handle.valid()) fail("its attributes cannot be read");
      std::array<char, 256> buffer{};
      if (H5Aget_name(handle, buffer.size(), buffer.data()) < 0) continue;
      const std::string name(buffer.data());
      if (std::find(own.begin(), own.end(), name) != own.end()) continue;
      if (auto text = text_of(handle)) s.attributes[name] = *text;
    }
  }

  // ---- groups and datasets --------------------------------------------------------------------

  bool has(const char* group) const { return H5Lexists(file_, group, H5P_DEFAULT) > 0; }

  DatasetHandle dataset(const std::string& group, const std::string& name) const {
    const auto path = group + "/" + name;
    if (H5Lexists(file_, group.c_str(), H5P_DEFAULT) <= 0 ||
        H5Lexists(file_, path.c_str(), H5P_DEFAULT) <= 0)
      fail(group, "dataset '" + name + "' is missing");
    DatasetHandle handle(H5Dopen2(file_, path.c_str(), H5P_DEFAULT));
    if (!handle.valid()) fail(group, "'" + name + "' is no dataset that can be opened");
    return handle;
  }

  std::vector<hsize_t> shape(hid_t set) const {
    const SpaceHandle space(H5Dget_space(set));
    const int rank = space.valid() ? H5Sget_simple_extent_ndims(space) : -1;
    if (rank < 0 || rank > 8) return {};
    std::vector<hsize_t> result(static_cast<std::size_t>(rank));
    if (rank > 0) H5Sget_simple_extent_dims(space, result.data(), nullptr);
    return result;
  }

  /// Columns of `_core` by name: [field][entity].
  std::vector<std::vector<std::string>> core(const std::string& group,
                                             const std::vector<std::string>& fields) const {
    const auto set = dataset(group, "_core");
    const auto extent = shape(set);
    if (extent.size() != 1) fail(group, "'_core' is not a vector");
    const hsize_t n = extent[0];
    if (n > kMostEntities) fail(group, "'_core' has too many entities");
    const TypeHandle type(H5Dget_type(set));
    if (!type.valid() || H5Tget_class(type) != H5T_COMPOUND)
      fail(group, "'_core' is not a table with named columns");
    std::vector<std::vector<std::string>> columns;
    for (const auto& field : fields) {
      const int member = H5Tget_member_index(type, field.c_str());
      if (member < 0) fail(group, "'_core' has no column '" + field + "'");
      const TypeHandle text(H5Tget_member_type(type, static_cast<unsigned>(member)));
      if (!text.valid() || H5Tget_class(text) != H5T_STRING || H5Tis_variable_str(text) != 0)
        fail(group, "column '" + field + "' of '_core' is not text of a fixed length");
      const std::size_t size = H5Tget_size(text);
      if (size == 0 || size > kMostText || n * size > (hsize_t{1} << 32))
        fail(group, "column '" + field + "' of '_core' has a wrong length");
      const TypeHandle memory(H5Tcreate(H5T_COMPOUND, size));
      H5Tinsert(memory, field.c_str(), 0, text);
      std::vector<char> buffer(n * size + 1);
      if (n > 0 && H5Dread(set, memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()) < 0)
        fail(group, "column '" + field + "' of '_core' cannot be read: the file is damaged");
      std::vector<std::string> column(n);
      for (std::size_t i = 0; i < n; ++i) column[i] = trimmed(&buffer[i * size], size);
      columns.push_back(std::move(column));
    }
    return columns;
  }

  /// One series for each entity of a dataset [step][entity].
  std::vector<Series> series(const std::string& group, const std::string& name,
                             std::size_t entities) const {
    const auto set = dataset(group, name);
    const auto extent = shape(set);
    if (extent.size() != 2 || extent[0] != steps_ || extent[1] != entities) {
      std::string found;
      for (const auto n : extent) found += (found.empty() ? "" : " x ") + std::to_string(n);
      fail(group, "dataset '" + name + "' is " + (found.empty() ? "of no shape" : found) +
                      ", it should be " + std::to_string(steps_) + " steps x " +
                      std::to_string(entities) + " entities");
    }
    if (entities == 0) return {};
    if (steps_ * entities > kMostValues) fail(group, "dataset '" + name + "' is too large");
    const TypeHandle type(H5Dget_type(set));
    const auto kind = type.valid() ? H5Tget_class(type) : H5T_NO_CLASS;
    if (kind != H5T_INTEGER && kind != H5T_FLOAT)
      fail(group, "dataset '" + name + "' has no numbers");
    const PropertyHandle creation(H5Dget_create_plist(set));
    if (creation.valid() && H5Pget_layout(creation) == H5D_CHUNKED) {
      hsize_t chunk[2] = {0, 0};
      // a chunk far larger than its dataset is damage, and HDF5 would allocate all of it
      if (H5Pget_chunk(creation, 2, chunk) != 2 ||
          static_cast<double>(chunk[0]) * static_cast<double>(chunk[1]) >
              static_cast<double>(kSmallChunk + 4 * steps_ * entities))
        fail(group, "dataset '" + name + "' has chunks of a wrong size: the file is damaged");
    }
    std::vector<double> values(steps_ * entities);
    if (H5Dread(set, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
      fail(group, "dataset '" + name + "' cannot be read: the file is damaged");
    std::vector<Series> result;
    result.reserve(entities);
    std::vector<double> one(steps_);
    for (std::size_t i = 0; i < entities; ++i) {
      for (std::size_t t = 0; t < steps_; ++t) one[t] = values[t * entities + i];
      result.emplace_back(one);
    }
    return result;
  }

  // ---- the groups -----------------------------------------------------------------------------

  RegionIndex region(const std::string& group, const std::string& entity,
                     const std::string& name) const {
    const auto found = region_of_.find(name);
    if (found == region_of_.end())
      fail(group, "'" + entity + "' is in region '" + name + "', which is not in 'regions'");
    return found->second;
  }

  void regions(System& s) {
    const auto names = core("regions", {"name"})[0];
    const auto load = series("regions", "load", names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!region_of_.emplace(names[i], RegionIndex(i)).second)
        fail("regions", "'" + names[i] + "' is there twice");
      s.regions.push_back({names[i], load[i]});
    }
  }

  /// Names, categories and regions, and the order in which the devices are to be taken.
  struct Devices {
    std::vector<Device> device;
    std::vector<std::size_t> order;
  };

  Devices devices(const std::string& group) const {
    const auto table = core(group, {"name", "category", "region"});
    Devices d;
    d.device.resize(table[0].size());
    const auto failure = series(group, "failureprobability", d.device.size());
    const auto repair = series(group, "repairprobability", d.device.size());
    for (std::size_t i = 0; i < d.device.size(); ++i)
      d.device[i] = {table[0][i], table[1][i], region(group, table[0][i], table[2][i]),
                     Chain{failure[i], repair[i]}};
    d.order.resize(d.device.size());
    std::iota(d.order.begin(), d.order.end(), std::size_t{0});
    std::stable_sort(d.order.begin(), d.order.end(), [&](std::size_t a, std::size_t b) {
      return d.device[a].region < d.device[b].region;
    });
    return d;
  }

  template <class Kind>
  using Fields = std::vector<std::pair<const char*, Series Kind::*>>;

  template <class Kind>
  void fill(const std::string& group, const Fields<Kind>& fields, std::vector<Kind>& to) const {
    const auto d = devices(group);
    to.resize(d.device.size());
    for (std::size_t i = 0; i < to.size(); ++i) static_cast<Device&>(to[i]) = d.device[d.order[i]];
    for (const auto& [name, member] : fields) {
      const auto values = series(group, name, to.size());
      for (std::size_t i = 0; i < to.size(); ++i) to[i].*member = values[d.order[i]];
    }
  }

  template <class Kind>
  static Fields<Kind> storage_fields() {
    return {{"chargecapacity", &Kind::charge_capacity},
            {"dischargecapacity", &Kind::discharge_capacity},
            {"energycapacity", &Kind::energy_capacity},
            {"chargeefficiency", &Kind::charge_efficiency},
            {"dischargeefficiency", &Kind::discharge_efficiency},
            {"carryoverefficiency", &Kind::carryover_efficiency}};
  }

  void read_generators(System& s) const {
    fill<Generator>("generators", {{"capacity", &Generator::capacity}}, s.generators);
  }

  void read_storages(System& s) const {
    fill<Storage>("storages", storage_fields<Storage>(), s.storages);
  }

  void read_generator_storages(System& s) const {
    using G = GeneratorStorage;
    auto fields = storage_fields<G>();
    fields.emplace_back("inflow", &G::inflow);
    fields.emplace_back("gridwithdrawalcapacity", &G::grid_withdrawal_capacity);
    fields.emplace_back("gridinjectioncapacity", &G::grid_injection_capacity);
    fill<G>("generatorstorages", fields, s.generator_storages);
  }

  void read_demand_responses(System& s) const {
    using D = DemandResponse;
    fill<D>("demandresponses",
            {{"borrowcapacity", &D::borrow_capacity},
             {"paybackcapacity", &D::payback_capacity},
             {"energycapacity", &D::energy_capacity},
             {"borrowedenergyinterest", &D::interest},
             {"borrowefficiency", &D::borrow_efficiency},
             {"paybackefficiency", &D::payback_efficiency},
             {"allowablepaybackperiod", &D::payback_steps}},
            s.demand_responses);
  }

  struct Pair {
    RegionIndex from, to;
    bool turned = false;
  };

  Pair pair(const std::string& group, const std::string& entity, const std::string& from,
            const std::string& to) const {
    Pair p{region(group, entity, from), region(group, entity, to)};
    if (p.from == p.to) fail(group, "'" + entity + "' leads from region '" + from + "' to itself");
    if (p.to < p.from) {
      std::swap(p.from, p.to);
      p.turned = true;
    }
    return p;
  }

  void read_interfaces(System& s) {
    const auto table = core("interfaces", {"region_from", "region_to"});
    const std::size_t n = table[0].size();
    auto forward = series("interfaces", "forwardcapacity", n);
    auto backward = series("interfaces", "backwardcapacity", n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto entity = table[0][i] + " - " + table[1][i];
      const auto p = pair("interfaces", entity, table[0][i], table[1][i]);
      if (p.turned) std::swap(forward[i], backward[i]);
      if (!interface_of_.emplace(std::pair(p.from, p.to), InterfaceIndex(i)).second)
        fail("interfaces", "'" + entity + "' is there twice");
      s.interfaces.push_back({p.from, p.to, forward[i], backward[i]});
    }
  }

  void read_lines(System& s) const {
    const auto table = core("lines", {"name", "category", "region_from", "region_to"});
    const std::size_t n = table[0].size();
    auto forward = series("lines", "forwardcapacity", n);
    auto backward = series("lines", "backwardcapacity", n);
    const auto failure = series("lines", "failureprobability", n);
    const auto repair = series("lines", "repairprobability", n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto p = pair("lines", table[0][i], table[2][i], table[3][i]);
      if (p.turned) std::swap(forward[i], backward[i]);
      const auto interface = interface_of_.find(std::pair(p.from, p.to));
      if (interface == interface_of_.end())
        fail("lines", "'" + table[0][i] + "' joins '" + table[2][i] + "' and '" + table[3][i] +
                          "', which have no interface");
      s.lines.push_back({table[0][i], table[1][i], interface->second, forward[i], backward[i],
                         Chain{failure[i], repair[i]}});
    }
    std::stable_sort(s.lines.begin(), s.lines.end(),
                     [](const Line& a, const Line& b) { return a.interface < b.interface; });
  }

  std::string name_;
  FileHandle file_;
  std::size_t steps_ = 0;
  std::map<std::string, RegionIndex> region_of_;
  std::map<std::pair<RegionIndex, RegionIndex>, InterfaceIndex> interface_of_;
};

}  // namespace

grid::adequacy::System read_pras(const std::filesystem::path& path) {
  std::error_code no_size;
  const auto megabytes = std::filesystem::file_size(path, no_size) >> 20;
  const unsigned seconds = 30 + (no_size ? 0u : static_cast<unsigned>(megabytes));
  const auto trial = try_apart(
      [&] {
        const QuietErrors quiet;
        (void)Reader(path).read();
      },
      seconds);
  if (trial.end == TrialResult::End::crashed) {
    throw InputError(path.string() + ": the file is damaged");
  }
  if (trial.end == TrialResult::End::late) {
    throw InputError(path.string() + ": it was not read within " + std::to_string(seconds) +
                     " s: it is damaged, or the disk is too slow; a copy on a local disk tells");
  }
  if (!trial.message.empty()) throw InputError(trial.message);
  const QuietErrors quiet;
  return Reader(path).read();
}

}  // namespace gigaload::scenarios
