#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "grid/balance/dispatch.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Systems and hours drawn at random, with the size and make-up of the 49-region grid: what the
/// property tests and the benchmark balance.
class RandomSystem {
 public:
  /// `tightness`: load relative to what the plants can give, about.
  explicit RandomSystem(std::uint64_t seed, std::size_t regions = 49, std::size_t lines = 106)
      : random_(seed) {
    make_technologies();
    const double inf = std::numeric_limits<double>::infinity();
    system.first_year = 2025;
    for (std::size_t r = 0; r < regions; ++r) {
      system.regions.push_back({std::string("R").append(std::to_string(r)), "", "one", "UTC"});
      RegionData data;
      for (const Technology& t : system.technologies) {
        const bool fuel = !t.fuel.empty();
        data.fuel_price_usd_per_mmbtu.push_back(
            fuel ? std::vector<double>{uniform(2.0, 4.0) * (t.fuel == "oil" ? 6.0 : 1.0)}
                 : std::vector<double>{});
        data.self_scheduled_share.push_back(t.kind == TechnologyKind::thermal ? uniform(0.0, 0.5)
                                                                              : 0.0);
        data.availability.push_back(std::numeric_limits<double>::quiet_NaN());
      }
      system.data.push_back(data);
      size_mw_.push_back(uniform(2000.0, 30000.0));
    }
    for (std::size_t l = 0; l < lines && regions > 1; ++l) {
      // a chain through all regions, then neighbours a few steps away
      const std::size_t from = l % regions;
      const std::size_t to = l + 1 < regions ? l + 1 : (from + 2 + random_() % 6) % regions;
      if (from == to) continue;
      system.interfaces.push_back(
          {RegionIndex(from), RegionIndex(to), "AC", uniform(0.0, 4000.0), uniform(0.0, 4000.0)});
    }
    if (!system.interfaces.empty()) {
      system.interfaces.front().forward_mw = inf;
      system.interfaces.front().reverse_mw = inf;
    }
  }

  struct Hour {
    std::vector<double> firm_mw, curtailable_mw, available_mw, capacity_mwh, energy_mwh;
    [[nodiscard]] HourInput input() const {
      return {firm_mw, curtailable_mw, available_mw, capacity_mwh};
    }
  };

  /// One hour; `tightness` is the load relative to the capacity of plants.
  Hour hour(double tightness) {
    Hour h;
    for (std::size_t r = 0; r < system.regions.size(); ++r) {
      double total_mw = 0.0;
      for (const Technology& t : system.technologies) {
        const double mw = random_() % 4 == 0 ? 0.0 : size_mw_[r] * uniform(0.0, 0.2);
        h.available_mw.push_back(mw);
        h.capacity_mwh.push_back(mw * t.duration_h);
        h.energy_mwh.push_back(mw * t.duration_h * uniform(0.0, 1.0));
        if (!t.is_storage()) total_mw += mw;
      }
      h.firm_mw.push_back(total_mw * tightness * uniform(0.7, 1.3));
      h.curtailable_mw.push_back(random_() % 3 == 0 ? uniform(0.0, 0.1) * total_mw : 0.0);
    }
    return h;
  }

  double uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
  }

  System system;

 private:
  void make_technologies() {
    const auto add = [this](const char* name, TechnologyKind kind, const char* fuel,
                            double heat_rate, double spread) {
      Technology t;
      t.name = name;
      t.kind = kind;
      t.fuel = fuel;
      t.heat_rate_mmbtu_per_mwh = heat_rate;
      t.heat_rate_spread = spread;
      t.variable_om_usd_per_mwh = fuel[0] == '\0' ? 0.0 : 3.0;
      system.technologies.push_back(t);
    };
    using enum TechnologyKind;
    add("nuclear", thermal, "uranium", 10.4, 0.0);
    add("coal", thermal, "coal", 10.0, 0.15);
    add("gas_cc", thermal, "gas", 7.0, 0.1);
    add("gas_ct", thermal, "gas", 10.5, 0.15);
    add("gas_steam", thermal, "gas", 11.0, 0.1);
    add("gas_ic", thermal, "gas", 9.0, 0.1);
    add("oil", thermal, "oil", 12.0, 0.2);
    add("biomass", thermal, "wood", 13.0, 0.1);
    add("geothermal", thermal, "", 0.0, 0.0);
    add("other", thermal, "gas", 14.0, 0.0);
    add("wind", wind, "", 0.0, 0.0);
    add("offshore_wind", wind, "", 0.0, 0.0);
    add("solar", solar, "", 0.0, 0.0);
    add("hydro", hydro, "", 0.0, 0.0);
    add("pumped_hydro", storage, "", 0.0, 0.0);
    add("battery", storage, "", 0.0, 0.0);
    system.technologies[14].duration_h = 10.0;
    system.technologies[14].round_trip_efficiency = 0.8;
    system.technologies[15].duration_h = 4.0;
    system.technologies[15].round_trip_efficiency = 0.85;
  }

  std::mt19937_64 random_;
  std::vector<double> size_mw_;
};

}  // namespace gigaload::grid
