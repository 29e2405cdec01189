#pragma once

/// Counts what a campus with an allowance of water has left of it. In every hour a campus that
/// wants D gets
///
///   use = min(D, day - used since local midnight, year - used since New Year, UTC)
///
/// and is short of the rest: use + short = D.

#include <cstdint>

#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

/// Counts the water that one campus takes in a local day and in a year.
class WaterAccount {
 public:
  explicit WaterAccount(const WaterAllowance& allowance) : allowance_(allowance) {}

  /// Returns the water at hand in an hour of this local day and this year; hours come in ascending
  /// order.
  [[nodiscard]] double left_m3(std::int64_t local_day, int year);
  void use(double water_m3);

 private:
  WaterAllowance allowance_;
  std::int64_t day_ = 0;
  int year_ = 0;
  double of_day_m3_ = 0.0, of_year_m3_ = 0.0;
};

}  // namespace gigaload::sim
