#pragma once

/// From the balanced hours of an exchange to what is recorded. In every region and hour
///
///   generation + net import + discharge - charge + shortfall + curtailed - grid load = 0
///
/// where grid load = demand + campus load as asked for - on-site generation, and shortfall and
/// curtailed are those of the balance with derated plants. With an ensemble the means over its
/// samples take their place in what is recorded. Who goes short: campuses that are cut by contract
/// lose their share of the region's curtailment, pro rata of what the contracts open; the shortfall
/// of firm load falls on demand and the firm load of campuses alike, pro rata of what is not put
/// off. Flexible shares and batteries of campuses are the ensemble's alone.
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
#include "sim/hours/hour_model.hpp"
#include "sim/hours/indirect_water.hpp"

namespace gigaload::sim {

struct Scenario;

/// What is not served in one hour, [region].
struct Losses {
  std::span<const double> unserved_mw;   // firm load
  std::span<const double> curtailed_mw;  // campuses, by their contracts
  std::span<const double> unserved_h;    // hours with firm load not served: 0 or 1, or a mean
  // [campus]; empty without an ensemble
  std::span<const double> campus_cut_mw;  // by contract
  std::span<const double> deferred_mw, recovered_mw;
};

class Accounts {
 public:
  explicit Accounts(const Scenario& scenario);

  /// Those of the balance: an hour is one of shortfall from 1e-3 MW on.
  static void hours_of(const grid::HourBalance& balance, std::vector<double>& unserved_h);

  /// Sizes the frame's tables for `hours` and zeroes its sums.
  void begin(Frame& frame, std::size_t hours) const;

  /// Writes row `h` and adds to the sums. Called in the order of hours.
  void add(const HourState& state, const grid::HourBalance& balance, const Losses& losses,
           std::size_t h, Frame& frame);

 private:
  void add_campuses(const HourState& state, const Losses& losses, std::size_t h,
                    Frame& frame) const;

  const Scenario& scenario_;
  std::vector<double> campus_share_;   // [region] of all campus MW, for promises
  std::vector<double> co2_t_per_mwh_;  // [technology]
  IndirectWater indirect_water_;
};

}  // namespace gigaload::sim
