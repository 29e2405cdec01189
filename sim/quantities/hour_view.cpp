#include "sim/quantities/hour_view.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

HourViews::HourViews(const Scenario& scenario)
    : scenario_(scenario),
      indirect_water_(scenario.grid),
      regions_(scenario.grid.regions.size()),
      campuses_(scenario.campuses.size()),
      states_(state_rows(scenario)),
      planning_areas_(planning_area_rows(scenario)),
      state_load_mw_(states_.size()),
      planning_area_load_mw_(planning_areas_.size()) {
  for (const auto& technology : scenario.grid.technologies) {
    co2_t_per_mwh_.push_back(technology.heat_rate_mmbtu_per_mwh * technology.co2_t_per_mmbtu);
  }
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    regions_[r].loss_factor = scenario.grid.data[r].loss_factor;
  }
  for (std::size_t c = 0; c < campuses_.size(); ++c) {
    campuses_[c].region = scenario.campuses[c].region.get();
  }
}

HourView HourViews::take(const HourState& state, const grid::HourBalance& balance,
                         const Losses& losses, const BuildOutFrame& build_out) {
  indirect_water_.take(balance);
  take_regions(state, balance);
  take_campuses(state, losses);
  take_rows();
  return {.scenario = scenario_,
          .state = state,
          .balance = balance,
          .losses = losses,
          .build_out = build_out,
          .region = regions_,
          .campus = campuses_,
          .state_load_mw = state_load_mw_,
          .planning_area_load_mw = planning_area_load_mw_};
}

void HourViews::take_regions(const HourState& state, const grid::HourBalance& balance) {
  const std::size_t technologies = co2_t_per_mwh_.size();
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    RegionFigures& region = regions_[r];
    region.co2_t = region.available_mw = 0.0;
    for (std::size_t t = 0; t < technologies; ++t) {
      const std::size_t cell = r * technologies + t;
      region.co2_t += balance.generation_mw[cell] * co2_t_per_mwh_[t];
      region.available_mw += state.available_mw[cell];
    }
    region.load_mw = state.regions[r].grid_load_mw();
    region.campus_mw = region.load_mw + state.regions[r].own_mw - state.regions[r].demand_mw;
    region.water_m3 = indirect_water_.at_plants_m3()[r];
    region.m3_per_mwh = indirect_water_.m3_per_mwh()[r];
  }
}

void HourViews::take_rows() {
  const auto add = [this](const std::vector<Area>& rows, std::vector<double>& load_mw) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      load_mw[i] = 0.0;
      for (const RegionIndex region : rows[i].regions) {
        load_mw[i] += regions_[region.get()].load_mw;
      }
    }
  };
  add(states_, state_load_mw_);
  add(planning_areas_, planning_area_load_mw_);
}

void HourViews::take_campuses(const HourState& state, const Losses& losses) {
  // what is put off is not there to be short of: the rest of the firm load shares
  sharing_mw_.clear();
  for (const RegionHour& region : state.regions) sharing_mw_.push_back(region.firm_mw);
  for (std::size_t c = 0; c < losses.deferred_mw.size(); ++c) {
    sharing_mw_[campuses_[c].region] -= losses.deferred_mw[c];
  }
  for (std::size_t c = 0; c < campuses_.size(); ++c) {
    CampusFigures& campus = campuses_[c];
    const std::size_t r = campus.region;
    const CampusHour& asked = state.campuses[c];
    const bool by_samples = !losses.campus_cut_mw.empty();
    campus.load_mw = asked.load_mw;
    campus.own_mw = asked.own_mw;
    campus.deferred_mw = losses.deferred_mw.empty() ? 0.0 : losses.deferred_mw[c];
    campus.recovered_mw = losses.recovered_mw.empty() ? 0.0 : losses.recovered_mw[c];
    campus.firm_cut_mw = sharing_mw_[r] > 0.0
                             ? std::max(0.0, asked.firm_mw() - campus.deferred_mw) *
                                   losses.unserved_mw[r] / sharing_mw_[r]
                             : 0.0;
    campus.cut_mw = campus.firm_cut_mw;
    if (by_samples) {
      campus.cut_mw += losses.campus_cut_mw[c];
    } else if (state.regions[r].curtailable_mw > 0.0) {
      campus.cut_mw += asked.first_mw * losses.curtailed_mw[r] / state.regions[r].curtailable_mw;
    }
    if (by_samples) {
      // a region's contracts are called before any load is lost in it: the hours are not added
      campus.cut_h =
          std::max(losses.campus_cut_h[c], campus.firm_cut_mw > 0.0 ? losses.unserved_h[r] : 0.0);
    } else {
      campus.cut_h = campus.cut_mw > kShortfallMw ? 1.0 : 0.0;
    }
    campus.served = campus.load_mw > 0.0 ? 1.0 - campus.cut_mw / campus.load_mw : 1.0;
    campus.own_co2_t = campus.own_water_m3 = 0.0;
    if (campus.own_mw <= 0.0) continue;
    const std::size_t plant = scenario_.campuses[c].plant.technology.get();
    campus.own_co2_t = campus.own_mw * co2_t_per_mwh_[plant];
    campus.own_water_m3 = campus.own_mw * scenario_.grid.technologies[plant].water_m3_per_mwh;
  }
}

}  // namespace gigaload::sim
