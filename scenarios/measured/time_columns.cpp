#include "scenarios/measured/time_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "scenarios/measured/civil_seconds.hpp"
#include "scenarios/measured/clock_reading.hpp"
#include "scenarios/tables/measured_column.hpp"

namespace gigaload::scenarios {
namespace {

bool has_word(const std::string& plain, std::string_view word) {
  return fmt::format("_{}_", plain).find(fmt::format("_{}_", word)) != std::string::npos;
}

StampOf stamp_of_heading(const std::string& heading) {
  const std::string plain = plain_heading(heading);
  const auto has = [&plain](std::string_view part) {
    return plain.find(part) != std::string::npos;
  };
  if (has("ending") || has_word(plain, "end") || has_word(plain, "he")) return StampOf::ending;
  if (has("beginning") || has("starting") || has_word(plain, "begin") || has_word(plain, "start")) {
    return StampOf::beginning;
  }
  return StampOf::unknown;
}

/// Returns the heading in small letters without the words that only qualify a time.
std::string without_qualifiers(const std::string& heading) {
  constexpr std::array<std::string_view, 9> kQualifiers = {
      "utc", "gmt", "local", "beginning", "begin", "start", "starting", "ending", "end"};
  std::string result, word;
  for (const char c : plain_heading(heading) + '_') {
    if (c != '_') {
      word += c;
      continue;
    }
    if (std::ranges::find(kQualifiers, word) == kQualifiers.end()) {
      result += (result.empty() ? "" : "_") + word;
    }
    word.clear();
  }
  return result;
}

/// Returns the first heading that is one of the names, qualified or not; an empty one if none is.
std::string heading_of(const CsvTable& table, const auto& names) {
  for (const std::string& heading : table.columns()) {
    if (std::ranges::find(names, without_qualifiers(heading)) != names.end()) return heading;
  }
  return {};
}

std::vector<std::string> texts_of(const CsvTable& table, const std::string& column) {
  std::vector<std::string> texts;
  texts.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) texts.push_back(table.text(row, column));
  return texts;
}

/// Names a column of dates with one of hours beside it, or one that holds both.
void find_date_and_hour(const CsvTable& table, TimeColumns& columns) {
  constexpr std::array<std::string_view, 5> kDates = {"date", "day", "marketday", "market_day",
                                                      "operday"};
  constexpr std::array<std::string_view, 5> kHours = {"hour", "hr", "he", "hourending",
                                                      "hour_number"};
  const std::string date = heading_of(table, kDates), hour = heading_of(table, kHours);
  if (date.empty()) return;
  const std::vector<std::string> texts = texts_of(table, date);
  const DateOrder order = order_of_dates(texts);
  // not as the first row says: it may be of units, and workbooks write no time at midnight
  bool is_any_moment = false, has_any_time = false, has_other_than_midnight = false;
  for (const std::string& text : texts) {
    const auto reading = parse_clock(text, order);
    if (!reading) continue;
    is_any_moment = true;
    has_any_time = has_any_time || reading->has_time;
    has_other_than_midnight = reading->local_s % kDay_s != 0;
    if (has_other_than_midnight) break;
  }
  if (!is_any_moment || (!has_any_time && hour.empty())) return;
  columns.time = date;
  if (!has_other_than_midnight) columns.hour = hour;
}

}  // namespace

TimeColumns find_time_columns(const CsvTable& table) {
  constexpr std::array<std::string_view, 5> kTimes = {"time", "timestamp", "time_stamp", "datetime",
                                                      "date_time"};
  TimeColumns columns;
  columns.time = heading_of(table, kTimes);
  if (columns.time.empty()) find_date_and_hour(table, columns);
  describe_by_headings(columns);
  return columns;
}

void describe_by_headings(TimeColumns& columns) {
  columns.stamp_of = stamp_of_heading(columns.hour.empty() ? columns.time : columns.hour);
  const std::string plain = plain_heading(columns.time);
  if (has_word(plain, "utc") || has_word(plain, "gmt")) columns.zone = "UTC";
}

}  // namespace gigaload::scenarios
