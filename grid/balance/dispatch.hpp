#pragma once

#include <memory>
#include <span>
#include <vector>

#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Holds load and supply of one hour, [region] or [region][technology], MW.
struct HourInput {
  std::span<const double> firm_load_mw;          // demand and firm campuses, [region]
  std::span<const double> curtailable_load_mw;   // campuses that are cut first, [region]
  std::span<const double> available_mw;          // [region][technology]; storage: power
  std::span<const double> storage_capacity_mwh;  // [region][technology]; 0 where it is no storage
  /// Holds what comes from outside the grid whatever it costs, [region]; below zero it is asked for
  /// there, like firm load. Empty: nothing.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::span<const double> outside_mw = {};
  /// Holds the part of the firm load that is cut on call, [region]; empty: none. Only a balance
  /// with storage calls it.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::span<const double> response_mw = {};
};

/// Holds a balance: generation + net import + outside + discharge - charge + unserved + response +
/// curtailed - firm load - curtailable load = 0 in every region, to 1e-6 MW.
struct HourBalance {
  std::vector<double> generation_mw;  // [region][technology], without storage
  std::vector<double> discharge_mw;   // [region][technology]
  std::vector<double> charge_mw;      // [region][technology]
  std::vector<double> flow_mw;        // [interface], positive from -> to
  std::vector<double> net_import_mw;  // [region] over the interfaces
  std::vector<double> outside_mw;     // [region] taken from outside the grid
  std::vector<double> unserved_mw;    // [region], firm load
  std::vector<double> curtailed_mw;   // [region], curtailable load
  std::vector<double> response_mw;    // [region], firm load that was cut on call
};

/// Balances one hour: a minimum-cost transport flow (transport_flow.hpp), exact in units of
/// 2^-26 MW. One object a thread; the result is a pure function of month and input.
///
/// Order of means, the cheapest first: what comes from outside and self-scheduled plant, sun, wind,
/// water, committed plant, power plants by price, storage, curtailable campuses, demand response,
/// firm load (merit_order.hpp, price_levels.hpp). Crossing an interface costs the hurdle of its
/// friction, and into a region that prices imported CO2 what its price is above that of the other
/// end; interfaces have no losses, and in the mean what of them is in service. What a group of
/// regions takes in together stays within its limit of the month (System::import_limits).
///
/// Sharing of a shortage: load is cut in steps that reach 2, 5, 10, 20, 40, 70 and 100 % of each
/// region's load, the next step of any region only after the present one of all regions that
/// can be helped over free lines. Campuses curtailable by contract come before all firm load.
///
/// Storage discharges only against load that would be cut, where energy / power lasts longest
/// first, and charges from any surplus of power plants, the shortest first; losses are taken at
/// charging: stored = charge x round-trip efficiency.
class Dispatcher {
 public:
  /// Keeps a reference to `system`. Prices and limits on imports are those of the first month of
  /// the system's first year at first.
  Dispatcher(const System& system, const DispatchRules& rules);
  ~Dispatcher();
  Dispatcher(Dispatcher&&) noexcept;
  Dispatcher& operator=(Dispatcher&&) noexcept;

  /// Sets the month, 0..11, of the calendar year whose prices and limits on imports apply to what
  /// follows.
  void set_month(int year, std::size_t month);

  /// Balances the hour while storage neither charges nor discharges. Returns true when every load
  /// is served: then, with storage full, this is the balance of the hour.
  bool solve_without_storage(const HourInput& input, HourBalance& balance);

  /// Moves energy_mwh, [region][technology] stored, from the hour's start to its end.
  void solve_with_storage(const HourInput& input, std::span<double> energy_mwh,
                          HourBalance& balance);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace gigaload::grid
