#include "sim/hours/accounts.hpp"

#include <algorithm>
#include <limits>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// Unserved energy below this is rounding of the balance, not an hour of shortfall.
constexpr double kShortfallMw = 1e-3;

}  // namespace

Accounts::Accounts(const Scenario& scenario)
    : scenario_(scenario),
      campus_share_(scenario.grid.regions.size(), 0.0),
      indirect_water_(scenario.grid) {
  double all = 0.0;
  for (const Campus& campus : scenario.campuses) {
    for (const Phase& phase : campus.phases) {
      campus_share_[campus.region.get()] += phase.capacity_mw;
      all += phase.capacity_mw;
    }
  }
  if (all > 0.0) {
    for (double& share : campus_share_) share /= all;
  }
  for (const auto& technology : scenario.grid.technologies) {
    co2_t_per_mwh_.push_back(technology.heat_rate_mmbtu_per_mwh * technology.co2_t_per_mmbtu);
  }
}

void Accounts::begin(Frame& frame, std::size_t hours) const {
  const std::size_t regions = scenario_.grid.regions.size();
  const std::size_t cells = regions * scenario_.grid.technologies.size();
  frame.hours = hours;
  for (auto* table :
       {&frame.demand, &frame.grid_load, &frame.shortfall, &frame.shortfall_derated,
        &frame.net_import, &frame.reserve_margin, &frame.water_indirect, &frame.co2}) {
    table->resize(hours, regions);
  }
  for (auto* table : {&frame.campus_load, &frame.campus_curtailed, &frame.water_direct,
                      &frame.water_shortfall, &frame.water_limited_mw, &frame.campus_deferred,
                      &frame.campus_recovered, &frame.onsite_generation}) {
    table->resize(hours, scenario_.campuses.size());
  }
  frame.generation.resize(scenario_.write_generation ? hours : 0, cells);
  for (auto* table : {&frame.dry_bulb, &frame.wet_bulb}) {
    table->resize(scenario_.write_weather ? hours : 0, regions);
  }
  ExchangeSums& sums = frame.sums;
  for (auto* sum : {&sums.energy,
                    &sums.campus_energy,
                    &sums.data_centre_energy,
                    &sums.data_centre_energy_promised,
                    &sums.sales,
                    &sums.peak,
                    &sums.unserved_energy,
                    &sums.unserved_hours,
                    &sums.net_import,
                    &sums.water_direct,
                    &sums.water_indirect,
                    &sums.data_centre_water_indirect,
                    &sums.co2,
                    &sums.campus_curtailed_energy,
                    &sums.water_shortfall,
                    &sums.water_limited_energy,
                    &sums.deferred_energy,
                    &sums.recovered_energy,
                    &sums.onsite_energy,
                    &sums.perfect_capacity}) {
    sum->assign(regions, 0.0);
  }
  sums.campus_work.assign(scenario_.campuses.size(), 0.0);
  sums.generation.assign(cells, 0.0);
  sums.storage_energy.assign(cells, 0.0);
}

void Accounts::hours_of(const grid::HourBalance& balance, std::vector<double>& unserved_h) {
  unserved_h.clear();
  for (const double mw : balance.unserved_mw) unserved_h.push_back(mw > kShortfallMw ? 1.0 : 0.0);
}

void Accounts::add(const HourState& state, const grid::HourBalance& balance, const Losses& losses,
                   std::size_t h, Frame& frame) {
  const grid::System& grid = scenario_.grid;
  const std::size_t technologies = grid.technologies.size();
  ExchangeSums& sums = frame.sums;
  indirect_water_.take(balance);

  for (std::size_t r = 0; r < grid.regions.size(); ++r) {
    const RegionHour& region = state.regions[r];
    const double water_m3 = indirect_water_.at_plants_m3()[r];
    double co2_t = 0.0, available_mw = 0.0;
    for (std::size_t t = 0; t < technologies; ++t) {
      const std::size_t cell = r * technologies + t;
      const double generated = balance.generation_mw[cell];
      const double net = generated + balance.discharge_mw[cell] - balance.charge_mw[cell];
      co2_t += generated * co2_t_per_mwh_[t];
      available_mw += state.available_mw[cell];
      sums.generation[cell] += net;
      if (scenario_.write_generation) frame.generation.row(h)[cell] = static_cast<float>(net);
    }
    if (scenario_.write_weather) {
      frame.dry_bulb.row(h)[r] = static_cast<float>(region.air.dry_bulb_c);
      frame.wet_bulb.row(h)[r] = static_cast<float>(region.air.wet_bulb_c);
    }
    const double load_mw = region.grid_load_mw();
    const double campus_mw = load_mw + region.own_mw - region.demand_mw;
    const double shortfall_mw = losses.unserved_mw[r];
    frame.demand.row(h)[r] = static_cast<float>(region.demand_mw);
    frame.grid_load.row(h)[r] = static_cast<float>(load_mw);
    frame.shortfall.row(h)[r] = static_cast<float>(shortfall_mw);
    frame.shortfall_derated.row(h)[r] = static_cast<float>(balance.unserved_mw[r]);
    frame.net_import.row(h)[r] = static_cast<float>(balance.net_import_mw[r]);
    frame.reserve_margin.row(h)[r] = load_mw > 0.0
                                         ? static_cast<float>((available_mw - load_mw) / load_mw)
                                         : std::numeric_limits<float>::quiet_NaN();
    frame.water_indirect.row(h)[r] = static_cast<float>(water_m3);
    frame.co2.row(h)[r] = static_cast<float>(co2_t);

    const double loss_factor = grid.data[r].loss_factor;
    sums.energy[r] += load_mw;
    sums.campus_energy[r] += campus_mw;
    sums.data_centre_energy[r] += campus_mw + region.other_dc_mw;
    sums.data_centre_energy_promised[r] +=
        region.other_dc_mw + state.promised_campus_mw * campus_share_[r];
    sums.sales[r] += region.demand_mw / loss_factor + campus_mw;
    sums.peak[r] = std::max(sums.peak[r], load_mw);
    sums.unserved_energy[r] += shortfall_mw;
    sums.unserved_hours[r] += losses.unserved_h[r];
    sums.net_import[r] += balance.net_import_mw[r];
    sums.water_direct[r] += region.other_dc_water_m3;
    sums.water_indirect[r] += water_m3;
    // of the firm load a share of the shortfall is the data centres'
    const double served = region.firm_mw > 0.0
                              ? std::clamp(1.0 - losses.unserved_mw[r] / region.firm_mw, 0.0, 1.0)
                              : 1.0;
    const double data_centres_mw =
        (region.other_dc_mw * loss_factor + region.firm_mw - region.demand_mw) * served +
        region.curtailable_mw - losses.curtailed_mw[r];
    sums.data_centre_water_indirect[r] += data_centres_mw * indirect_water_.m3_per_mwh()[r];
    sums.co2[r] += co2_t;
    sums.campus_curtailed_energy[r] += losses.curtailed_mw[r];
  }
  add_campuses(state, losses, h, frame);
}

void Accounts::add_campuses(const HourState& state, const Losses& losses, std::size_t h,
                            Frame& frame) const {
  ExchangeSums& sums = frame.sums;
  // what is put off is not there to be short of: the rest of the firm load shares
  std::vector<double> sharing_mw;
  for (const RegionHour& region : state.regions) sharing_mw.push_back(region.firm_mw);
  for (std::size_t c = 0; c < losses.deferred_mw.size(); ++c) {
    sharing_mw[scenario_.campuses[c].region.get()] -= losses.deferred_mw[c];
  }
  for (std::size_t c = 0; c < scenario_.campuses.size(); ++c) {
    const Campus& campus = scenario_.campuses[c];
    const std::size_t r = campus.region.get();
    const CampusHour& asked = state.campuses[c];
    const double load_mw = asked.load_mw, own_mw = asked.own_mw;
    const double first_mw = asked.first_mw, firm_mw = asked.firm_mw();
    const double deferred_mw = losses.deferred_mw.empty() ? 0.0 : losses.deferred_mw[c];
    const double firm_cut_mw = sharing_mw[r] > 0.0 ? std::max(0.0, firm_mw - deferred_mw) *
                                                         losses.unserved_mw[r] / sharing_mw[r]
                                                   : 0.0;
    double cut_mw = firm_cut_mw, put_off_mw = 0.0;
    if (!losses.campus_cut_mw.empty()) {
      cut_mw += losses.campus_cut_mw[c];
      put_off_mw = losses.deferred_mw[c] - losses.recovered_mw[c];
      sums.data_centre_water_indirect[r] -= put_off_mw * indirect_water_.m3_per_mwh()[r];
      frame.campus_deferred.row(h)[c] = static_cast<float>(losses.deferred_mw[c]);
      frame.campus_recovered.row(h)[c] = static_cast<float>(losses.recovered_mw[c]);
      sums.deferred_energy[r] += losses.deferred_mw[c];
      sums.recovered_energy[r] += losses.recovered_mw[c];
    } else if (state.regions[r].curtailable_mw > 0.0) {
      cut_mw += first_mw * losses.curtailed_mw[r] / state.regions[r].curtailable_mw;
    }
    const double served = load_mw > 0.0 ? 1.0 - cut_mw / load_mw : 1.0;
    const double water_m3 = asked.water_m3 * served;
    const double short_m3 = asked.water_short_m3 * served;
    frame.campus_load.row(h)[c] = static_cast<float>(load_mw);
    frame.campus_curtailed.row(h)[c] = static_cast<float>(cut_mw);
    frame.water_direct.row(h)[c] = static_cast<float>(water_m3);
    frame.water_shortfall.row(h)[c] = static_cast<float>(short_m3);
    frame.water_limited_mw.row(h)[c] = static_cast<float>(asked.water_limited_mw);
    frame.onsite_generation.row(h)[c] = static_cast<float>(own_mw);
    sums.water_direct[r] += water_m3;
    sums.water_shortfall[r] += short_m3;
    sums.water_limited_energy[r] += asked.water_limited_mw;
    sums.onsite_energy[r] += own_mw;
    sums.campus_curtailed_energy[r] += firm_cut_mw;  // the rest is the region's already
    const double filled_it_mw = frame.build_out.filled[c] / campus.load.design_pue;
    if (filled_it_mw > 0.0 && load_mw > 0.0) {
      sums.campus_work[c] += asked.it_mw * (served - put_off_mw / load_mw) *
                             frame.build_out.work_capacity[c] / filled_it_mw;
    }
    if (own_mw <= 0.0) continue;
    const auto& technology = scenario_.grid.technologies[campus.plant.technology.get()];
    const double co2_t = own_mw * co2_t_per_mwh_[campus.plant.technology.get()];
    const double own_water_m3 = own_mw * technology.water_m3_per_mwh;
    sums.co2[r] += co2_t;
    sums.water_indirect[r] += own_water_m3;
    sums.data_centre_water_indirect[r] += own_water_m3;
    frame.co2.row(h)[r] += static_cast<float>(co2_t);
    frame.water_indirect.row(h)[r] += static_cast<float>(own_water_m3);
  }
}

}  // namespace gigaload::sim
