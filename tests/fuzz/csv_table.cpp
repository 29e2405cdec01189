#include "scenarios/tables/csv_table.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "scenarios/readers/profile_tables.hpp"
#include "scenarios/tables/measured_column.hpp"
#include "scenarios/tables/report_lines.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {
namespace {

using scenarios::CsvTable;
using scenarios::Problems;

void read_cells(const CsvTable& table, std::size_t lines) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    expect(table.line(row) >= 1 && table.line(row) <= lines, "a row stands in a line of the text");
    for (const std::string& column : table.columns()) {
      const std::string text = table.text(row, column);
      expect(table.is_empty(row, column) == text.empty(), "an empty field has no text");
      (void)table.number_or(row, column, 0.0, -1e9, 1e9);
      (void)table.integer(row, column, 0, 1000);
    }
  }
}

}  // namespace

void read_csv_table(std::string_view input) {
  constexpr std::array kSeparators = {',', ';', '\t'};
  const unsigned choice = take_byte(input);
  const std::string text(input);
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) +
                     static_cast<std::size_t>(std::ranges::count(text, '\r')) + 1;
  Problems problems;
  const std::size_t source = problems.add_source("table.csv", text);
  const CsvTable table(text, source, "table", problems, kSeparators[choice % kSeparators.size()]);
  read_cells(table, lines);
  (void)scenarios::read_profile(table);
  for (const auto measure : {scenarios::Measure::power, scenarios::Measure::temperature}) {
    (void)scenarios::find_measured(table, {"load", "dry_bulb"}, measure, "MW");
  }
  const auto report = scenarios::table_of_report(text);
  const CsvTable of_report(report.text, source, "report", problems, report.separator);
  read_cells(of_report, lines);
  problems.throw_if_any();
}

}  // namespace gigaload::fuzz
