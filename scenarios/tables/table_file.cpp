#include "scenarios/tables/table_file.hpp"

#include <memory>
#include <utility>

#include "scenarios/tables/report_lines.hpp"
#include "scenarios/tables/xlsx_sheet.hpp"
#include "scenarios/text/file_kind.hpp"
#include "scenarios/text/gzip.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {

namespace {

// of a workbook's parts, which may be packed a thousand times: a year of ten regions has a tenth
constexpr std::size_t kLargestSheet = std::size_t{48} << 20U;

TextFile read_text_of_table(const std::filesystem::path& path,
                            std::size_t most_bytes = kLargestTable) {
  TextFile file = read_text_file(path, most_bytes);
  if (is_gzip(file.text)) file = unzip(file.text, most_bytes);
  drop_byte_order_mark(file.text);
  return file;
}

}  // namespace

CsvTable read_table_file(const std::filesystem::path& path, const std::string& key,
                         Problems& problems, TextBudget* budget) {
  TextFile file = read_text_of_table(path, budget != nullptr ? budget->left : kLargestTable);
  if (budget != nullptr) {
    budget->left -= file.text.size();
    budget->is_spent = file.is_too_large;
  }
  const auto text = std::make_shared<const std::string>(std::move(file.text));
  const std::size_t source = problems.add_source(path.string(), text);
  if (budget != nullptr && budget->is_spent) return CsvTable::absent(source, key, problems);
  if (file.fault.empty()) file.fault = other_kind(*text, FileKind::table, "table");
  if (!file.fault.empty()) {
    problems.add({source, 0, 0}, key, file.fault);
    return CsvTable::absent(source, key, problems);
  }
  CsvTable table(text, source, key, problems);
  if (table.columns().size() == 1 && table.columns()[0].find(';') != std::string::npos) {
    table.complain_of_heading("", "fields are to be separated by commas, not by semicolons");
    return CsvTable::absent(source, key, problems);
  }
  return table;
}

ReportTable read_report_file(const std::filesystem::path& path, const std::string& key,
                             Problems& problems) {
  TextFile file = read_text_of_table(path);
  if (is_xlsx(file.text)) file = text_of_xlsx(file.text, kLargestSheet);
  const auto text = std::make_shared<const std::string>(std::move(file.text));
  const std::size_t source = problems.add_source(path.string(), text);
  // the title of a report may look like a line of TOML
  if (file.fault.empty() && !other_kind(*text, FileKind::toml, "table").empty()) {
    file.fault = other_kind(*text, FileKind::table, "table");
  }
  if (!file.fault.empty()) {
    problems.add({source, 0, 0}, key, file.fault);
    return {CsvTable::absent(source, key, problems)};
  }
  ReportLines report = table_of_report(*text);
  if (!report.fault.empty()) {
    problems.add({source, 0, 0}, key, report.fault);
    return {CsvTable::absent(source, key, problems)};
  }
  return {CsvTable(std::move(report.text), source, key, problems, report.separator),
          report.decimal_comma};
}

}  // namespace gigaload::scenarios
