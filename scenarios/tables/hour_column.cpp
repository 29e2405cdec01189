#include "scenarios/tables/hour_column.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "grid/core/time_stamp.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::int64_t kSecondsOfOneHour = 3600;

}  // namespace

std::optional<grid::Hour> hour_of_text(const std::string& text) {
  const auto stamp = grid::parse_time_stamp(text);
  if (!stamp || stamp->utc_s() % kSecondsOfOneHour != 0) return std::nullopt;
  return stamp->utc_s() / kSecondsOfOneHour;
}

std::string text_of_hour(grid::Hour hour) {
  return fmt::format("{}T{:02}:00Z", grid::to_string(grid::to_date(hour)),
                     hour - 24 * grid::day_of(hour));
}

std::optional<grid::Hour> hour_of_row(const CsvTable& table, std::size_t row, const char* column) {
  const std::string text = table.text(row, column);
  const auto hour = hour_of_text(text);
  if (!hour && !table.is_absent()) {
    table.complain(row, column,
                   fmt::format("the begin of an hour in UTC such as 2022-12-24T12:00Z is wanted, "
                               "not \"{}\"",
                               text));
  }
  return hour;
}

}  // namespace gigaload::scenarios
