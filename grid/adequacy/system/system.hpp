#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"

namespace gigaload::grid::adequacy {

/// Holds the number that a PRAS file writes for "no limit"; a plain number everywhere else.
inline constexpr double kUnlimited = 4294967295.0;

/// Holds a quantity over the steps; a constant is stored once, and copies share one store.
class Series {
 public:
  Series(double constant = 0.0) : first_(constant) {}
  /// Takes one value a step; equal ones are folded into one.
  explicit Series(std::vector<double> values);

  double operator[](std::size_t step) const { return values_ ? (*values_)[step] : first_; }
  [[nodiscard]] bool constant() const { return !values_; }
  [[nodiscard]] std::size_t size() const { return values_ ? values_->size() : 1; }
  [[nodiscard]] double min() const;
  [[nodiscard]] double max() const;
  /// Returns what is the same for all copies of a series that changes; null for a constant.
  [[nodiscard]] const void* store() const { return values_.get(); }

 private:
  double first_ = 0.0;
  std::shared_ptr<const std::vector<double>> values_;  // null: first_ in every step
};

/// Holds the probabilities a step of a Markov chain to fail when up and to come back when down.
struct Chain {
  Series failure{0.0};  // lambda
  Series repair{1.0};   // mu
  /// Tells that later windows have other chains: nothing is drawn ahead of this one.
  bool changes = false;
};

struct RegionLoad {
  std::string name;
  Series load;
  /// Holds the share of the load that is to be kept as a contingency reserve: with less left the
  /// region counts as short, though all load is served.
  double reserve_share = 0.0;
};

/// Tells from which hour to which a device is there, UTC, by the clock of a run. A system as such
/// does not look at it: RepeatedSystem does, whose years are those of a run.
struct Service {
  Hour begin = std::numeric_limits<Hour>::min();
  Hour end = std::numeric_limits<Hour>::max();
  [[nodiscard]] bool has(Hour hour) const { return begin <= hour && hour < end; }
  [[nodiscard]] bool is_always() const { return *this == Service{}; }
  friend bool operator==(const Service&, const Service&) = default;
};

/// Holds what generators, stores and lines have in common.
struct Device {
  std::string name;
  std::string category;
  RegionIndex region;
  Chain chain;
  /// Tells who it is among the devices of its kind, below 2^24: whose outages and whose store it
  /// has. In successive windows of a run one device keeps its number. By default its place in the
  /// system.
  std::optional<std::uint32_t> identity = {};
  /// Tells behind which of the system's meters it stands; none: it is the region's.
  std::optional<std::uint32_t> meter = {};
  Service service = {};  // of generators and stores, generator-storages apart
};

struct Generator : Device {
  Series capacity;
};

struct Storage : Device {
  Series charge_capacity, discharge_capacity, energy_capacity;
  Series charge_efficiency{1.0}, discharge_efficiency{1.0}, carryover_efficiency{1.0};
  /// Tells which share of its energy capacity it holds at the start; none: that of the options.
  std::optional<double> initial_charge = {};
  /// Its capacities may be others in the windows that follow: it is the same store all along, whose
  /// energy a larger capacity does not fill up.
  bool changes = false;
};

struct GeneratorStorage : Storage {
  Series inflow, grid_withdrawal_capacity, grid_injection_capacity;
};

struct DemandResponse : Device {
  Series borrow_capacity, payback_capacity, energy_capacity;
  Series interest;  // share of the borrowed energy added a step; may be negative
  Series borrow_efficiency{1.0}, payback_efficiency{1.0};
  Series payback_steps;  // steps within which borrowed energy is to be paid back
  /// Holds the terms of its contract: what the contract leaves open is without limit. Energy, steps
  /// and runs of steps are those between two calls of Ensemble::reset_totals(): of a year.
  struct Terms {
    double most_energy = std::numeric_limits<double>::infinity();
    double most_steps = std::numeric_limits<double>::infinity();
    double most_events = std::numeric_limits<double>::infinity();
    /// It gives nothing in the first steps of a run of them in which something is short, or would
    /// be without demand response, among the regions that can help each other.
    std::uint32_t notice_steps = 0;
    /// Orders the calls: demand responses of a lower rank are called first.
    std::uint32_t rank = 0;
    bool lapses = false;  // what is not paid back in time is forgotten, not energy not served
  };
  Terms terms = {};
};

/// Describes a customer's meter. What stands behind it serves the customer's load and nobody else:
/// generators give no more than the load, stores and demand response no more than generators leave
/// of it. The load is part of its region's.
struct Meter {
  std::string name;
  RegionIndex region;
  Series load;
};

struct InterfaceCapacity {
  RegionIndex from, to;  // from < to
  Series forward_capacity, backward_capacity;
};

struct Line {
  std::string name;
  std::string category;
  InterfaceIndex interface;
  Series forward_capacity, backward_capacity;
  Chain chain;
};

/// Names regions whose shortfall is also reported together, e.g. an interconnection.
struct RegionGroup {
  std::string name;
  std::vector<RegionIndex> regions;
};

/// Limits what a group of regions takes in over all interfaces together, power: the sum of its
/// regions' net imports. Of two groups one holds the other, or they have no region in common.
struct ImportLimit {
  std::string name;
  std::vector<RegionIndex> regions;
  Series limit;
};

/// Holds the length of a step and the units of the numbers, as a PRAS file names them.
struct Units {
  std::string time = "h";  // of step_length: sec, min, h, d, y
  std::string power = "MW";
  std::string energy = "MWh";
  std::size_t step_length = 1;
};

/// Describes a power system as resource adequacy sees it: regions that are copper sheets, joined by
/// interfaces; what feeds them; and how each part fails. Numbers are in `units`. The semantics are
/// those of PRAS (NREL/TP-5C00-79698; NREL/PRAS on GitHub). Devices are sorted by region, lines by
/// interface.
struct SystemModel {
  std::size_t steps = 0;
  std::string start = "2020-01-01T00:00:00+00:00";
  Units units;
  std::map<std::string, std::string> attributes;
  std::vector<RegionLoad> regions;
  std::vector<Generator> generators;
  std::vector<Storage> storages;
  std::vector<GeneratorStorage> generator_storages;
  std::vector<DemandResponse> demand_responses;
  std::vector<Meter> meters;
  std::vector<InterfaceCapacity> interfaces;
  std::vector<Line> lines;
  std::vector<ImportLimit> import_limits;
  std::vector<RegionGroup> groups;
};

/// Tells what a series counts.
enum class Measure : std::uint8_t { power, energy, other };

/// Calls visit(Series&, Measure) for every series of the system, or with const ones.
template <class AnySystem, class Visit>
void visit_series(AnySystem& system, const Visit& visit) {
  const auto chain = [&](auto& c) {
    visit(c.failure, Measure::other);
    visit(c.repair, Measure::other);
  };
  const auto storage = [&](auto& s) {
    chain(s.chain);
    visit(s.charge_capacity, Measure::power);
    visit(s.discharge_capacity, Measure::power);
    visit(s.energy_capacity, Measure::energy);
    visit(s.charge_efficiency, Measure::other);
    visit(s.discharge_efficiency, Measure::other);
    visit(s.carryover_efficiency, Measure::other);
  };
  for (auto& r : system.regions) visit(r.load, Measure::power);
  for (auto& g : system.generators) {
    chain(g.chain);
    visit(g.capacity, Measure::power);
  }
  for (auto& s : system.storages) storage(s);
  for (auto& s : system.generator_storages) {
    storage(s);
    visit(s.inflow, Measure::power);
    visit(s.grid_withdrawal_capacity, Measure::power);
    visit(s.grid_injection_capacity, Measure::power);
  }
  for (auto& d : system.demand_responses) {
    chain(d.chain);
    visit(d.borrow_capacity, Measure::power);
    visit(d.payback_capacity, Measure::power);
    visit(d.energy_capacity, Measure::energy);
    visit(d.interest, Measure::other);
    visit(d.borrow_efficiency, Measure::other);
    visit(d.payback_efficiency, Measure::other);
    visit(d.payback_steps, Measure::other);
  }
  for (auto& i : system.interfaces) {
    visit(i.forward_capacity, Measure::power);
    visit(i.backward_capacity, Measure::power);
  }
  for (auto& l : system.lines) {
    chain(l.chain);
    visit(l.forward_capacity, Measure::power);
    visit(l.backward_capacity, Measure::power);
  }
  for (auto& g : system.import_limits) visit(g.limit, Measure::power);
}

/// Returns the hours of one step. Throws InputError for an unknown unit.
[[nodiscard]] double step_hours(const SystemModel& system);

/// Returns the energy of one unit of power over one step, in the energy unit. Throws InputError for
/// an unknown unit.
[[nodiscard]] double energy_of_step(const SystemModel& system);

/// Tells which day a step belongs to, by the clock of the start's time stamp.
class Days {
 public:
  explicit Days(const SystemModel& system);
  [[nodiscard]] std::size_t of(std::size_t step) const { return (step + offset_) / steps_; }

 private:
  std::size_t steps_ = 24;  // of a day
  std::size_t offset_ = 0;  // steps of the first day that lie before the start
};

/// Returns the energy of all load, in the energy unit.
[[nodiscard]] double load_energy(const SystemModel& system);
[[nodiscard]] double load_energy(const SystemModel& system, RegionIndex region);

/// Throws an InputError that names the group and the entity: a series of a wrong length, a region
/// or interface that is not there, probabilities outside [0, 1], a chain without a stationary
/// state, negative or non-finite capacities, efficiencies outside (0, 1], interfaces that are not
/// from the lower to the higher region, devices out of order, limits on imports whose groups cross.
void check(const SystemModel& system);

/// Takes away what generators and stores can give, and stores hold, in the steps in which they are
/// not there (Service). `hours`: those of the steps.
void apply_service(SystemModel& system, const std::vector<Hour>& hours);

/// Adds `power` to the load of every region and step.
void add_load(SystemModel& system, double power);
void scale_load(SystemModel& system, double factor);

}  // namespace gigaload::grid::adequacy
