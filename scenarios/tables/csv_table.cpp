#include "scenarios/tables/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

CsvTable::CsvTable(const std::string& text, std::size_t source, std::string key, Problems& problems,
                   char separator)
    : source_(source), key_(std::move(key)), problems_(problems) {
  const auto content = std::make_shared<Content>();
  content_ = content;
  unsigned number = 0;
  bool has_header = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (is_too_large(line, number, separator, content->rows.size())) break;
    Row row = split(line, number, separator);
    if (!has_header) {
      has_header = true;
      content->header = std::move(row);
      bool twice = false;  // one is enough to say so: each message holds the whole line
      for (const Field& field : content->header.fields) {
        content->columns.push_back(field.text);
        if (content->index.emplace(field.text, content->columns.size() - 1).second || twice)
          continue;
        twice = true;
        problems_.add({source_, number, field.column}, key_, "two columns " + field.text);
      }
    } else if (row.fields.size() != content->columns.size()) {
      problems_.add(
          {source_, number, 1}, key_,
          fmt::format("{} fields, the header has {}", row.fields.size(), content->columns.size()));
    } else {
      content->rows.push_back(std::move(row));
    }
  }
  if (!has_header) complain("the table is empty; a header line is wanted");
}

CsvTable CsvTable::absent(std::size_t source, std::string key, Problems& problems) {
  CsvTable table(std::make_shared<const Content>(), source, std::move(key), problems);
  table.absent_ = true;
  return table;
}

bool CsvTable::is_too_large(std::string_view line, unsigned number, char separator,
                            std::size_t rows) const {
  constexpr std::size_t kMostRows = 2'000'000, kMostColumns = 20'000;
  if (rows < kMostRows && std::ranges::count(line, separator) < std::ptrdiff_t{kMostColumns})
    return false;
  problems_.add({source_, number, 1}, key_,
                rows < kMostRows ? fmt::format("more than {} columns", kMostColumns)
                                 : fmt::format("more than {} rows", kMostRows));
  return true;
}

CsvTable::Row CsvTable::split(std::string_view line, unsigned number, char separator) const {
  Row row{number, {}};
  for (std::size_t i = 0;; ++i) {  // i stands behind a separator or at the line's beginning
    Field field{{}, static_cast<unsigned>(i) + 1};
    if (i < line.size() && line[i] == '"') {
      for (++i; i < line.size(); ++i) {
        if (line[i] != '"') {
          field.text += line[i];
        } else if (i + 1 < line.size() && line[i + 1] == '"') {
          field.text += line[i++];
        } else {
          break;
        }
      }
      if (i >= line.size()) {
        problems_.add({source_, number, field.column}, key_, "the closing quote is missing");
      } else {
        ++i;
      }
      if (i < line.size() && line[i] != separator) {
        problems_.add({source_, number, static_cast<unsigned>(i) + 1}, key_,
                      separator == ',' ? "a comma is wanted behind the closing quote"
                                       : "a separator is wanted behind the closing quote");
        i = std::min(line.find(separator, i), line.size());
      }
    } else {
      const std::size_t end = std::min(line.find(separator, i), line.size());
      field.text = line.substr(i, end - i);
      i = end;
    }
    row.fields.push_back(std::move(field));
    if (i >= line.size()) return row;
  }
}

std::size_t CsvTable::rows() const { return content_->rows.size(); }

const std::vector<std::string>& CsvTable::columns() const { return content_->columns; }

unsigned CsvTable::line(std::size_t row) const { return content_->rows.at(row).line; }

bool CsvTable::has_column(std::string_view name) const { return content_->index.contains(name); }

std::size_t CsvTable::index_of(std::string_view column) const {
  const auto found = content_->index.find(column);
  if (found != content_->index.end()) return found->second;
  if (!absent_) {
    complain(
        fmt::format("the column {} is missing{}", column, suggestion(column, content_->columns)));
  }
  return kNoColumn;
}

const CsvTable::Field* CsvTable::field(std::size_t row, std::string_view column) const {
  const std::size_t index = index_of(column);
  return index == kNoColumn ? nullptr : &content_->rows.at(row).fields[index];
}

std::string CsvTable::text(std::size_t row, std::string_view column) const {
  const Field* found = field(row, column);
  return found == nullptr ? std::string() : found->text;
}

bool CsvTable::is_empty(std::size_t row, std::string_view column) const {
  return text(row, column).empty();
}

double CsvTable::number(std::size_t row, std::string_view column, double lowest,
                        double highest) const {
  const Field* found = field(row, column);
  if (found == nullptr) return 0.0;
  const char* const end = found->text.data() + found->text.size();
  double value = 0.0;
  const auto [rest, error] = std::from_chars(found->text.data(), end, value);
  if (error != std::errc{} || rest != end || !std::isfinite(value)) {
    complain(row, column, fmt::format("a number is wanted, not \"{}\"", found->text));
    return 0.0;
  }
  if (value < lowest || value > highest) {
    complain(row, column, fmt::format("{} is not between {} and {}", found->text, lowest, highest));
    return 0.0;
  }
  return value;
}

double CsvTable::number_or(std::size_t row, std::string_view column, double absent, double lowest,
                           double highest) const {
  return is_empty(row, column) ? absent : number(row, column, lowest, highest);
}

int CsvTable::integer(std::size_t row, std::string_view column, int lowest, int highest) const {
  const double value = number(row, column, lowest, highest);
  if (value != std::floor(value)) {
    complain(row, column, "a whole number is wanted, not " + text(row, column));
    return lowest;
  }
  return static_cast<int>(value);
}

void CsvTable::complain(std::size_t row, std::string_view column, std::string message) const {
  const auto found = content_->index.find(column);
  const Row& at = content_->rows.at(row);
  const unsigned place = found == content_->index.end() ? 1 : at.fields[found->second].column;
  problems_.add({source_, at.line, place}, fmt::format("{}.{}", key_, column), std::move(message));
}

void CsvTable::complain_of_heading(std::string_view column, std::string message) const {
  const auto found = content_->index.find(column);
  const unsigned place =
      found == content_->index.end() ? 1 : content_->header.fields[found->second].column;
  problems_.add({source_, content_->header.line, place}, key_, std::move(message));
}

void CsvTable::complain(std::string message) const {
  problems_.add({source_, 0, 0}, key_, std::move(message));
}

}  // namespace gigaload::scenarios
