#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::bench {

using grid::adequacy::Chain;
using grid::adequacy::SystemModel;

/// The program one writes first: transition times drawn ahead, the capacity of all units that are
/// up added hour by hour, one region helping the next. Written to be fast as such programs go: flat
/// arrays, no allocation in the loop. Stores charge and discharge at home only.
class NaiveSimulation {
 public:
  explicit NaiveSimulation(const SystemModel& system) : steps_(system.steps) {
    for (const auto& r : system.regions)
      for (std::size_t t = 0; t < steps_; ++t) load_.push_back(r.load[t]);
    regions_ = system.regions.size();
    for (const auto& g : system.generators) add_unit(g.region.get(), g.chain);
    capacity_.resize(steps_ * unit_.size());
    for (std::size_t i = 0; i < unit_.size(); ++i)
      for (std::size_t t = 0; t < steps_; ++t)
        capacity_[t * unit_.size() + i] = system.generators[i].capacity[t];
    for (const auto& s : system.storages)
      store_.push_back({s.region.get(), s.charge_capacity[0], s.energy_capacity[0], 0.0});
    for (const auto& i : system.interfaces) tie_.push_back({i.from.get(), i.to.get(), 0.0, 0.0});
    for (const auto& l : system.lines) {
      tie_[l.interface.get()].forward += l.forward_capacity[0];
      tie_[l.interface.get()].backward += l.backward_capacity[0];
    }
  }

  struct Totals {
    double lole = 0.0, eue = 0.0;
  };

  Totals run(std::size_t samples, unsigned seed) {
    std::mt19937_64 random(seed);
    Totals total;
    std::vector<double> net(regions_);
    for (std::size_t s = 0; s < samples; ++s) {
      for (auto& u : unit_) {
        u.up = uniform(random) < u.stationary;
        u.next = draw(random, u);
      }
      for (auto& store : store_) store.energy = 0.0;
      for (std::size_t t = 0; t < steps_; ++t) {
        for (std::size_t r = 0; r < regions_; ++r) net[r] = -load_[r * steps_ + t];
        const double* capacity = &capacity_[t * unit_.size()];
        for (std::size_t i = 0; i < unit_.size(); ++i) {
          auto& u = unit_[i];
          if (u.next == t) {
            u.up = !u.up;
            u.next = t + draw(random, u);
          }
          if (u.up) net[u.region] += capacity[i];
        }
        const double missing = balance(net);
        if (missing > 1e-6) {
          total.lole += 1.0;
          total.eue += missing;
        }
      }
    }
    total.lole /= static_cast<double>(samples);
    total.eue /= static_cast<double>(samples);
    return total;
  }

 private:
  struct Unit {
    std::size_t region, next;
    double stationary, failure, repair;  // 1 / ln(1 - p)
    bool up;
  };
  struct Store {
    std::size_t region;
    double power, capacity, energy;
  };
  struct Tie {
    std::size_t from, to;
    double forward, backward;
  };

  void add_unit(std::size_t region, const Chain& c) {
    unit_.push_back({region, 0, c.repair[0] / (c.failure[0] + c.repair[0]),
                     1.0 / std::log1p(-c.failure[0]), 1.0 / std::log1p(-c.repair[0]), true});
  }

  static double uniform(std::mt19937_64& random) {
    return (static_cast<double>(random() >> 12) + 0.5) * 0x1p-52;
  }

  static std::size_t draw(std::mt19937_64& random, const Unit& u) {
    const double k = std::log(uniform(random)) * (u.up ? u.failure : u.repair);
    return k < 1e9 ? 1 + static_cast<std::size_t>(k) : 1'000'000'000;
  }

  double balance(std::vector<double>& net) {
    for (auto& s : store_) {
      double& n = net[s.region];
      const double change = n >= 0.0 ? std::min({n, s.power, s.capacity - s.energy})
                                     : -std::min({-n, s.power, s.energy});
      s.energy += change;
      n -= change;
    }
    for (const auto& tie : tie_) {
      double& a = net[tie.from];
      double& b = net[tie.to];
      const double flow = b < 0.0   ? std::min({-b, std::max(0.0, a), tie.forward})
                          : a < 0.0 ? -std::min({-a, b, tie.backward})
                                    : 0.0;
      a -= flow;
      b += flow;
    }
    double missing = 0.0;
    for (const double n : net) missing += std::max(0.0, -n);
    return missing;
  }

  std::size_t steps_, regions_ = 0;
  std::vector<double> load_, capacity_;  // [region][step], [step][unit]
  std::vector<Unit> unit_;
  std::vector<Store> store_;
  std::vector<Tie> tie_;
};

}  // namespace gigaload::bench
