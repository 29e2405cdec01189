#pragma once

#include <limits>
#include <string>
#include <vector>

#include "grid/system/system.hpp"

namespace gigaload::grid {

inline Technology technology_of(const std::string& name, TechnologyKind kind) {
  Technology t;
  t.name = name;
  t.kind = kind;
  return t;
}

/// A power plant whose price is `usd_per_mwh` in every region and year.
inline Technology plant(const std::string& name, double usd_per_mwh) {
  Technology t = technology_of(name, TechnologyKind::thermal);
  t.variable_om_usd_per_mwh = usd_per_mwh;
  return t;
}

inline Technology battery(double duration_h, double efficiency) {
  Technology t = technology_of("battery", TechnologyKind::storage);
  t.duration_h = duration_h;
  t.round_trip_efficiency = efficiency;
  return t;
}

inline Interface line(std::size_t from, std::size_t to, double forward_mw, double reverse_mw) {
  return {RegionIndex(from), RegionIndex(to), "AC", forward_mw, reverse_mw};
}

/// Regions without anything special: flat demand, no self-scheduling, no fuel, no correlation.
inline System system_of(std::size_t regions, std::vector<Technology> technologies,
                        std::vector<Interface> interfaces = {}) {
  System system;
  system.first_year = 2025;
  system.technologies = std::move(technologies);
  system.interfaces = std::move(interfaces);
  const std::size_t n = system.technologies.size();
  for (std::size_t r = 0; r < regions; ++r) {
    system.regions.push_back(
        {std::string("R").append(std::to_string(r)), "", "one", "America/New_York"});
    RegionData data;
    for (auto& day_type : data.demand.mean) {
      for (auto& month : day_type) month.fill(1.0);
    }
    for (auto& month : data.wind.shape) month.fill(1.0);
    for (auto& month : data.solar.shape) month.fill(1.0);
    data.mean_demand_mw = {1000.0};
    data.fuel_price_usd_per_mmbtu.resize(n);
    data.self_scheduled_share.assign(n, 0.0);
    data.availability.assign(n, std::numeric_limits<double>::quiet_NaN());
    system.data.push_back(data);
  }
  RegionMatrix identity(regions * regions, 0.0);
  for (std::size_t r = 0; r < regions; ++r) identity[r * regions + r] = 1.0;
  system.demand_correlation = system.wind_correlation = system.solar_correlation = identity;
  return system;
}

}  // namespace gigaload::grid
