#include "scenarios/tables/report_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kMostLines = 3'000'000;  // half a century of quarters of an hour has 1.8

std::vector<std::string_view> lines_of(std::string_view text, char line_end) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(line_end), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Counts fields; a separator within quotes is none.
std::size_t fields_of(std::string_view line, char separator) {
  std::size_t fields = 1;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == separator && !quoted) ++fields;
  }
  return fields;
}

bool is_blank(std::string_view line, char separator) {
  return std::ranges::all_of(
      line, [separator](char c) { return c == separator || c == ' ' || c == '"'; });
}

std::size_t filled_fields(std::string_view line, char separator) {
  std::size_t filled = 0;
  while (true) {
    const std::size_t end = std::min(line.find(separator), line.size());
    if (!is_blank(line.substr(0, end), separator)) ++filled;
    if (end == line.size()) return filled;
    line.remove_prefix(end + 1);
  }
}

/// Tells whether most fields of the line are empty, as those of a title in a workbook.
bool is_title(std::string_view line, char separator) {
  return 2 * filled_fields(line, separator) < fields_of(line, separator);
}

/// Returns how many fields most lines have; of equal numbers of lines the most fields.
std::size_t usual_fields(const std::vector<std::string_view>& lines, char separator) {
  std::map<std::size_t, std::size_t> count;
  for (const std::string_view line : lines) {
    if (!is_blank(line, separator)) ++count[fields_of(line, separator)];
  }
  std::size_t usual = 1, most = 0;
  for (const auto& [fields, number] : count) {
    if (number >= most && fields > 1) {
      usual = fields;
      most = number;
    }
  }
  return usual;
}

char separator_of(const std::vector<std::string_view>& lines) {
  constexpr std::array kSeparators = {',', ';', '\t'};
  std::array<std::size_t, kSeparators.size()> with{};
  constexpr std::size_t kLines = 100;  // that are looked at
  for (std::size_t i = 0; i < std::min(lines.size(), kLines); ++i) {
    std::array<std::size_t, kSeparators.size()> fields{};
    std::ranges::transform(kSeparators, fields.begin(),
                           [&](char separator) { return fields_of(lines[i], separator); });
    const auto best = std::ranges::max_element(fields) - fields.begin();
    // a comma beside a semicolon or a tab is a decimal sign
    const std::size_t other = fields[1] > 1   ? 1
                              : fields[2] > 1 ? 2
                                              : static_cast<std::size_t>(best);
    if (fields[static_cast<std::size_t>(best)] > 1) ++with[other];
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(with) - with.begin())];
}

/// Returns the letter of a line of a report in marked lines, or nothing.
char mark_of(std::string_view line) {
  if (line.starts_with('"')) line.remove_prefix(1);
  if (line.size() < 2 || (line[1] != '"' && line[1] != ',')) return '\0';
  return std::string_view("CHDT").find(line[0]) == std::string_view::npos ? '\0' : line[0];
}

bool has_decimal_comma(std::string_view line) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t comma = line.find(',');
  return comma != std::string_view::npos && comma > 0 && comma + 1 < line.size() &&
         is_digit(line[comma - 1]) && is_digit(line[comma + 1]);
}

void keep_marked(std::vector<std::string_view>& lines) {
  bool header = false;
  for (std::string_view& line : lines) {
    const char mark = mark_of(line);
    const bool first_header = mark == 'H' && !header;
    header = header || first_header;
    if (!first_header && mark != 'D') line = {};
  }
}

void keep_table(std::vector<std::string_view>& lines, char separator) {
  const std::size_t usual = usual_fields(lines, separator);
  const auto is_row = [&](std::string_view line) {
    return !is_blank(line, separator) && fields_of(line, separator) == usual;
  };
  const auto first = std::ranges::find_if(
      lines, [&](std::string_view line) { return is_row(line) && !is_title(line, separator); });
  // a row may lack most values, but not all but one
  const auto is_whole = [&](std::string_view line) {
    return is_row(line) && (usual < 3 || filled_fields(line, separator) > 1);
  };
  const auto last = std::find_if(lines.rbegin(), lines.rend(), is_whole).base();
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    const bool again = line > first && *line == *first;
    if (line < first || line >= last || again || is_blank(*line, separator)) *line = {};
  }
}

}  // namespace

ReportLines table_of_report(std::string_view text) {
  ReportLines report;
  const char line_end = text.find('\n') == std::string_view::npos ? '\r' : '\n';
  if (std::ranges::count(text, line_end) > std::ptrdiff_t{kMostLines}) {
    report.fault = fmt::format("the file has more than {} lines", kMostLines);
    return report;
  }
  std::vector<std::string_view> lines = lines_of(text, line_end);
  report.separator = separator_of(lines);
  const bool marked =
      std::ranges::all_of(
          lines, [](std::string_view line) { return line.empty() || mark_of(line) != '\0'; }) &&
      std::ranges::any_of(lines, [](std::string_view line) { return mark_of(line) == 'D'; });
  if (marked) {
    keep_marked(lines);
  } else {
    keep_table(lines, report.separator);
  }
  report.decimal_comma = report.separator == ';' && std::ranges::any_of(lines, has_decimal_comma);
  report.text.reserve(text.size() + 1);
  for (const std::string_view line : lines) {
    report.text += line;
    report.text += '\n';
  }
  return report;
}

}  // namespace gigaload::scenarios
