#include "tools/commands/info.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "output/result/read_result.hpp"
#include "output/result/result_file.hpp"
#include "output/variables/variable_reference.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/summary/campus_table.hpp"
#include "tools/summary/summary.hpp"
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
  const output::CampusTable table = read_campuses(result, year);
  if (json) return campus_table_json(table);
  if (table.rows.empty()) {
    return fmt::format("{}: its scenario lists no campuses\n", file.string());
  }
  return campus_table_text(table, table.rows.size(), CampusColumns::all);
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
          {.names = "--year",
           .target = &year,
           .text = "Year of the campuses instead of the one that the summary compares regions in",
           .value = "YEAR",
           .needs = {"--campuses"}},
          {.names = "--json",
           .target = &json,
           .text = "Print the campuses as JSON",
           .needs = {"--campuses"}}};
}

int InfoCommand::run(const Call& /*call*/) const {
  if (variables) {
    print_to_stdout(output::variable_reference(output::variables()));
    return kDone;
  }
  print_to_stdout(output::read_result(file, [this](const output::ResultFile& result) {
    return campuses ? campuses_text(result) : result_text(file, result);
  }));
  return kDone;
}

}  // namespace gigaload::tools
