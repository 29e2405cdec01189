#pragma once

/// What campuses with an allowance have left of it. In every hour a campus that wants D gets
///
///   use = min(D, day - used since local midnight, year - used since New Year, UTC)
///
/// and is short of the rest: use + short = D. The accounts go by what the campus asks for under the
/// weather of the balance; what it does not use in an hour in which its power is cut is not given
/// back. They are a function of the years' states and the hours alone, so that a run that was
/// interrupted plays them again.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/hours/hour_model.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

/// Of one campus.
class WaterAccount {
 public:
  explicit WaterAccount(const WaterAllowance& allowance) : allowance_(allowance) {}

  /// Water at hand in an hour of this local day and this year; hours come in ascending order.
  [[nodiscard]] double left_m3(std::int64_t local_day, int year);
  void use(double water_m3);

 private:
  WaterAllowance allowance_;
  std::int64_t day_ = 0;
  int year_ = 0;
  double of_day_m3_ = 0.0, of_year_m3_ = 0.0;
};

class WaterAccounts {
 public:
  /// Keeps references to both.
  WaterAccounts(const Scenario& scenario, const HourModel& model);

  [[nodiscard]] bool any() const { return !campuses_.empty(); }

  /// Brings the states of the hours from `begin` on, which the model has filled, within the
  /// allowances. Hours come in ascending order, without gaps in a year.
  void apply(Hour begin, const BuildOutFrame& years, std::span<HourState> states);

  /// The hours [begin, end) for the accounts alone.
  void replay(Hour begin, Hour end, const BuildOutFrame& years);

 private:
  const Scenario& scenario_;
  const HourModel& model_;
  std::vector<std::size_t> campuses_;  // those with an allowance
  std::vector<WaterAccount> accounts_;
};

}  // namespace gigaload::sim
