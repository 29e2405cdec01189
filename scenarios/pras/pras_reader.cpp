#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "output/hdf5/trial.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/pras/pras_input.hpp"

namespace gigaload::scenarios {
namespace {

using namespace grid;
using namespace grid::adequacy;

constexpr int kFirstWithCharge = 9;          // minor version
constexpr std::size_t kMostNamed = 10;       // of what is not read
constexpr double kBytesOfRegionStep = 64.0;  // of an assessment

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : file_(path) {}

  SystemModel read() {
    SystemModel s;
    s.start = file_.text_attribute("start_timestamp");
    s.units.time = file_.text_attribute("timestep_unit");
    s.units.power = file_.text_attribute("power_unit");
    s.units.energy = file_.text_attribute("energy_unit");
    steps_ = file_.number_attribute("timestep_count");
    s.steps = steps_;
    s.units.step_length = file_.number_attribute("timestep_length");
    s.attributes.merge(file_.user_attributes());

    const bool generators = file_.has("generators"), stores = file_.has("generatorstorages");
    const bool interfaces = file_.has("interfaces"), lines = file_.has("lines");
    if (!file_.has("regions")) file_.fail("group 'regions' is missing");
    if (!generators && !stores)
      file_.fail("groups 'generators' and 'generatorstorages' are both missing: one is needed");
    if (interfaces != lines)
      file_.fail(std::string("group '") + (interfaces ? "lines" : "interfaces") +
                 "' is missing: interfaces and lines come together");

    regions(s);
    if (generators) read_generators(s);
    if (file_.has("storages")) read_storages(s);
    if (stores) read_generator_storages(s);
    if (file_.has("demandresponses")) read_demand_responses(s);
    if (interfaces) {
      read_interfaces(s);
      read_lines(s);
    }
    try {
      check(s);
    } catch (const InputError& error) {
      file_.fail(error.what());
    }
    return s;
  }

  /// Says what the file has that is not read, and what of it is read otherwise than it looks.
  [[nodiscard]] std::vector<std::string> notices(const SystemModel& s) const {
    std::vector<std::string> sentences;
    std::vector<std::string> unread = file_.unread();
    const std::size_t all = unread.size();
    if (all > kMostNamed) unread.resize(kMostNamed);
    if (all > 0) {
      sentences.push_back(fmt::format(
          "not read: {}{}", fmt::join(unread, ", "),
          all > kMostNamed ? fmt::format(" and {} more", all - kMostNamed) : std::string()));
    }
    std::size_t without_limit = 0;
    const auto count = [&](const auto& devices) {
      for (const auto& d : devices) without_limit += d.energy_capacity.max() >= kUnlimited ? 1 : 0;
    };
    count(s.storages);
    count(s.generator_storages);
    count(s.demand_responses);
    if (without_limit > 0) {
      sentences.push_back(fmt::format(
          "{} stores or demand responses have an energy of 4294967295, with which PRAS files say "
          "\"no limit\": it is taken as none in any unit",
          without_limit));
    }
    return sentences;
  }

 private:
  std::vector<Series> series(const std::string& group, const std::string& name,
                             std::size_t entities) const {
    return file_.series(group, name, steps_, entities);
  }

  RegionIndex region(const std::string& group, const std::string& entity,
                     const std::string& name) const {
    const auto found = region_of_.find(name);
    if (found == region_of_.end())
      file_.fail(group, "'" + entity + "' is in region '" + name + "', which is not in 'regions'");
    return found->second;
  }

  void regions(SystemModel& s) {
    const auto names = file_.core("regions", {"name"})[0];
    file_.keep("regions", kBytesOfRegionStep * static_cast<double>(names.size()) *
                              static_cast<double>(steps_));
    const auto load = series("regions", "load", names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!region_of_.emplace(names[i], RegionIndex(i)).second)
        file_.fail("regions", "'" + names[i] + "' is there twice");
      s.regions.push_back({names[i], load[i]});
    }
  }

  /// Names, categories and regions, and the order in which the devices are to be taken.
  struct Devices {
    std::vector<Device> device;
    std::vector<std::size_t> order;
  };

  Devices devices(const std::string& group) const {
    const auto table = file_.core(group, {"name", "category", "region"});
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

  /// Returns the place in the file of each that it filled.
  template <class Kind>
  std::vector<std::size_t> fill(const std::string& group, const Fields<Kind>& fields,
                                std::vector<Kind>& to) const {
    const auto d = devices(group);
    to.resize(d.device.size());
    for (std::size_t i = 0; i < to.size(); ++i) static_cast<Device&>(to[i]) = d.device[d.order[i]];
    for (const auto& [name, member] : fields) {
      const auto values = series(group, name, to.size());
      for (std::size_t i = 0; i < to.size(); ++i) to[i].*member = values[d.order[i]];
    }
    return d.order;
  }

  /// Fills stores, which from version 0.9 on may hold something at the start.
  template <class Kind>
  void fill_stores(const std::string& group, const Fields<Kind>& fields,
                   std::vector<Kind>& to) const {
    const std::vector<std::size_t> order = fill<Kind>(group, fields, to);
    if (!file_.is_from(kFirstWithCharge)) return;
    const std::vector<double> charge = file_.at_start(group, "initialsoc", to.size());
    if (charge.empty()) return;
    for (std::size_t i = 0; i < to.size(); ++i) to[i].initial_charge = charge[order[i]];
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

  void read_generators(SystemModel& s) const {
    fill<Generator>("generators", {{"capacity", &Generator::capacity}}, s.generators);
  }

  void read_storages(SystemModel& s) const {
    fill_stores<Storage>("storages", storage_fields<Storage>(), s.storages);
  }

  void read_generator_storages(SystemModel& s) const {
    using G = GeneratorStorage;
    auto fields = storage_fields<G>();
    fields.emplace_back("inflow", &G::inflow);
    fields.emplace_back("gridwithdrawalcapacity", &G::grid_withdrawal_capacity);
    fields.emplace_back("gridinjectioncapacity", &G::grid_injection_capacity);
    fill_stores<G>("generatorstorages", fields, s.generator_storages);
  }

  void read_demand_responses(SystemModel& s) const {
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
    if (p.from == p.to)
      file_.fail(group, "'" + entity + "' leads from region '" + from + "' to itself");
    if (p.to < p.from) {
      std::swap(p.from, p.to);
      p.turned = true;
    }
    return p;
  }

  void read_interfaces(SystemModel& s) {
    const auto table = file_.core("interfaces", {"region_from", "region_to"});
    const std::size_t n = table[0].size();
    auto forward = series("interfaces", "forwardcapacity", n);
    auto backward = series("interfaces", "backwardcapacity", n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto entity = table[0][i] + " - " + table[1][i];
      const auto p = pair("interfaces", entity, table[0][i], table[1][i]);
      if (p.turned) std::swap(forward[i], backward[i]);
      if (!interface_of_.emplace(std::pair(p.from, p.to), InterfaceIndex(i)).second)
        file_.fail("interfaces", "'" + entity + "' is there twice");
      s.interfaces.push_back({p.from, p.to, forward[i], backward[i]});
    }
  }

  void read_lines(SystemModel& s) const {
    const auto table = file_.core("lines", {"name", "category", "region_from", "region_to"});
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
        file_.fail("lines", "'" + table[0][i] + "' joins '" + table[2][i] + "' and '" +
                                table[3][i] + "', which have no interface");
      s.lines.push_back({table[0][i], table[1][i], interface->second, forward[i], backward[i],
                         Chain{failure[i], repair[i]}});
    }
    std::stable_sort(s.lines.begin(), s.lines.end(),
                     [](const Line& a, const Line& b) { return a.interface < b.interface; });
  }

  PrasInput file_;
  std::size_t steps_ = 0;
  std::map<std::string, RegionIndex> region_of_;
  std::map<std::pair<RegionIndex, RegionIndex>, InterfaceIndex> interface_of_;
};

}  // namespace

grid::adequacy::SystemModel read_whole_pras(const std::filesystem::path& path,
                                            std::vector<std::string>* notices) {
  try {
    Reader reader(path);
    SystemModel system = reader.read();
    if (notices != nullptr) {
      for (const std::string& notice : reader.notices(system)) {
        notices->push_back(path.filename().string() + ": " + notice);
      }
    }
    return system;
  } catch (const output::Hdf5Error& error) {
    throw InputError(path.string() + ": the file is damaged: " + error.reason());
  }
}

grid::adequacy::SystemModel read_pras(const std::filesystem::path& path,
                                      std::vector<std::string>* notices) {
  // a damaged file can crash HDF5 or keep it busy for ever: first in a process of its own
  output::TrialLimits limits = output::limits_of(path);
  limits.bytes += static_cast<std::size_t>(PrasBudget(path).left_to_keep());
  (void)output::read_apart(path, limits, [&] {
    (void)read_whole_pras(path);
    return std::string();
  });
  return read_whole_pras(path, notices);
}

}  // namespace gigaload::scenarios
