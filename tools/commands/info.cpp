#include "tools/commands/info.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "output/result/read_result.hpp"
#include "output/result/result_file.hpp"
#include "output/tables/row_text.hpp"
#include "output/variables/variable_reference.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/scenario_options.hpp"
#include "tools/summary/campus_table.hpp"
#include "tools/summary/summary.hpp"
#include "tools/tables/result_json.hpp"
#include "tools/tables/table_blocks.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string dimensions_text(const output::ResultFile& file) {
  TextTable table({"Dimension", "length"});
  for (const auto& [name, length] : file.dimensions()) {
    table.add({name, grouped(static_cast<double>(length))});
  }
  return table.text();
}

std::string variables_text(const output::ResultFile& file) {
  std::string text = "Variables\n";
  for (const output::VariableInfo& variable : file.variables()) {
    std::string axes;
    for (const std::string& axis : variable.dimensions) axes += (axes.empty() ? "" : ", ") + axis;
    text +=
        fmt::format("  {}({}) [{}] {}\n", variable.path, axes, variable.unit, variable.long_name);
  }
  return text;
}

/// Writes a value of one line as it is, and how many lines a longer one has.
std::string provenance_text(const output::ResultFile& file) {
  std::string text = "Provenance\n";
  for (const auto& [name, value] : file.attributes()) {
    const auto lines = static_cast<std::size_t>(std::count(value.begin(), value.end(), '\n'));
    if (lines > 1) {
      text += fmt::format("  {}: {} lines\n", name, lines);
    } else {
      text += fmt::format("  {}: {}\n", name, value.substr(0, value.find('\n')));
    }
  }
  return text;
}

std::string state_of(const std::filesystem::path& path, const output::ResultFile& result) {
  const std::string writer = output::writer_of_result(path);
  if (!writer.empty()) return writer + " is writing it";
  return result.is_complete() ? "complete" : "interrupted";
}

std::string result_text(const std::filesystem::path& path, const output::ResultFile& result) {
  const std::string head =
      fmt::format("{}: {} of {} hours, {}\n\n", path.string(), grouped(double(result.hours())),
                  grouped(double(result.planned_hours())), state_of(path, result));
  return head + summary_text(read_summary(result)) + "\n" + dimensions_text(result) + "\n" +
         variables_text(result) + "\n" + provenance_text(result);
}

}  // namespace

std::string InfoCommand::campuses_text(const output::ResultFile& result) const {
  const output::CampusTable found = read_campuses(result, year);
  if (json) return campus_table_json(found);
  if (found.rows.empty()) {
    return fmt::format("{}: its scenario lists no campuses\n", file.string());
  }
  return campus_table_text(found, found.rows.size(), CampusColumns::all);
}

void InfoCommand::check_choice() const {
  if (year && !campuses && !table) {
    throw InputError("--year: goes with --campuses or --table, which have rows by year");
  }
  if (csv && campuses) {
    throw InputError(
        "--csv: goes with --table; the campuses of all years are --table years_by_campus");
  }
}

void InfoCommand::print_table() const {
  const TableAsked asked{.result = file,
                         .table = grid::held(table),
                         .filter = {.year = year, .region = region.value_or("")}};
  if (!json && !csv) {
    print_to_stdout(table_text(asked));
    return;
  }
  for_each_block(asked, json ? output::RowForm::json : output::RowForm::csv,
                 [](std::string_view text) { print_to_stdout(text); });
}

std::string InfoCommand::text_of(const output::ResultFile& result) const {
  if (campuses) return campuses_text(result);
  if (json) return result_json(result);
  if (csv) return output::columns_csv(output::tables_of(result));
  return result_text(file, result);
}

std::vector<Option> InfoCommand::options() {
  return {{.names = "FILE", .target = &file, .text = "Result file", .replaced_by = {"--variables"}},
          {.names = "--variables",
           .target = &variables,
           .text = "Print the reference of all variables instead, as Markdown"},
          {.names = "--campuses",
           .target = &campuses,
           .text = "Print each campus in a year instead: MW, dates, energy, PUE, water, cuts",
           .excludes = {"--variables"}},
          {.names = "--table",
           .target = &table,
           .text = "Print a table instead, such as years or adequacy; --csv alone lists them",
           .value = "NAME",
           .excludes = {"--variables", "--campuses"}},
          {.names = "--year",
           .target = &year,
           .text = "Year of the table, or of the campuses instead of the one that the summary "
                   "compares regions in",
           .value = "YEAR",
           .check = kCalendarYears,
           .excludes = {"--variables"}},
          {.names = "--region",
           .target = &region,
           .text = "Region or area of the table",
           .value = "NAME",
           .needs = {"--table"}},
          {.names = "--json",
           .target = &json,
           .text = "Print JSON: of the table, the campuses, or all by year and region or area",
           .excludes = {"--variables"}},
          {.names = "--csv",
           .target = &csv,
           .text = "Print CSV: of the table, or a list of all tables and their columns",
           .excludes = {"--variables", "--json"}}};
}

int InfoCommand::run(const Call& /*call*/) const {
  if (variables) {
    print_to_stdout(output::variable_reference(output::variables()));
    return kDone;
  }
  check_choice();
  if (table) {
    print_table();
  } else {
    print_to_stdout(output::read_result(
        file, [this](const output::ResultFile& result) { return text_of(result); }));
  }
  return kDone;
}

}  // namespace gigaload::tools
