// Step by step, the units fall in three sets: those that never fail (they lower the load), those
// that fail with constant capacity and chain (one table for all steps), and the others (a table of
// their own in each step, joined to the first by a sum over its states).
// The probability of being up follows its chain from the stationary start,
//   A(0) = r(0) / (f(0) + r(0))        A(t) = A(t-1)(1 - f(t)) + (1 - A(t-1)) r(t)
// Expected events are the expected entries into shortfall,
//   P(short at 0) + sum_t P(not short at t-1, short at t).
#include "grid/adequacy/exact/exact.hpp"

#include <algorithm>
#include <cmath>

#include "grid/adequacy/exact/joint_outages.hpp"
#include "grid/adequacy/exact/outage_table.hpp"
#include "grid/adequacy/system/can_fail.hpp"
#include "grid/core/error.hpp"

namespace gigaload::grid::adequacy {
namespace {

bool varies(const Generator& g) {
  return !(g.capacity.constant() && g.chain.failure.constant() && g.chain.repair.constant());
}

double stationary(const Chain& chain) {
  return chain.repair[0] / (chain.failure[0] + chain.repair[0]);
}

struct Sets {
  std::vector<const Generator*> steady, varying;
};

/// The table of the varying units in one step, kept while nothing changes.
class VaryingTable {
 public:
  VaryingTable(std::vector<const Generator*> units, double quantum)
      : units_(std::move(units)), quantum_(quantum), up_(units_.size()) {
    for (std::size_t i = 0; i < units_.size(); ++i) up_[i] = stationary(units_[i]->chain);
  }

  const std::vector<double>& at(std::size_t t) {
    std::vector<OutageUnit> now(units_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const auto& g = *units_[i];
      if (t > 0) up_[i] += (1.0 - up_[i]) * g.chain.repair[t] - up_[i] * g.chain.failure[t];
      now[i] = {static_cast<std::size_t>(std::llround(g.capacity[t] / quantum_)), 1.0 - up_[i]};
    }
    const bool same = t > 0 && std::equal(now.begin(), now.end(), last_.begin(), last_.end(),
                                          [](const OutageUnit& a, const OutageUnit& b) {
                                            return a.quanta == b.quanta && a.out == b.out;
                                          });
    if (!same) table_ = convolve(now);
    last_ = std::move(now);
    return table_;
  }

 private:
  std::vector<const Generator*> units_;
  double quantum_;
  std::vector<double> up_;
  std::vector<OutageUnit> last_;
  std::vector<double> table_;
};

void refuse_unsuited(const SystemModel& system) {
  if (system.regions.size() != 1)
    throw InputError("the exact method takes one region, this system has " +
                     std::to_string(system.regions.size()) + ": make it a copper sheet first");
  if (!system.storages.empty() || !system.generator_storages.empty() ||
      !system.demand_responses.empty() || !system.meters.empty())
    throw InputError("the exact method knows no stores and no demand response: use Monte Carlo");
  if (!system.import_limits.empty())
    throw InputError("the exact method knows no limits on imports: use Monte Carlo");
}

double quantum_of(const Sets& sets, std::size_t max_states) {
  std::vector<double> capacities;
  double largest = 0.0;
  for (const auto* units : {&sets.steady, &sets.varying})
    for (const auto* g : *units) {
      for (std::size_t t = 0; t < g->capacity.size(); ++t) capacities.push_back(g->capacity[t]);
      largest += g->capacity.max();
    }
  if (largest == 0.0) return 1.0;
  const double quantum = common_quantum(capacities);
  if (quantum == 0.0 || largest / quantum > static_cast<double>(max_states))
    throw InputError(
        "the capacities of the units that fail have no common quantum that is coarse "
        "enough for the exact method: round them or use Monte Carlo");
  return quantum;
}

std::optional<ExactEvents> count_events(const Sets& sets, double quantum,
                                        const std::vector<double>& margin, double first_lolp,
                                        std::size_t max_pairs) {
  std::vector<ChainUnit> units;
  units.reserve(sets.steady.size());
  for (const auto* g : sets.steady)
    units.push_back({static_cast<std::size_t>(std::llround(g->capacity[0] / quantum)),
                     g->chain.failure[0], g->chain.repair[0]});
  const JointOutages joint(units, max_pairs);
  if (!joint.is_whole()) return std::nullopt;
  ExactEvents result;
  result.events = first_lolp;
  for (std::size_t t = 1; t < margin.size(); ++t)
    result.events += joint.enters(margin[t - 1], margin[t]);
  return result;
}

}  // namespace

ExactResult assess_exact(const SystemModel& system, const ExactOptions& options) {
  check(system);
  refuse_unsuited(system);
  Sets sets;
  for (const auto& g : system.generators)
    if (can_fail(g.chain)) (varies(g) ? sets.varying : sets.steady).push_back(&g);
  const double quantum = quantum_of(sets, options.max_states);

  std::vector<OutageUnit> steady;
  steady.reserve(sets.steady.size());
  for (const auto* g : sets.steady)
    steady.push_back({static_cast<std::size_t>(std::llround(g->capacity[0] / quantum)),
                      1.0 - stationary(g->chain)});
  const OutageTail tail(convolve(steady));
  VaryingTable varying(sets.varying, quantum);

  ExactResult result;
  result.lolp.resize(system.steps);
  result.epns.resize(system.steps);
  std::vector<double> margin(system.steps);
  const double kept = 1.0 + (options.reserve ? system.regions[0].reserve_share : 0.0);
  for (std::size_t t = 0; t < system.steps; ++t) {
    double capacity = 0.0;
    for (const auto& g : system.generators) capacity += g.capacity[t];
    margin[t] = (capacity - kept * system.regions[0].load[t]) / quantum;
    const auto& table = varying.at(t);
    for (std::size_t y = 0; y < table.size(); ++y) {
      if (table[y] == 0.0) continue;
      const double left = margin[t] - static_cast<double>(y);
      result.lolp[t] += table[y] * tail.probability(left);
      result.epns[t] += table[y] * tail.excess(left) * quantum;
    }
    result.lole += result.lolp[t];
    result.eue += result.epns[t];
  }
  const double hours = step_hours(system);
  result.lolh = result.lole * hours;
  result.eue *= energy_of_step(system);
  const double load = load_energy(system);
  result.neue = load > 0.0 ? result.eue / load * 1e6 : 0.0;

  const Days days(system);
  double worst = 0.0;
  for (std::size_t t = 0; t < system.steps; ++t) {
    worst = std::max(worst, result.lolp[t]);
    if (t + 1 < system.steps && days.of(t + 1) == days.of(t)) continue;
    result.daily_peak_lole += worst;
    worst = 0.0;
  }
  if (options.events && sets.varying.empty()) {
    result.events = count_events(sets, quantum, margin, result.lolp[0], options.max_pairs);
    if (result.events && result.events->events > 0.0) {
      result.events->mean_hours = result.lolh / result.events->events;
      result.events->mean_energy = result.eue / result.events->events;
    }
  }
  return result;
}

}  // namespace gigaload::grid::adequacy
