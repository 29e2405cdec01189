#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/measured/air_rows.hpp"

namespace gigaload::scenarios {

/// Puts the readings of one whole year, which may begin with any hour, in the order of a common
/// year's hours. 29 February is left out; a leap year of 8,760 h, which ends with 30 December, has
/// that day twice. Notices say what was done.
class YearOfAir {
 public:
  YearOfAir();

  /// Puts a reading of hour 1..24 of a day that exists in a leap year. Returns what is wrong with
  /// it, an empty text if nothing is.
  [[nodiscard]] std::string put(int month, int day, int hour, const AirRow& row);

  [[nodiscard]] bool is_empty() const { return !begin_; }

  /// Returns 8,760 rows from the first hour of January on, those without a reading missing.
  [[nodiscard]] std::vector<AirRow> finish(const std::string& file,
                                           std::vector<std::string>& notices) &&;

 private:
  std::vector<AirRow> rows_;
  std::optional<std::size_t> begin_;  // hour of the year that was put first
  std::size_t next_ = 0;              // hours from there to the one behind the latest
  std::size_t leap_hours_ = 0;
};

}  // namespace gigaload::scenarios
