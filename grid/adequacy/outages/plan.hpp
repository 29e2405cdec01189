#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "grid/adequacy/outages/draws.hpp"
#include "grid/adequacy/system/system.hpp"

namespace gigaload::grid::adequacy {

/// Steps that are looked at together: a block whose regions all cover themselves is passed over.
inline constexpr std::size_t kBlock = 24;

/// Holds a unit that fails, with constant capacity.
struct SteadyUnit {
  std::uint32_t region;  // of the component
  double capacity;
};

/// Holds a capacity that changes with time.
struct VaryingCapacity {
  std::vector<double> step;
  std::vector<double> block;  // the largest of the block
};

/// Holds a unit that fails and whose capacity changes with time; units of one series share it.
struct VaryingUnit {
  std::uint32_t region;
  std::shared_ptr<const VaryingCapacity> capacity;
};

struct FailingLine {
  std::uint32_t interface;  // of the component
  const Line* line;
};

/// Holds an interface with all of its lines in service.
struct InterfaceLimits {
  std::uint32_t from, to;  // regions of the component
  const InterfaceCapacity* limit;
  Series forward, backward;  // sums of the lines
};

/// Holds a limit on what a group of a component's regions takes in together.
struct GroupLimit {
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> regions;  // of the component
  std::uint32_t around = kNone;        // the smallest of the component's limits around this one
  Series limit;
};

/// Holds what transfers between a component's regions stay within, in one step.
struct TransferLimits {
  std::span<const double> forward, backward;  // [interface]
  std::span<const double> imports;            // [limit of the component]
};

enum class StoreKind : std::uint8_t { storage, generator_storage, demand_response };

struct Store {
  StoreKind kind;
  std::uint32_t region;
  std::uint32_t index;               // in the system's list of its kind
  std::uint32_t owner = 0;           // entity_of() its device
  const Storage* storage = nullptr;  // also of a generator-storage
  const GeneratorStorage* inflow = nullptr;
  const DemandResponse* response = nullptr;
  bool constant = false;                          // keeps its charge when nobody touches it
  std::int32_t unit = -1;                         // of the component's chains; -1: never fails
  std::int32_t meter = -1;                        // of the component's meters; -1: of the region
  [[nodiscard]] double energy_capacity() const {  // at the start
    return storage == nullptr ? 0.0 : storage->energy_capacity[0];
  }
};

/// Holds a meter with its generators. Those that never fail have no chain.
struct MeteredUnits {
  std::uint32_t region;  // of the component
  std::vector<Series> failing;
  std::vector<double> load;     // [step]
  std::vector<double> total;    // [step] all generators in service, which may be more than the load
  std::size_t first_chain = 0;  // of the component's, of the first that fails
};

/// Holds regions that can help each other, and all that belongs to them. Its chains are in the
/// order steady, varying, lines, stores, generators behind meters.
struct Component {
  std::vector<std::uint32_t> regions;  // of the system
  std::vector<ChainDraws> chains;
  std::vector<SteadyUnit> steady;
  std::vector<VaryingUnit> varying;
  std::vector<FailingLine> lines;
  std::vector<std::uint32_t> failing_stores;  // store of each chain after the lines
  std::vector<InterfaceLimits> interfaces;
  std::vector<GroupLimit> limits;        // each after those around it
  std::vector<std::uint32_t> innermost;  // [region] smallest limit it is under, or none
  std::vector<Store> stores;
  std::vector<MeteredUnits> meters;
  /// Holds the capacity in service when nothing fails, less load, [region][step].
  std::vector<double> margin;
  std::vector<double> reserve;       // of the load, [region][step]; empty: none is kept
  std::vector<double> block_margin;  // the least of a block, less the reserve, [region][block]
  // what the sample's state starts with
  std::size_t first_chain = 0, first_region = 0, first_store = 0;

  [[nodiscard]] std::size_t generator_storages() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        stores, [](const Store& s) { return s.kind == StoreKind::generator_storage; }));
  }
};

/// Finds the least margin of each block, less the reserve, one region's [step]. An empty reserve is
/// none.
void least_by_block(std::span<const double> margin, std::span<const double> reserve,
                    std::span<double> least);

/// Holds what no sample changes. All capacities and loads of regions and lines are whole multiples
/// of a power of two that is about 1e-12 of the system: their sums are exact in any order, so that
/// an outage that has come and gone leaves nothing behind.
class Plan {
 public:
  /// Makes the plan of a system. `initial_charge`: share of the energy capacity that
  /// stores hold at the start which have none of their own. `window`: of a longer run,
  /// whose first step the system's time stamp then belongs to; by default the system is
  /// the whole run.
  explicit Plan(SystemModel system, double initial_charge,
                const std::optional<Window>& window = {});
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  const SystemModel system;
  const Window window;
  double initial_charge;
  double tolerance = 0.0;         // power that counts as nothing
  double energy_per_power = 1.0;  // of one step
  double hours = 1.0;             // of one step
  std::size_t blocks = 0;
  Days days;
  std::vector<Component> components;
  std::size_t chains = 0, stores = 0;  // in all
  bool reserves = false;               // some region keeps one

  // costs of the dispatch, see step_dispatch.hpp
  double least_charge_cost = 0.0, most_discharge_cost = 0.0;
  double least_payback_cost = 0.0, most_borrow_cost = 0.0;
  double rank_cost = 0.0;  // of borrowing, from one rank to the next
  double unserved_cost = 0.0;

 private:
  [[nodiscard]] double whole(double power) const;
  [[nodiscard]] std::shared_ptr<const VaryingCapacity> varying_capacity(const Series& series);
  void find_components();
  void add_generators();
  void add_network();
  void add_import_limits();
  void add_stores();
  void find_meters();
  void add_metered_units();
  void add_margins();
  void add_reserves();
  void set_costs();
  void add_unit(std::size_t region, const Series& capacity, const Chain& chain,
                std::uint32_t entity);
  [[nodiscard]] bool is_plain(const GeneratorStorage& g) const;

  double quantum_ = 0.0;
  std::vector<std::uint32_t> component_of_, local_region_;  // [region]
  std::vector<std::int32_t> local_meter_;                   // [meter]
  struct Pending {
    std::size_t component;
    ChainDraws chain;
    VaryingUnit unit;
  };
  std::vector<Pending> varying_;
  std::map<const void*, std::shared_ptr<const VaryingCapacity>> of_store_;  // [Series::store()]
};

/// Tells whose random numbers a device has: its kind and its place in the system.
enum class EntityKind : std::uint32_t {
  generator = 0,
  storage = 1,
  generator_storage = 2,
  demand_response = 3,
  line = 4
};
[[nodiscard]] constexpr std::uint32_t entity_of(EntityKind kind, std::size_t index) {
  return (static_cast<std::uint32_t>(kind) << 24) | static_cast<std::uint32_t>(index);
}

}  // namespace gigaload::grid::adequacy
