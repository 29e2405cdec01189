#include "sim/accounts.hpp"

#include <algorithm>
#include <limits>

namespace gigaload::sim {

namespace {

/// Unserved energy below this is rounding of the balance, not an hour of shortfall.
constexpr double kShortfallMw = 1e-3;

}  // namespace

Accounts::Accounts(const Scenario& scenario)
    : scenario_(scenario), campus_share_(scenario.grid.regions.size(), 0.0) {
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
  for (auto* table : {&frame.campus_load, &frame.campus_curtailed, &frame.water_direct}) {
    table->resize(hours, scenario_.campuses.size());
  }
  frame.generation.resize(scenario_.write_generation ? hours : 0, cells);
  ExchangeSums& sums = frame.sums;
  for (auto* sum :
       {&sums.energy, &sums.campus_energy, &sums.data_centre_energy,
        &sums.data_centre_energy_promised, &sums.sales, &sums.peak, &sums.unserved_energy,
        &sums.unserved_hours, &sums.net_import, &sums.water_direct, &sums.water_indirect, &sums.co2,
        &sums.campus_curtailed_energy, &sums.perfect_capacity}) {
    sum->assign(regions, 0.0);
  }
  sums.generation.assign(cells, 0.0);
  sums.storage_energy.assign(cells, 0.0);
}

void Accounts::hours_of(const grid::HourBalance& balance, std::vector<double>& unserved_h) {
  unserved_h.clear();
  for (const double mw : balance.unserved_mw) unserved_h.push_back(mw > kShortfallMw ? 1.0 : 0.0);
}

void Accounts::add(const HourState& state, const grid::HourBalance& balance, const Losses& losses,
                   std::size_t h, Frame& frame) const {
  const grid::System& grid = scenario_.grid;
  const std::size_t technologies = grid.technologies.size();
  ExchangeSums& sums = frame.sums;

  for (std::size_t r = 0; r < grid.regions.size(); ++r) {
    double water_m3 = 0.0, co2_t = 0.0, available_mw = 0.0;
    for (std::size_t t = 0; t < technologies; ++t) {
      const std::size_t cell = r * technologies + t;
      const double generated = balance.generation_mw[cell];
      const double net = generated + balance.discharge_mw[cell] - balance.charge_mw[cell];
      water_m3 += generated * grid.technologies[t].water_m3_per_mwh;
      co2_t += generated * co2_t_per_mwh_[t];
      available_mw += state.available_mw[cell];
      sums.generation[cell] += net;
      if (scenario_.write_generation) frame.generation.row(h)[cell] = static_cast<float>(net);
    }
    const double load_mw = state.firm_mw[r] + state.curtailable_mw[r];
    const double campus_mw = load_mw - state.demand_mw[r];
    const double shortfall_mw = losses.unserved_mw[r];
    frame.demand.row(h)[r] = static_cast<float>(state.demand_mw[r]);
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
    sums.data_centre_energy[r] += campus_mw + state.other_dc_mw[r];
    sums.data_centre_energy_promised[r] +=
        state.other_dc_mw[r] + state.promised_campus_mw * campus_share_[r];
    sums.sales[r] += state.demand_mw[r] / loss_factor + campus_mw;
    sums.peak[r] = std::max(sums.peak[r], load_mw);
    sums.unserved_energy[r] += shortfall_mw;
    sums.unserved_hours[r] += losses.unserved_h[r];
    sums.net_import[r] += balance.net_import_mw[r];
    sums.water_direct[r] +=
        state.other_dc_mw[r] * scenario_.data_centres.water_l_per_kwh;  // MWh x L/kWh = m3
    sums.water_indirect[r] += water_m3;
    sums.co2[r] += co2_t;
    sums.campus_curtailed_energy[r] += losses.curtailed_mw[r];
  }
  add_campuses(state, losses, h, frame);
}

void Accounts::add_campuses(const HourState& state, const Losses& losses, std::size_t h,
                            Frame& frame) const {
  for (std::size_t c = 0; c < scenario_.campuses.size(); ++c) {
    const Campus& campus = scenario_.campuses[c];
    const std::size_t r = campus.region.get();
    const bool curtailable = campus.contract == Contract::curtailable;
    const double group_mw = (curtailable ? state.curtailable_mw : state.firm_mw)[r];
    const double short_mw = (curtailable ? losses.curtailed_mw : losses.unserved_mw)[r];
    const double cut = group_mw > 0.0 ? short_mw / group_mw : 0.0;
    const double water_m3 = state.campus_water_m3[c] * (1.0 - cut);
    frame.campus_load.row(h)[c] = static_cast<float>(state.campus_mw[c]);
    frame.campus_curtailed.row(h)[c] = static_cast<float>(state.campus_mw[c] * cut);
    frame.water_direct.row(h)[c] = static_cast<float>(water_m3);
    frame.sums.water_direct[r] += water_m3;
    if (!curtailable) frame.sums.campus_curtailed_energy[r] += state.campus_mw[c] * cut;
  }
}

}  // namespace gigaload::sim
