#include "scenarios/measured/air_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "grid/core/held.hpp"
#include "grid/weather/psychrometrics.hpp"
#include "scenarios/measured/air_rows.hpp"
#include "scenarios/measured/civil_seconds.hpp"
#include "scenarios/measured/clock_reading.hpp"
#include "scenarios/measured/relative_humidity.hpp"
#include "scenarios/tables/measured_column.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr grid::Hour kLongestGap_h = 168;  // of rows to make room for; six of them are filled

enum class Humidity { dew_point, relative, wet_bulb };

struct Columns {
  std::string time;
  MeasuredColumn dry_bulb, humidity;
  std::optional<MeasuredColumn> pressure;
  Humidity kind = Humidity::dew_point;
};

std::optional<Columns> find_columns(const CsvTable& table) {
  constexpr std::array<std::string_view, 3> kTimes = {"time", "timestamp", "datetime"};
  const std::size_t before = table.complaints();
  Columns columns;
  for (const std::string& heading : table.columns()) {
    if (std::ranges::find(kTimes, plain_heading(heading)) != kTimes.end()) columns.time = heading;
  }
  if (columns.time.empty()) table.complain_of_heading("", "a column time is wanted");
  const auto dry_bulb =
      find_measured(table, {"dry_bulb", "temperature", "air_temperature"}, Measure::temperature);
  if (!dry_bulb) {
    table.complain_of_heading("", fmt::format("a column dry_bulb_c is wanted (possible units: {})",
                                              column_units(Measure::temperature)));
  }
  const std::array found = {
      find_measured(table, {"dew_point"}, Measure::temperature),
      find_measured(table, {"relative_humidity", "rh", "humidity"}, Measure::share),
      find_measured(table, {"wet_bulb"}, Measure::temperature)};
  const auto known = std::ranges::count_if(found, [](const auto& f) { return f.has_value(); });
  if (known != 1 && table.complaints() == before) {
    table.complain_of_heading(
        "", fmt::format("one column of dew_point_c, relative_humidity_percent and wet_bulb_c is "
                        "wanted; there are {}",
                        known));
  }
  columns.pressure = find_measured(table, {"pressure"}, Measure::pressure);
  if (table.complaints() > before) return std::nullopt;
  const auto which = std::ranges::find_if(found, [](const auto& f) { return f.has_value(); });
  columns.kind = static_cast<Humidity>(which - found.begin());
  columns.humidity = grid::held(*which);
  columns.dry_bulb = grid::held(dry_bulb);
  return columns;
}

std::vector<std::string> texts_of(const CsvTable& table, const std::string& column) {
  std::vector<std::string> texts;
  texts.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) texts.push_back(table.text(row, column));
  return texts;
}

/// NaN where it is missing, or bad, which is told; the range is that of what is kept.
double value(const CsvTable& table, std::size_t row, const MeasuredColumn& column, double lowest,
             double highest) {
  std::string text = table.text(row, column.heading);
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (text.empty() || text == "nan" || text == "na") return kNone;
  const std::size_t before = table.complaints();
  const double number = table.number(row, column.heading, (lowest - column.offset) / column.factor,
                                     (highest - column.offset) / column.factor);
  return table.complaints() == before ? column.offset + column.factor * number : kNone;
}

double dew_point(const CsvTable& table, std::size_t row, const Columns& columns, double dry_bulb,
                 double pressure_pa, RelativeHumidity& relative) {
  switch (columns.kind) {
    case Humidity::dew_point:
      return value(table, row, columns.humidity, -100.0, 70.0);
    case Humidity::relative:
      return relative.dew_point_c(value(table, row, columns.humidity, 0.0, 1.1), dry_bulb,
                                  table.line(row));
    case Humidity::wet_bulb:
      break;
  }
  const double wet_bulb = value(table, row, columns.humidity, -90.0, 70.0);
  if (std::isnan(wet_bulb) || std::isnan(dry_bulb)) return kNone;
  const double humidity_ratio =
      grid::humidity_ratio_at_wet_bulb(dry_bulb, std::min(dry_bulb, wet_bulb), pressure_pa);
  if (humidity_ratio < 0.0 || wet_bulb > dry_bulb + 2.0) {
    table.complain(
        row, columns.humidity.heading,
        fmt::format("no air of {:.1f} C has a wet bulb of {:.1f} C", dry_bulb, wet_bulb));
    return kNone;
  }
  return grid::dew_point_c(grid::vapour_pressure_pa(humidity_ratio, pressure_pa));
}

}  // namespace

grid::AirSeries read_air_table(const CsvTable& table, std::size_t source, const std::string& key,
                               const std::string& name, double missing_pressure_pa,
                               Problems& problems, std::vector<std::string>& notices) {
  grid::AirSeries series;
  if (table.is_absent()) return series;
  const std::size_t before = problems.count();
  const auto columns = find_columns(table);
  if (!columns) return series;
  const std::vector<std::string> stamps = texts_of(table, columns->time);
  const DateOrder order = order_of_dates(stamps);
  std::vector<AirRow> rows;
  RelativeHumidity relative;
  grid::Hour last = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& text = stamps[row];
    const auto stamp = parse_clock(text, order);
    if (!stamp) {
      table.complain(row, columns->time,
                     fmt::format("a moment such as 2024-01-01T00:00Z is wanted, not \"{}\"", text));
      return series;
    }
    const std::int64_t utc_s = stamp->local_s - stamp->offset_s.value_or(0);
    if (utc_s % kHour_s != 0) {
      table.complain(row, columns->time, "hours are wanted: rows on the hour, UTC");
      return series;
    }
    const grid::Hour hour = utc_s / kHour_s;
    if (rows.empty()) {
      series.first = hour;
    } else if (hour <= last) {
      table.complain(
          row, columns->time,
          hour == last || hour == last - 1
              ? "an hour that was there already, as when daylight saving ends: write times "
                "in UTC or with their offset, 2024-11-03T01:00-05:00"
              : "it is not later than the row before");
      return series;
    } else if (hour - last > kLongestGap_h) {
      table.complain(
          row, columns->time,
          fmt::format("{} h after the row before: the hours between are missing", hour - last));
      return series;
    } else {
      rows.insert(rows.end(), static_cast<std::size_t>(hour - last - 1), {kNone, kNone, kNone, 0});
    }
    last = hour;
    const double dry_bulb = value(table, row, columns->dry_bulb, -90.0, 70.0);
    const double pressure =
        columns->pressure ? value(table, row, *columns->pressure, 40000.0, 120000.0) : kNone;
    if (problems.count() > before) return series;  // there is no such air to take a dew point of
    const double dew = dew_point(table, row, *columns, dry_bulb,
                                 std::isnan(pressure) ? missing_pressure_pa : pressure, relative);
    if (problems.count() > before) return series;
    rows.push_back({dry_bulb, dew, pressure, table.line(row)});
  }
  const AirRowsOf of{source, key, name, missing_pressure_pa};
  relative.finish(of, problems, notices);
  if (problems.count() > before) return series;
  series.hours = complete_rows(std::move(rows), false, of, problems, notices);
  return series;
}

}  // namespace gigaload::scenarios
