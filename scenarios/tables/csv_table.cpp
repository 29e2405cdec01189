#include "scenarios/tables/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "grid/core/error.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kMostRows = 2'000'000, kMostColumns = 20'000;

/// FieldPlace says where a field stands in its line: [begin, end), without the quotes around it.
struct FieldPlace {
  std::size_t begin = 0, end = 0;
  bool quoted = false, closed = true;
  std::size_t behind = 0;  // the closing quote
  std::size_t next = 0;    // its separator, or the line's end
};

/// Finds the field that begins there: at the line's beginning or behind a separator.
FieldPlace place_of(std::string_view line, std::size_t begin, char separator) {
  if (begin >= line.size() || line[begin] != '"') {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    return {.begin = begin, .end = end, .behind = end, .next = end};
  }
  std::size_t end = line.find('"', begin + 1);
  while (end != std::string_view::npos && end + 1 < line.size() && line[end + 1] == '"') {
    end = line.find('"', end + 2);
  }
  if (end == std::string_view::npos) {
    return {begin + 1, line.size(), true, false, line.size(), line.size()};
  }
  return {begin + 1, end,     true,
          true,      end + 1, std::min(line.find(separator, end + 1), line.size())};
}

std::string text_of(std::string_view line, const FieldPlace& place) {
  const std::string_view raw = line.substr(place.begin, place.end - place.begin);
  if (!place.quoted) return std::string(raw);
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    text += raw[i];
    if (raw[i] == '"') ++i;  // the second of two
  }
  return text;
}

/// Where the field stands that a message is about, 1-based.
unsigned column_of(const FieldPlace& place) {
  return static_cast<unsigned>(place.begin) + (place.quoted ? 0 : 1);
}

/// Calls `action` with the place of each field of the line.
template <class Action>
void for_each_field(std::string_view line, char separator, const Action& action) {
  for (std::size_t begin = 0;;) {
    const FieldPlace place = place_of(line, begin, separator);
    action(place);
    if (place.next >= line.size()) return;
    begin = place.next + 1;
  }
}

}  // namespace

CsvTable::CsvTable(std::string text, std::size_t source, std::string key, Problems& problems,
                   char separator)
    : CsvTable(std::make_shared<const std::string>(std::move(text)), source, std::move(key),
               problems, separator) {}

CsvTable::CsvTable(Text text, std::size_t source, std::string key, Problems& problems,
                   char separator)
    : source_(source), key_(std::move(key)), problems_(problems) {
  const auto content = std::make_shared<Content>();
  content_ = content;
  if (text->size() > std::numeric_limits<std::uint32_t>::max()) {
    throw InternalError("a table of 4 GiB or more");
  }
  content->text = std::move(text);
  content->separator = separator;
  const std::string_view all = *content->text;
  unsigned number = 0;
  for (std::size_t begin = 0, next = 0; begin < all.size(); begin = next) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    std::string_view line = all.substr(begin, end - begin);
    next = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (is_too_large(line, number, *content)) break;
    if (content->header_line == 0) {
      read_header(line, number, *content);
    } else {
      read_row(begin, line, number, *content);
    }
  }
  if (content->header_line == 0) complain("the table is empty; a header line is wanted");
}

void CsvTable::read_header(std::string_view line, unsigned number, Content& content) const {
  content.header_line = number;
  complain_of_quotes(line, number, content.separator);
  bool twice = false;  // one is enough to say so: each message holds the whole line
  for_each_field(line, content.separator, [&](const FieldPlace& place) {
    content.columns.push_back(text_of(line, place));
    content.column_places.push_back(column_of(place));
    const std::string& name = content.columns.back();
    if (content.index.emplace(name, content.columns.size() - 1).second || twice) return;
    twice = true;
    problems_.add({source_, number, column_of(place)}, key_, "two columns " + name);
  });
}

void CsvTable::read_row(std::size_t begin, std::string_view line, unsigned number,
                        Content& content) const {
  const std::size_t marked = content.marks.size();
  std::size_t fields = 0;
  for_each_field(line, content.separator, [&](const FieldPlace& place) {
    if (fields > 0 && fields % Content::kMarked == 0 && fields < content.columns.size()) {
      content.marks.push_back(static_cast<std::uint32_t>(place.begin - (place.quoted ? 1 : 0)));
    }
    ++fields;
  });
  if (line.find('"') != std::string_view::npos) {
    complain_of_quotes(line, number, content.separator);
  }
  if (fields == content.columns.size()) {
    content.rows.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(line.size()), number});
    return;
  }
  content.marks.resize(marked);
  problems_.add({source_, number, 1}, key_,
                fmt::format("{} fields, the header has {}", fields, content.columns.size()));
}

CsvTable CsvTable::absent(std::size_t source, std::string key, Problems& problems) {
  CsvTable table(std::make_shared<const Content>(), source, std::move(key), problems);
  table.absent_ = true;
  return table;
}

bool CsvTable::is_too_large(std::string_view line, unsigned number, const Content& content) const {
  const std::size_t rows = content.rows.size();
  if (rows < kMostRows &&
      std::ranges::count(line, content.separator) < std::ptrdiff_t{kMostColumns}) {
    return false;
  }
  problems_.add({source_, number, 1}, key_,
                rows < kMostRows ? fmt::format("more than {} columns", kMostColumns)
                                 : fmt::format("more than {} rows", kMostRows));
  return true;
}

void CsvTable::complain_of_quotes(std::string_view line, unsigned number, char separator) const {
  for_each_field(line, separator, [&](const FieldPlace& place) {
    if (!place.closed) {
      problems_.add({source_, number, column_of(place)}, key_, "the closing quote is missing");
    } else if (place.quoted && place.behind < place.next) {
      problems_.add({source_, number, static_cast<unsigned>(place.behind) + 1}, key_,
                    separator == ',' ? "a comma is wanted behind the closing quote"
                                     : "a separator is wanted behind the closing quote");
    }
  });
}

CsvTable::Field CsvTable::Content::field(std::size_t row, std::size_t index) const {
  const std::string_view whole = line(rows.at(row));
  const std::size_t mark = index / kMarked;
  std::size_t begin = mark == 0 ? 0 : marks.at(row * marks_of_row() + mark - 1);
  for (std::size_t i = mark * kMarked; i < index; ++i) {
    begin = place_of(whole, begin, separator).next + 1;
  }
  const FieldPlace place = place_of(whole, begin, separator);
  return {text_of(whole, place), column_of(place)};
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

std::optional<CsvTable::Field> CsvTable::field(std::size_t row, std::string_view column) const {
  const std::size_t index = index_of(column);
  if (index == kNoColumn) return std::nullopt;
  return content_->field(row, index);
}

std::string CsvTable::text(std::size_t row, std::string_view column) const {
  const auto found = field(row, column);
  return found ? found->text : std::string();
}

bool CsvTable::is_empty(std::size_t row, std::string_view column) const {
  return text(row, column).empty();
}

double CsvTable::number(std::size_t row, std::string_view column, double lowest,
                        double highest) const {
  const auto found = field(row, column);
  if (!found) return 0.0;
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

Place CsvTable::place(std::size_t row, std::string_view column) const {
  const auto found = content_->index.find(column);
  return {source_, line(row),
          found == content_->index.end() ? 1 : content_->field(row, found->second).column};
}

void CsvTable::complain(std::size_t row, std::string_view column, std::string message) const {
  problems_.add(place(row, column), fmt::format("{}.{}", key_, column), std::move(message));
}

void CsvTable::complain_of_heading(std::string_view column, std::string message) const {
  const auto found = content_->index.find(column);
  const unsigned place =
      found == content_->index.end() ? 1 : content_->column_places[found->second];
  problems_.add({source_, content_->header_line, place}, key_, std::move(message));
}

void CsvTable::complain(std::string message) const {
  problems_.add({source_, 0, 0}, key_, std::move(message));
}

}  // namespace gigaload::scenarios
