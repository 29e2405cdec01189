#include "sim/quantities/quantity_tables.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "sim/quantities/row_formulas.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

using View = const HourView&;
using Index = std::size_t;
using enum Axis;

/// Returns the region's own capacity beyond what is asked of its grid, as a share of that.
double reserve_margin(View h, Index r) {
  const RegionFigures& region = h.region[r];
  return region.load_mw > 0.0 ? (region.available_mw - region.load_mw) / region.load_mw
                              : std::numeric_limits<double>::quiet_NaN();
}

/// Returns what the campus takes at its meter over what its machines take; missing where they take
/// nothing.
double power_usage_effectiveness(View h, Index c) {
  const double it_mw = h.state.campuses[c].it_mw;
  return it_mw > 0.0 ? h.campus[c].load_mw / it_mw : std::numeric_limits<double>::quiet_NaN();
}

double from_canada_mw(View h, Index r) {
  return h.balance.outside_mw.empty() ? 0.0 : h.balance.outside_mw[r];
}

// clang-format off
const std::vector<HourlyQuantity>& hourly_table() {
  static const std::vector<HourlyQuantity> quantities = {
      {.name = "demand", .axes = {region}, .unit = "MW",
       .long_name = "demand without the listed campuses, at the busbar, in the weather of the balance",
       .fill = each<[](View h, Index r) { return h.state.regions[r].demand_mw; }>},
      {.name = "grid_load", .axes = {region}, .unit = "MW",
       .long_name = "demand and campus load as asked for, less what campuses generate on site; in the "
                    "weather of the balance",
       .fill = each<[](View h, Index r) { return h.region[r].load_mw; }>},
      {.name = "shortfall", .axes = {region}, .unit = "MW",
       .long_name = "firm load not served; mean over the samples of the ensemble where there is "
                    "one, each with a weather of its own",
       .fill = each<[](View h, Index r) { return h.losses.unserved_mw[r]; }>},
      {.name = "shortfall_derated", .axes = {region}, .unit = "MW",
       .long_name = "firm load not served by plants derated to their mean availability, without "
                    "outages, in the weather of the balance: that of grid_load",
       .feature = Feature::ensemble,
       .fill = each<[](View h, Index r) { return h.balance.unserved_mw[r]; }>},
      {.name = "lolp", .axes = {region}, .unit = "1",
       .long_name = "share of the samples with firm load not served",
       .feature = Feature::ensemble,
       .fill = each<[](View h, Index r) { return h.losses.unserved_h[r]; }>},
      {.name = "shortfall_quantile", .axes = {region, quantile}, .unit = "MW",
       .long_name = "quantile over the samples of the firm load not served",
       .feature = Feature::ensemble,
       .fill = each<[](View h, Index cell) { return h.losses.quantile_mw[cell]; }>},
      {.name = "demand_response", .axes = {region}, .unit = "MW",
       .long_name = "demand cut on call before load is lost, no part of shortfall; mean over the "
                    "samples of the ensemble where there is one",
       .feature = Feature::demand_response,
       .fill = each<[](View h, Index r) { return h.losses.response_mw[r]; }>},
      {.name = "net_import", .axes = {region}, .unit = "MW",
       .long_name = "imports less exports over the region's interfaces",
       .fill = each<[](View h, Index r) { return h.balance.net_import_mw[r]; }>},
      {.name = "canada_import", .axes = {region}, .unit = "MW",
       .long_name = "imports from Canada less exports to it, no part of net_import",
       .feature = Feature::canada,
       .fill = each<from_canada_mw>},
      {.name = "reserve_margin", .axes = {region}, .unit = "1",
       .long_name = "the region's own available capacity less grid load, as a share of grid load",
       .fill = each<reserve_margin>},
      {.name = "water_indirect", .axes = {region}, .unit = "m3", .over_hour = Accumulation::sum,
       .long_name = "water consumed by the region's power plants",
       .fill = each_with_campuses<[](View h, Index r) { return h.region[r].water_m3; },
                                  [](View h, Index c) { return h.campus[c].own_water_m3; }>},
      {.name = "co2", .axes = {region}, .unit = "t", .over_hour = Accumulation::sum,
       .long_name = "CO2 of the region's power plants",
       .fill = each_with_campuses<[](View h, Index r) { return h.region[r].co2_t; },
                                  [](View h, Index c) { return h.campus[c].own_co2_t; }>},
      {.name = "campus_load", .axes = {campus}, .unit = "MW",
       .long_name = "load of the campus at its meter, as asked for",
       .fill = each<[](View h, Index c) { return h.campus[c].load_mw; }>},
      {.name = "campus_it_load", .axes = {campus}, .unit = "MW",
       .long_name = "of campus_load, what the machines themselves take",
       .feature = Feature::it_load,
       .fill = each<[](View h, Index c) { return h.state.campuses[c].it_mw; }>},
      {.name = "campus_pue", .axes = {campus}, .unit = "1",
       .long_name = "power usage effectiveness of the campus: campus_load over campus_it_load",
       .feature = Feature::it_load,
       .fill = each<power_usage_effectiveness>},
      {.name = "campus_curtailed", .axes = {campus}, .unit = "MW",
       .long_name = "load of the campus not served: cut by contract, or its share of shortfall; "
                    "mean over the samples of the ensemble where there is one",
       .fill = each<[](View h, Index c) { return h.campus[c].cut_mw; }>},
      {.name = "water_direct", .axes = {campus}, .unit = "m3", .over_hour = Accumulation::sum,
       .long_name = "water taken in by the campus' cooling: evaporation, drift and blow-down",
       .fill = each<[](View h, Index c) {
         return h.state.campuses[c].water_m3 * h.campus[c].served;
       }>},
      {.name = "water_shortfall", .axes = {campus}, .unit = "m3", .over_hour = Accumulation::sum,
       .long_name = "water that the campus' cooling wanted beyond its allowance",
       .feature = Feature::water_allowance,
       .fill = each<[](View h, Index c) {
         return h.state.campuses[c].water_short_m3 * h.campus[c].served;
       }>},
      {.name = "water_limited_mw", .axes = {campus}, .unit = "MW",
       .long_name = "load of the campus given up for want of water; it is no part of campus_load",
       .feature = Feature::water_allowance,
       .fill = each<[](View h, Index c) { return h.state.campuses[c].water_limited_mw; }>},
      {.name = "campus_deferred", .axes = {campus}, .unit = "MW",
       .long_name = "flexible load of the campus put off; mean over the samples of the ensemble",
       .feature = Feature::flexible_load,
       .fill = each<[](View h, Index c) { return h.campus[c].deferred_mw; }>},
      {.name = "campus_recovered", .axes = {campus}, .unit = "MW",
       .long_name = "flexible load of the campus made up for, beyond campus_load; mean over the "
                    "samples of the ensemble",
       .feature = Feature::flexible_load,
       .fill = each<[](View h, Index c) { return h.campus[c].recovered_mw; }>},
      {.name = "onsite_generation", .axes = {campus}, .unit = "MW",
       .long_name = "load of the campus served by plant behind its meter, derated",
       .feature = Feature::on_site_plant,
       .fill = each<[](View h, Index c) { return h.campus[c].own_mw; }>},
      {.name = "generation", .axes = {region, technology}, .unit = "MW",
       .long_name = "net generation; of storage discharge less charge",
       .feature = Feature::generation,
       .fill = each<[](View h, Index cell) { return h.net_mw(cell); }>},
      {.name = "dry_bulb", .axes = {region}, .unit = "degC",
       .long_name = "outdoor air, dry bulb, in the weather of the balance",
       .standard_name = "air_temperature",
       .feature = Feature::weather,
       .fill = each<[](View h, Index r) { return h.state.regions[r].air.dry_bulb_c; }>},
      {.name = "wet_bulb", .axes = {region}, .unit = "degC",
       .long_name = "outdoor air, wet bulb, in the weather of the balance",
       .standard_name = "wet_bulb_temperature",
       .feature = Feature::weather,
       .fill = each<[](View h, Index r) { return h.state.regions[r].air.wet_bulb_c; }>},
  };
  return quantities;
}
// clang-format on

/// Returns the data centres of the region that have power, campuses by their own plants left out,
/// at the busbar: of the firm load a share of the shortfall is theirs.
double data_centres_served_mw(View h, Index r) {
  const RegionHour& region = h.state.regions[r];
  const double served = region.firm_mw > 0.0
                            ? std::clamp(1.0 - h.losses.unserved_mw[r] / region.firm_mw, 0.0, 1.0)
                            : 1.0;
  return (region.other_dc_mw * h.region[r].loss_factor + region.firm_mw - region.demand_mw) *
             served +
         region.curtailable_mw - h.losses.curtailed_mw[r];
}

/// What is put off needs no water now; what own plants give needs theirs.
void data_centre_water_indirect(View h, std::span<double> row) {
  sum<[](View hour, Index r) {
    return data_centres_served_mw(hour, r) * hour.region[r].m3_per_mwh;
  }>(h, row);
  for (const CampusFigures& campus : h.campus) {
    const double put_off_mw = campus.deferred_mw - campus.recovered_mw;
    row[campus.region] -= put_off_mw * h.region[campus.region].m3_per_mwh;
    row[campus.region] += campus.own_water_m3;
  }
}

/// Returns the IT load that has power, times the work of the campus's machines for each MW of it.
double campus_work(View h, Index c) {
  const CampusFigures& campus = h.campus[c];
  const double filled_it_mw = h.build_out.filled[c] / h.scenario.campuses[c].load.design_pue;
  if (filled_it_mw <= 0.0 || campus.load_mw <= 0.0) return 0.0;
  const double put_off_mw = campus.deferred_mw - campus.recovered_mw;
  return h.state.campuses[c].it_mw * (campus.served - put_off_mw / campus.load_mw) *
         h.build_out.work_capacity[c] / filled_it_mw;
}

// clang-format off
const std::vector<ExchangeQuantity>& exchange_table() {
  static const std::vector<ExchangeQuantity> quantities = {
      {.name = "energy", .axes = {region}, .unit = "MW h",
       .long_name = "energy asked of the region's grid, campuses and losses included",
       .add = sum<[](View h, Index r) { return h.region[r].load_mw; }>},
      {.name = "campus_energy", .axes = {region}, .unit = "MW h",
       .long_name = "energy asked for by the listed campuses",
       .add = sum<[](View h, Index r) { return h.region[r].campus_mw; }>},
      {.name = "data_centre_energy", .axes = {region}, .unit = "MW h",
       .long_name = "energy asked for by all data centres, listed campuses included",
       .add = sum<[](View h, Index r) { return h.region[r].campus_mw + h.state.regions[r].other_dc_mw; }>,
       .ratio_name = "data_centre_share",
       .ratio_long_name = "data_centre_energy as a share of sales",
       .ratio_to = "sales"},
      {.name = "data_centre_energy_path", .axes = {region}, .unit = "MW h",
       .long_name = "energy of all data centres on the path that data_centres.path names, shared "
                    "out as in 2023",
       .add = sum<[](View h, Index r) { return h.state.regions[r].path_dc_mw; }>},
      {.name = "data_centre_energy_promised", .axes = {region}, .unit = "MW h",
       .long_name = "energy of all data centres had every deal's promise been kept by its date, "
                    "and nothing else been built",
       .add = sum<[](View h, Index r) {
         return h.state.regions[r].other_dc_mw + h.state.regions[r].promised_campus_mw;
       }>},
      {.name = "sales", .axes = {region}, .unit = "MW h",
       .long_name = "energy at the customers' meters, data centres and campuses included",
       .add = sum<[](View h, Index r) {
         return h.state.regions[r].demand_mw / h.region[r].loss_factor + h.region[r].campus_mw;
       }>},
      {.name = "peak", .axes = {region}, .unit = "MW", .over_time = Accumulation::maximum,
       .long_name = "highest hour of grid load",
       .add = highest<[](View h, Index r) { return h.region[r].load_mw; }>},
      {.name = "peak_by_state", .axes = {state}, .unit = "MW", .over_time = Accumulation::maximum,
       .long_name = "highest hour of the grid load of the state's regions together",
       .add = highest<[](View h, Index s) { return h.state_load_mw[s]; }>,
       .row_name = "peak"},
      {.name = "peak_by_planning_area", .axes = {planning_area}, .unit = "MW",
       .over_time = Accumulation::maximum,
       .long_name = "highest hour of the grid load of the planning area's regions together",
       .add = highest<[](View h, Index a) { return h.planning_area_load_mw[a]; }>,
       .row_name = "peak"},
      {.name = "unserved_energy", .axes = {region}, .unit = "MW h",
       .long_name = "firm load not served; mean over the samples of the ensemble where there is "
                    "one",
       .add = sum<[](View h, Index r) { return h.losses.unserved_mw[r]; }>},
      {.name = "unserved_hours", .axes = {region}, .unit = "h",
       .long_name = "hours with firm load not served; mean over the samples of the ensemble where "
                    "there is one",
       .add = sum<[](View h, Index r) { return h.losses.unserved_h[r]; }>,
       .adds_up = false},
      {.name = "demand_response_energy", .axes = {region}, .unit = "MW h",
       .long_name = "demand cut on call before load is lost; mean over the samples of the ensemble "
                    "where there is one",
       .feature = Feature::demand_response,
       .add = sum<[](View h, Index r) { return h.losses.response_mw[r]; }>},
      {.name = "net_import", .axes = {region}, .unit = "MW h",
       .long_name = "imports less exports over the region's interfaces",
       .add = sum<[](View h, Index r) { return h.balance.net_import_mw[r]; }>},
      {.name = "canada_import", .axes = {region}, .unit = "MW h",
       .long_name = "imports from Canada less exports to it, no part of net_import",
       .feature = Feature::canada,
       .add = sum<from_canada_mw>},
      {.name = "water_direct", .axes = {region}, .unit = "m3",
       .long_name = "water taken in by the data centres' cooling: evaporation, drift and blow-down",
       .add = sum_with_campuses<
           [](View h, Index r) { return h.state.regions[r].other_dc_water_m3; },
           [](View h, Index c) { return h.state.campuses[c].water_m3 * h.campus[c].served; }>},
      {.name = "water_indirect", .axes = {region}, .unit = "m3",
       .long_name = "water consumed by the region's power plants",
       .add = sum_with_campuses<[](View h, Index r) { return h.region[r].water_m3; },
                                [](View h, Index c) { return h.campus[c].own_water_m3; }>},
      {.name = "data_centre_water_indirect", .axes = {region}, .unit = "m3",
       .long_name = "water consumed by power plants, here and where imports come from, for the "
                    "data centres",
       .add = data_centre_water_indirect},
      {.name = "co2", .axes = {region}, .unit = "t",
       .long_name = "CO2 of the region's power plants",
       .add = sum_with_campuses<[](View h, Index r) { return h.region[r].co2_t; },
                                [](View h, Index c) { return h.campus[c].own_co2_t; }>},
      {.name = "campus_curtailed_energy", .axes = {region}, .unit = "MW h",
       .long_name = "campus load not served; mean over the samples of the ensemble where there is "
                    "one",
       .add = sum_with_campuses<[](View h, Index r) { return h.losses.curtailed_mw[r]; },
                                [](View h, Index c) { return h.campus[c].firm_cut_mw; }>},
      {.name = "water_shortfall", .axes = {region}, .unit = "m3",
       .long_name = "water that the campuses' cooling wanted beyond their allowances",
       .feature = Feature::water_allowance,
       .add = sum_of_campuses<[](View h, Index c) {
         return h.state.campuses[c].water_short_m3 * h.campus[c].served;
       }>},
      {.name = "water_limited_energy", .axes = {region}, .unit = "MW h",
       .long_name = "campus load given up for want of water",
       .feature = Feature::water_allowance,
       .add = sum_of_campuses<[](View h, Index c) { return h.state.campuses[c].water_limited_mw; }>},
      {.name = "deferred_energy", .axes = {region}, .unit = "MW h",
       .long_name = "flexible campus load put off; mean over the samples of the ensemble",
       .feature = Feature::flexible_load,
       .add = sum_of_campuses<[](View h, Index c) { return h.campus[c].deferred_mw; }>},
      {.name = "recovered_energy", .axes = {region}, .unit = "MW h",
       .long_name = "flexible campus load made up for; mean over the samples of the ensemble",
       .feature = Feature::flexible_load,
       .add = sum_of_campuses<[](View h, Index c) { return h.campus[c].recovered_mw; }>},
      {.name = "onsite_energy", .axes = {region}, .unit = "MW h",
       .long_name = "campus load served by plants behind the campuses' meters",
       .feature = Feature::on_site_plant,
       .add = sum_of_campuses<[](View h, Index c) { return h.campus[c].own_mw; }>},
      {.name = "generation", .axes = {region, technology}, .unit = "MW h",
       .long_name = "net generation; of storage discharge less charge",
       .add = sum<[](View h, Index cell) { return h.net_mw(cell); }>},
      {.name = "campus_work", .axes = {campus}, .unit = "MW h",
       .long_name = "IT energy with which the reference generation of accelerators would do the "
                    "campus' work",
       .add = sum<campus_work>},
      {.name = "campus_meter_energy", .axes = {campus}, .unit = "MW h",
       .long_name = "energy asked for by the campus at its meter",
       .add = sum<[](View h, Index c) { return h.campus[c].load_mw; }>,
       .ratio_name = "campus_pue",
       .ratio_long_name = "power usage effectiveness of the campus over the year: "
                          "campus_meter_energy over campus_it_energy",
       .ratio_to = "campus_it_energy"},
      {.name = "campus_it_energy", .axes = {campus}, .unit = "MW h",
       .long_name = "of campus_meter_energy, what the machines themselves take",
       .add = sum<[](View h, Index c) { return h.state.campuses[c].it_mw; }>},
      {.name = "campus_it_energy_served", .axes = {campus}, .unit = "MW h",
       .long_name = "campus_it_energy less what is not served: the IT energy that the campus' "
                    "water_direct cools",
       .add = sum<[](View h, Index c) { return h.state.campuses[c].it_mw * h.campus[c].served; }>},
      {.name = "campus_hours_cut", .axes = {campus}, .unit = "h",
       .long_name = "hours in which some of the campus' load is not served: cut by contract, or its "
                    "share of shortfall; mean over the samples of the ensemble where there is one",
       .add = sum<[](View h, Index c) { return h.campus[c].cut_h; }>,
       .adds_up = false},
      // the hours clock sets these two when the exchange ends
      {.name = "storage_energy", .axes = {region, technology}, .unit = "MW h",
       .over_time = Accumulation::last,
       .long_name = "energy in store at the end of the exchange"},
      {.name = "perfect_capacity", .axes = {region}, .unit = "MW",
       .over_time = Accumulation::mean,
       .long_name = "capacity without outages that calibration added, negative where it took away",
       .feature = Feature::calibration},
  };
  return quantities;
}
// clang-format on

}  // namespace

std::span<const HourlyQuantity> hourly_quantities() { return hourly_table(); }

std::span<const ExchangeQuantity> exchange_quantities() { return exchange_table(); }

bool is_summed_over_regions(const ExchangeQuantity& quantity) {
  return quantity.over_time == Accumulation::sum && quantity.adds_up &&
         quantity.axes.front() == Axis::region;
}

}  // namespace gigaload::sim
