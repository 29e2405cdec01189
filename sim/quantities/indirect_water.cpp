#include "sim/quantities/indirect_water.hpp"

#include <algorithm>
#include <string>

namespace gigaload::sim {

namespace {

double ratio(double water_m3, double energy_mwh) {
  return energy_mwh > 0.0 ? water_m3 / energy_mwh : 0.0;
}

}  // namespace

IndirectWater::IndirectWater(const grid::System& grid)
    : generated_mw_(grid.regions.size()),
      water_m3_(grid.regions.size()),
      m3_per_mwh_(grid.regions.size()) {
  for (const auto& technology : grid.technologies) {
    of_technology_.push_back(technology.water_m3_per_mwh);
  }
  std::vector<std::string> names;
  for (const auto& region : grid.regions) {
    const auto found = std::ranges::find(names, region.interconnection);
    interconnection_.push_back(static_cast<std::size_t>(found - names.begin()));
    if (found == names.end()) names.push_back(region.interconnection);
  }
  interconnections_ = names.size();
}

void IndirectWater::take(const grid::HourBalance& balance) {
  const std::size_t technologies = of_technology_.size();
  exported_mw_.assign(interconnections_ + 1, 0.0);
  exported_m3_.assign(interconnections_ + 1, 0.0);
  for (std::size_t r = 0; r < water_m3_.size(); ++r) {
    generated_mw_[r] = water_m3_[r] = 0.0;
    for (std::size_t t = 0; t < technologies; ++t) {
      const double generated = balance.generation_mw[r * technologies + t];
      generated_mw_[r] += generated;
      water_m3_[r] += generated * of_technology_[t];  // in one hour
    }
    // what comes from Canada is counted without water
    if (!balance.outside_mw.empty()) generated_mw_[r] += std::max(0.0, balance.outside_mw[r]);
    m3_per_mwh_[r] = ratio(water_m3_[r], generated_mw_[r]);
    const double exported = std::max(0.0, -balance.net_import_mw[r]);
    for (const std::size_t pool : {interconnection_[r], interconnections_}) {
      exported_mw_[pool] += exported;
      exported_m3_[pool] += exported * m3_per_mwh_[r];
    }
  }
  for (std::size_t r = 0; r < water_m3_.size(); ++r) {
    const double imported = balance.net_import_mw[r];
    if (imported <= 0.0) continue;
    const std::size_t own = interconnection_[r];
    const std::size_t pool = exported_mw_[own] > 0.0 ? own : interconnections_;
    m3_per_mwh_[r] = ratio(water_m3_[r] + imported * ratio(exported_m3_[pool], exported_mw_[pool]),
                           generated_mw_[r] + imported);
  }
}

}  // namespace gigaload::sim
