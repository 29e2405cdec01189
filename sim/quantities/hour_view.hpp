#pragma once

/// A view is what a formula sees of one hour: how it was balanced, and what follows from that
/// and is wanted by several formulas.
///
/// In every region and hour
///
///   generation + net import + import from Canada + discharge - charge + shortfall + response
///   + curtailed - grid load = 0
///
/// where grid load = demand + campus load as asked for - on-site generation, and shortfall,
/// response (demand that is cut on call) and curtailed are those of the balance with derated
/// plants. With an ensemble the means over its samples take their place in what is recorded. Who
/// goes short: campuses that are cut by contract lose their share of the region's curtailment, pro
/// rata of what the contracts open; the shortfall of firm load falls on demand and the firm load of
/// campuses alike, pro rata of what is not put off. Flexible shares and batteries of campuses are
/// the ensemble's alone.
///
/// Direct water and what is short of the allowance are those of the load that has power, so that in
/// every hour
///
///   water + water shortfall = water wanted by that load

#include <cstddef>
#include <span>
#include <vector>

#include "grid/balance/dispatch.hpp"
#include "sim/frame/frame.hpp"
#include "sim/hours/hour_state.hpp"
#include "sim/quantities/indirect_water.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::sim {

struct Scenario;

/// Unserved energy below this is rounding of the balance, not an hour of shortfall.
inline constexpr double kShortfallMw = 1e-3;

/// Holds what is not served in one hour, [region], and what the samples say of it.
struct Losses {
  std::span<const double> unserved_mw;   // firm load
  std::span<const double> curtailed_mw;  // campuses, by their contracts
  std::span<const double> response_mw;   // demand that is cut on call
  std::span<const double> unserved_h;    // hours with firm load not served: 0 or 1, or a mean
  // the rest is empty without an ensemble
  std::span<const double> campus_cut_mw;              // [campus] by contract
  std::span<const double> campus_cut_h;               // [campus] share of the samples that cut it
  std::span<const double> deferred_mw, recovered_mw;  // [campus]
  std::span<const double> quantile_mw;                // [region][quantile] of firm load not served
};

/// Holds the figures of one region in one hour.
struct RegionFigures {
  double loss_factor = 1.0;
  double load_mw = 0.0;       // asked of the grid
  double campus_mw = 0.0;     // asked for by campuses, their own plants' part included
  double available_mw = 0.0;  // own capacity
  double co2_t = 0.0;         // of the region's plants, without those behind campuses' meters
  double water_m3 = 0.0;      // likewise
  double m3_per_mwh = 0.0;    // indirect_water.hpp
};

/// Holds the figures of one campus in one hour.
struct CampusFigures {
  std::size_t region = 0;
  double load_mw = 0.0, own_mw = 0.0;
  double cut_mw = 0.0;       // not served: by contract and for want of power
  double firm_cut_mw = 0.0;  // for want of power only
  double cut_h = 0.0;        // 1 where some of the load is not served, or the samples' share
  double deferred_mw = 0.0, recovered_mw = 0.0;
  double served = 1.0;                         // share of the load that has power
  double own_co2_t = 0.0, own_water_m3 = 0.0;  // of the plant behind the meter
};

/// Holds what the formulas of one hour see.
struct HourView {
  const Scenario& scenario;
  const HourState& state;
  const grid::HourBalance& balance;
  const Losses& losses;
  const BuildOutFrame& build_out;
  std::span<const RegionFigures> region;
  std::span<const CampusFigures> campus;
  /// Hold the load asked of the grid by state and by planning area, those of state_rows() and
  /// planning_area_rows().
  std::span<const double> state_load_mw, planning_area_load_mw;

  /// Returns the net generation of a cell [region][technology]; of storage discharge less charge.
  [[nodiscard]] double net_mw(std::size_t cell) const {
    return balance.generation_mw[cell] + balance.discharge_mw[cell] - balance.charge_mw[cell];
  }
};

/// Works out the views of one hour after the other.
class HourViews {
 public:
  explicit HourViews(const Scenario& scenario);

  /// The view holds until the next call; it refers to all arguments.
  [[nodiscard]] HourView take(const HourState& state, const grid::HourBalance& balance,
                              const Losses& losses, const BuildOutFrame& build_out);

 private:
  void take_regions(const HourState& state, const grid::HourBalance& balance);
  void take_campuses(const HourState& state, const Losses& losses);
  void take_rows();

  const Scenario& scenario_;
  std::vector<double> co2_t_per_mwh_;  // [technology]
  IndirectWater indirect_water_;
  std::vector<RegionFigures> regions_;
  std::vector<CampusFigures> campuses_;
  std::vector<Area> states_, planning_areas_;
  std::vector<double> state_load_mw_, planning_area_load_mw_;
  std::vector<double> sharing_mw_;  // [region] firm load that shares a shortfall
};

}  // namespace gigaload::sim
