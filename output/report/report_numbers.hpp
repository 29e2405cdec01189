#pragma once

/// The parts of a report share these: the file's calendar, and numbers as JSON.

#include <nlohmann/json.hpp>
#include <vector>

#include "output/report/packed_series.hpp"
#include "output/result/result_file.hpp"

namespace gigaload::output {

/// Holds a calendar year of the hours on file, and its rows.
struct ReportYear {
  int year = 0;
  std::size_t first_hour = 0, hours = 0;
  std::size_t first_exchange = 0, exchanges = 0;
  bool whole = true;  // false: the file holds only part of it
};
/// Lists the years of the exchanges on file, empty without one.
[[nodiscard]] std::vector<ReportYear> report_years(const ResultFile& file);

/// Rounds to seven significant digits, enough for a page, in few characters. Not finite: null.
[[nodiscard]] nlohmann::json number(double value);
[[nodiscard]] nlohmann::json numbers(const std::vector<double>& values);
/// Returns {"step", "count", "period", "text"}.
[[nodiscard]] nlohmann::json to_json(const PackedSeries& series);

}  // namespace gigaload::output
