#pragma once

#include <span>
#include <vector>

#include "grid/balance/dispatch.hpp"
#include "grid/core/worker_pool.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/campus/water_accounts.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/frame/frame.hpp"
#include "sim/hours/hour_model.hpp"

namespace gigaload::sim {

struct DemandResponse;
struct Scenario;

/// Balances the hours of one exchange with derated plants and one realisation of the weather:
/// in parallel as long as storage is full and nothing is short; from the first hour that is not,
/// storage carries over, in order. Demand response is called in such hours where load would be
/// lost; its limits of a year are the samples' alone.
class BalanceHours {
 public:
  /// Keeps references to `scenario` and to its `campuses`. `threads` 0: as many as the machine has.
  BalanceHours(const Scenario& scenario, const Campuses& campuses, unsigned threads,
               const SharedWork& shared);

  /// Balances [begin, end) of the given year. `stored_mwh`, [region][technology], is carried from
  /// hour to hour.
  void run(Hour begin, Hour end, int year, const BuildOutFrame& years,
           const std::vector<double>& storage_capacity_mwh, std::vector<double>& stored_mwh);

  /// Plays hours that were balanced before an interruption, for what is carried from hour to hour
  /// besides energy in store.
  void replay(Hour begin, Hour end, const BuildOutFrame& years) {
    model_.replay(water_, begin, end, years);
  }

  /// Return states and balances of the hours that were balanced last.
  [[nodiscard]] std::span<const HourState> states() const { return states_; }
  [[nodiscard]] std::span<const grid::HourBalance> balances() const { return balances_; }

 private:
  const DemandResponse& response_;
  HourModel model_;
  WaterAccounts water_;
  grid::WorkerPool pool_;
  std::vector<grid::Dispatcher> dispatchers_;
  std::vector<HourState> states_;
  std::vector<grid::HourBalance> balances_;
  std::vector<char> served_;
};

}  // namespace gigaload::sim
