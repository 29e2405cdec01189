#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/campus/campuses.hpp"
#include "sim/campus/water_account.hpp"
#include "sim/hours/hour_model.hpp"

namespace gigaload::sim {

/// Keeps the campuses that have an allowance of water within it, hour by hour. The accounts go by
/// what a campus asks for under the weather of the balance; what it does not use in an hour in
/// which its power is cut is not given back. They are a function of the years' states and the hours
/// alone, so that a run that was interrupted plays them again.
class WaterAccounts {
 public:
  /// Keeps a reference to `model`. `campuses`: those of the model.
  WaterAccounts(const HourModel& model, const Campuses& campuses);

  [[nodiscard]] bool any() const { return !accounts_.empty(); }

  /// Brings the states of the hours from `begin` on, which the model has filled, within the
  /// allowances. Hours come in ascending order, without gaps in a year.
  void apply(Hour begin, const BuildOutFrame& years, std::span<HourState> states);

  /// Takes the hours [begin, end) into the accounts and leaves it at that.
  void replay(Hour begin, Hour end, const BuildOutFrame& years);

 private:
  struct Entry {
    std::size_t campus;
    WaterAccount account;
  };
  const HourModel& model_;
  std::vector<Entry> accounts_;  // of those with an allowance
};

}  // namespace gigaload::sim
