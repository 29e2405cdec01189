#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/campus/campuses.hpp"
#include "sim/campus/water_account.hpp"

namespace gigaload::sim {

/// Keeps the campuses that have an allowance of water within it, hour by hour. The accounts go by
/// what a campus asks for under the weather of the balance; what it does not use in an hour in
/// which its power is cut is not given back. They are a function of the years' states and the hours
/// alone, so that a run that was interrupted plays them again (HourModel::replay).
class WaterAccounts {
 public:
  explicit WaterAccounts(const Campuses& campuses);

  [[nodiscard]] bool any() const { return !accounts_.empty(); }

  /// Tells the local day of a campus in the hour.
  using LocalDay = std::function<std::int64_t(std::size_t campus)>;
  /// Lets a campus take water in the hour with `left_m3` at hand, and returns the m3 that it takes.
  using Take = std::function<double(std::size_t campus, double left_m3)>;

  /// Books one hour of every campus with an allowance. Hours come in ascending order, without gaps
  /// in a year.
  void book(int year, const LocalDay& local_day, const Take& take);

 private:
  struct Entry {
    std::size_t campus;
    WaterAccount account;
  };
  std::vector<Entry> accounts_;  // of those with an allowance
};

}  // namespace gigaload::sim
