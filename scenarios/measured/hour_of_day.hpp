#pragma once

#include <optional>
#include <string>

namespace gigaload::scenarios {

/// Reads an hour of the day, 0 to 25, as a column writes it: "1", "24", "HE01", "HE 1", "01:00",
/// "24:00:00", "1.0". A mark behind it, X or *, tells the second of two equal hours when the clock
/// is put back, "02X", and is passed over. Returns nothing for any other text.
[[nodiscard]] std::optional<int> parse_hour_of_day(const std::string& text);

}  // namespace gigaload::scenarios
