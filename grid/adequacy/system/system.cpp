#include "grid/adequacy/system/system.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/adequacy/system/can_fail.hpp"
#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/nested_groups.hpp"
#include "grid/core/time_stamp.hpp"

namespace gigaload::grid::adequacy {

Series::Series(std::vector<double> values) {
  if (values.empty()) throw InternalError("a series without values");
  first_ = values[0];
  if (std::any_of(values.begin(), values.end(), [&](double v) { return v != first_; }))
    values_ = std::make_shared<const std::vector<double>>(std::move(values));
}

double Series::min() const {
  return values_ ? *std::min_element(values_->begin(), values_->end()) : first_;
}
double Series::max() const {
  return values_ ? *std::max_element(values_->begin(), values_->end()) : first_;
}

namespace {

double lookup(const std::map<std::string, double>& table, const std::string& unit,
              const std::string& what) {
  const auto found = table.find(unit);
  if (found != table.end()) return found->second;
  std::string known;
  for (const auto& [name, value] : table) known += (known.empty() ? "" : ", ") + name;
  throw InputError("unknown " + what + " '" + unit + "'; known are " + known);
}

double mean(const Series& series, std::size_t steps) {
  if (series.constant()) return series[0];
  double sum = 0.0;
  for (std::size_t t = 0; t < steps; ++t) sum += series[t];
  return sum / static_cast<double>(steps);
}

/// Finds out whether an entity is in order and says its name if not.
class Checker {
 public:
  Checker(const SystemModel& system, std::string group)
      : system_(system), group_(std::move(group)) {}

  void entity(const std::string& name) { name_ = name; }

  void range(const Series& series, const char* quantity, double low, double high) const {
    if (!series.constant() && series.size() != system_.steps)
      fail(std::string(quantity) + " has " + std::to_string(series.size()) + " values for " +
           std::to_string(system_.steps) + " steps");
    for (std::size_t t = 0; t < series.size(); ++t)
      if (!(series[t] >= low && series[t] <= high))
        fail(std::string(quantity) + " is " + std::to_string(series[t]) + " in step " +
             std::to_string(t) + ", outside [" + std::to_string(low) + ", " + std::to_string(high) +
             "]");
  }

  void power(const Series& series, const char* quantity) const {
    range(series, quantity, 0.0, kUnlimited);
  }

  void efficiency(const Series& series, const char* quantity) const {
    range(series, quantity, 1e-6, 1.0);
  }

  void chain(const Chain& chain) const {
    range(chain.failure, "failure probability", 0.0, 1.0);
    range(chain.repair, "repair probability", 0.0, 1.0);
    if (can_fail(chain) && chain.failure[0] + chain.repair[0] <= 0.0)
      fail(
          "failure and repair probability are both zero in the first step, so the unit has no "
          "stationary state");
  }

  void region(RegionIndex region) {
    if (region.get() >= system_.regions.size()) fail("its region does not exist");
    if (region < last_) fail("devices are not sorted by region");
    last_ = region;
  }

  void device(const Device& device) {
    entity(device.name);
    region(device.region);
    chain(device.chain);
    if (!device.meter) return;
    if (*device.meter >= system_.meters.size()) fail("its meter does not exist");
    if (system_.meters[*device.meter].region != device.region) {
      fail("its meter is in another region");
    }
  }

  void storage(const Storage& s) {
    device(s);
    power(s.charge_capacity, "charge capacity");
    power(s.discharge_capacity, "discharge capacity");
    power(s.energy_capacity, "energy capacity");
    efficiency(s.charge_efficiency, "charge efficiency");
    efficiency(s.discharge_efficiency, "discharge efficiency");
    range(s.carryover_efficiency, "carryover efficiency", 0.0, 1.0);
    range(s.initial_charge.value_or(0.0), "charge at the start", 0.0, 1.0);
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw InputError(group_ + ", '" + name_ + "': " + what);
  }

 private:
  const SystemModel& system_;
  std::string group_;
  std::string name_;
  RegionIndex last_;
};

void check_devices(const SystemModel& system) {
  Checker regions(system, "regions");
  for (const auto& r : system.regions) {
    regions.entity(r.name);
    regions.power(r.load, "load");
    regions.range(r.reserve_share, "reserve's share of the load", 0.0, 1.0);
  }
  Checker meters(system, "meters");
  for (const auto& m : system.meters) {
    meters.entity(m.name);
    if (m.region.get() >= system.regions.size()) meters.fail("its region does not exist");
    meters.power(m.load, "load");
  }
  Checker generators(system, "generators");
  for (const auto& g : system.generators) {
    generators.device(g);
    generators.power(g.capacity, "capacity");
  }
  Checker storages(system, "storages");
  for (const auto& s : system.storages) storages.storage(s);
  Checker generator_storages(system, "generatorstorages");
  for (const auto& s : system.generator_storages) {
    generator_storages.entity(s.name);
    if (s.meter) generator_storages.fail("it cannot stand behind a meter");
    generator_storages.storage(s);
    generator_storages.power(s.inflow, "inflow");
    generator_storages.power(s.grid_withdrawal_capacity, "grid withdrawal capacity");
    generator_storages.power(s.grid_injection_capacity, "grid injection capacity");
  }
  Checker responses(system, "demandresponses");
  for (const auto& d : system.demand_responses) {
    responses.device(d);
    responses.power(d.borrow_capacity, "borrow capacity");
    responses.power(d.payback_capacity, "payback capacity");
    responses.power(d.energy_capacity, "energy capacity");
    responses.range(d.interest, "borrowed energy interest", -1.0, 1e6);
    responses.efficiency(d.borrow_efficiency, "borrow efficiency");
    responses.efficiency(d.payback_efficiency, "payback efficiency");
    responses.power(d.payback_steps, "allowable payback period");
    for (const double most : {d.terms.most_energy, d.terms.most_steps, d.terms.most_events}) {
      if (!(most >= 0.0)) responses.fail("a limit of a year is negative or no number");
    }
  }
}

void check_network(const SystemModel& system) {
  Checker interfaces(system, "interfaces");
  for (std::size_t i = 0; i < system.interfaces.size(); ++i) {
    const auto& f = system.interfaces[i];
    interfaces.entity(std::to_string(i));
    if (f.from >= f.to || f.to.get() >= system.regions.size())
      interfaces.fail("it must lead from a region to a later one");
    interfaces.entity(system.regions[f.from.get()].name + " - " + system.regions[f.to.get()].name);
    interfaces.power(f.forward_capacity, "forward capacity");
    interfaces.power(f.backward_capacity, "backward capacity");
  }
  Checker lines(system, "lines");
  InterfaceIndex last;
  for (const auto& l : system.lines) {
    lines.entity(l.name);
    if (l.interface.get() >= system.interfaces.size()) lines.fail("it has no interface");
    if (l.interface < last) lines.fail("lines are not sorted by interface");
    last = l.interface;
    lines.power(l.forward_capacity, "forward capacity");
    lines.power(l.backward_capacity, "backward capacity");
    lines.chain(l.chain);
  }
  Checker groups(system, "groups");
  for (const auto& g : system.groups) {
    groups.entity(g.name);
    for (const auto r : g.regions)
      if (r.get() >= system.regions.size()) groups.fail("its region does not exist");
  }
}

void check_import_limits(const SystemModel& system) {
  Checker limits(system, "limits on imports");
  std::vector<std::vector<std::size_t>> groups;
  for (const ImportLimit& each : system.import_limits) {
    limits.entity(each.name);
    limits.power(each.limit, "limit");
    auto& group = groups.emplace_back();
    for (const RegionIndex r : each.regions) {
      if (r.get() >= system.regions.size()) limits.fail("its region does not exist");
      if (std::ranges::find(group, r.get()) != group.end()) {
        limits.fail("it names the region " + system.regions[r.get()].name + " twice");
      }
      group.push_back(r.get());
    }
    if (group.empty()) limits.fail("it is of no region");
  }
  if (const auto crossing = nest_groups(system.regions.size(), groups).crossing) {
    limits.entity(system.import_limits[crossing->second].name);
    limits.fail("its regions and those of '" + system.import_limits[crossing->first].name +
                "' overlap, and neither has all of the other's");
  }
}

Series transformed(const Series& series, double factor, double offset) {
  std::vector<double> values(series.size());
  for (std::size_t t = 0; t < values.size(); ++t) values[t] = series[t] * factor + offset;
  return Series(std::move(values));
}

}  // namespace

double step_hours(const SystemModel& system) {
  static const std::map<std::string, double> hours{{"sec", 1.0 / 3600.0},
                                                   {"min", 1.0 / 60.0},
                                                   {"h", 1.0},
                                                   {"d", 24.0},
                                                   {"y", kHoursOfCommonYear}};
  return lookup(hours, system.units.time, "time unit") *
         static_cast<double>(system.units.step_length);
}

double energy_of_step(const SystemModel& system) {
  static const std::map<std::string, double> power{
      {"kW", 1e-3}, {"MW", 1.0}, {"GW", 1e3}, {"TW", 1e6}};
  static const std::map<std::string, double> energy{
      {"kWh", 1e-3}, {"MWh", 1.0}, {"GWh", 1e3}, {"TWh", 1e6}};
  return step_hours(system) * lookup(power, system.units.power, "power unit") /
         lookup(energy, system.units.energy, "energy unit");
}

Days::Days(const SystemModel& system) {
  const double hours = step_hours(system);
  steps_ = std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(24.0 / hours)));
  if (const auto start = parse_time_stamp(system.start)) {
    constexpr std::int64_t kDay = 86'400;
    const std::int64_t of_day_s = (start->local_s % kDay + kDay) % kDay;
    const std::int64_t step_s = std::max<std::int64_t>(1, std::llround(hours * 3600.0));
    offset_ = static_cast<std::size_t>(of_day_s / step_s) % steps_;
  }
}

double load_energy(const SystemModel& system, RegionIndex region) {
  return mean(system.regions[region.get()].load, system.steps) * static_cast<double>(system.steps) *
         energy_of_step(system);
}

double load_energy(const SystemModel& system) {
  double sum = 0.0;
  for (std::size_t r = 0; r < system.regions.size(); ++r)
    sum += load_energy(system, RegionIndex(r));
  return sum;
}

void check(const SystemModel& system) {
  if (system.steps == 0) throw InputError("a system without steps");
  if (system.steps >= 0xF0000000u) throw InputError("a system with too many steps");
  if (system.regions.empty()) throw InputError("a system without regions");
  if (system.units.step_length == 0) throw InputError("a step of no length");
  (void)energy_of_step(system);
  check_devices(system);
  check_network(system);
  check_import_limits(system);
}

void apply_service(SystemModel& system, const std::vector<Hour>& hours) {
  const auto in_service = [&hours](const Service& service, Series& series) {
    std::vector<double> values(hours.size());
    for (std::size_t t = 0; t < values.size(); ++t) {
      values[t] = service.has(hours[t]) ? series[t] : 0.0;
    }
    series = Series(std::move(values));
  };
  const auto storage = [&in_service](Storage& s) {
    in_service(s.service, s.charge_capacity);
    in_service(s.service, s.discharge_capacity);
    in_service(s.service, s.energy_capacity);
  };
  for (auto& g : system.generators) {
    if (!g.service.is_always()) in_service(g.service, g.capacity);
  }
  for (auto& s : system.storages) {
    if (!s.service.is_always()) storage(s);
  }
}

void add_load(SystemModel& system, double power) {
  for (auto& r : system.regions) r.load = transformed(r.load, 1.0, power);
}

void scale_load(SystemModel& system, double factor) {
  for (auto& r : system.regions) r.load = transformed(r.load, factor, 0.0);
}

}  // namespace gigaload::grid::adequacy
