#include <cmath>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "grid/core/time_stamp.hpp"
#include "scenarios/measured/clock_reading.hpp"
#include "scenarios/measured/hour_of_day.hpp"
#include "scenarios/measured/load_value.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {
namespace {

using grid::parse_time_stamp;

constexpr std::int64_t kTenThousandYears_s = 10'000LL * 366 * 86400;

/// Returns whether it is a reading.
bool check_reading(std::string_view text, scenarios::DateOrder order) {
  const auto reading = scenarios::parse_clock(text, order);
  if (!reading) return false;
  expect(std::abs(reading->local_s) < kTenThousandYears_s, "a reading is of a year of four digits");
  expect(std::abs(reading->offset_s.value_or(0)) <= 86400, "a zone is less than a day from UTC");
  return true;
}

}  // namespace

void read_clock(std::string_view input) {
  std::vector<std::string> lines;
  while (!input.empty()) lines.emplace_back(take_line(input));
  (void)scenarios::order_of_dates(lines);
  std::size_t readings = 0;
  for (const std::string& line : lines) {
    readings += check_reading(line, scenarios::DateOrder::month_first) ? 1 : 0;
    readings += check_reading(line, scenarios::DateOrder::day_first) ? 1 : 0;
    const auto hour = scenarios::parse_hour_of_day(line);
    expect(!hour || (*hour >= 0 && *hour <= 25), "an hour of the day is 0 to 25");
    for (const bool decimal_comma : {false, true}) {
      const auto value = scenarios::parse_load_value(line, decimal_comma);
      expect(!value || std::isfinite(*value), "a load is a finite number");
    }
    const auto stamp = parse_time_stamp(line);
    if (!stamp) continue;
    const auto again = parse_time_stamp(to_string(*stamp));
    expect(again && again->local_s == stamp->local_s && again->offset_s == stamp->offset_s,
           "a printed time stamp is read again");
  }
  if (readings == 0) throw InputError("no line is a moment");
}

}  // namespace gigaload::fuzz
