#include "scenarios/measured/own_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

std::optional<double> measured_value(const CsvTable& table, std::size_t row,
                                     const std::optional<MeasuredColumn>& column) {
  if (!column || table.is_empty(row, column->heading)) return std::nullopt;
  return table.number(row, column->heading, 0.0, kMostOfOwn / column->factor) * column->factor;
}

double measured_or_complain(const CsvTable& table, std::size_t row,
                            const std::optional<MeasuredColumn>& column) {
  if (!column) return 0.0;  // told of the heading
  const auto value = measured_value(table, row, column);
  if (!value) table.complain(row, column->heading, "a number is wanted");
  return value.value_or(0.0);
}

std::string name_of_own_row(const CsvTable& table, std::size_t row, std::set<std::string>& names) {
  std::string name = table.text(row, "name");
  if (name.empty()) {
    table.complain(row, "name", "a name is wanted");
  } else if (!names.insert(name).second) {
    table.complain(row, "name", fmt::format("a second row of {}", name));
  }
  return name;
}

std::string text_if_there(const CsvTable& table, std::size_t row, const char* column) {
  return table.has_column(column) ? table.text(row, column) : std::string();
}

const std::vector<OwnColumn>& outage_column_names() {
  static const std::vector<OwnColumn> columns = {{"mttf", Measure::duration},
                                                 {"mttr", Measure::duration},
                                                 {"lambda", Measure::rate},
                                                 {"failure_rate", Measure::rate},
                                                 {"mu", Measure::rate},
                                                 {"repair_rate", Measure::rate},
                                                 {"for", Measure::share},
                                                 {"forced_outage_rate", Measure::share},
                                                 {"failure_probability", Measure::share},
                                                 {"repair_probability", Measure::share}};
  return columns;
}

std::vector<std::string> other_columns(const CsvTable& table, std::vector<OwnColumn> columns,
                                       bool fails) {
  if (table.is_absent()) return {};
  if (fails) std::ranges::copy(outage_column_names(), std::back_inserter(columns));
  for (const char* const note : {"source", "notes", "comment"}) columns.push_back({note});
  std::vector<std::string> others;
  std::ranges::copy_if(
      table.columns(), std::back_inserter(others), [&columns](const std::string& heading) {
        const std::string plain = plain_heading(heading);
        return std::ranges::none_of(columns, [&plain](const OwnColumn& column) {
          if (plain == column.name) return true;
          return column.measure && plain.starts_with(column.name + "_") &&
                 is_column_unit(*column.measure, plain.substr(column.name.size() + 1));
        });
      });
  return others;
}

void refuse_other_columns(const CsvTable& table, const std::vector<OwnColumn>& columns,
                          bool fails) {
  std::vector<std::string> names;
  for (const OwnColumn& column : columns) names.push_back(column.name);
  for (const std::string& heading : other_columns(table, columns, fails)) {
    table.complain_of_heading(
        heading, fmt::format("no column is called \"{}\"{}; there are {}{}", heading,
                             suggestion(plain_heading(heading), names), fmt::join(names, ", "),
                             fails ? ", and those of outages" : ""));
  }
}

}  // namespace gigaload::scenarios
