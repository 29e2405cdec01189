#pragma once

#include <optional>
#include <string>

namespace gigaload::scenarios {

/// An hour of the day as a column writes it.
struct HourOfDay {
  int hour = 0;              // 0..25
  bool is_repeated = false;  // the second of two equal ones, when the clock is put back
};

/// Reads "1", "24", "HE01", "HE 1", "01:00", "24:00:00", "1.0". A mark behind it, X or *, is that
/// of the repeated hour, "02X". Nothing for any other text and for hours above 25.
[[nodiscard]] std::optional<HourOfDay> parse_hour_of_day(const std::string& text);

}  // namespace gigaload::scenarios
