#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Holds a table of comma-separated values with one header line; lines that begin with # and empty
/// lines are skipped, fields may stand in double quotes. Another separator may be given. Faults go
/// to the problems with file, line and column, and the accessors then give an empty text or 0. In
/// memory is the text itself and where its rows and some of their fields begin, so that a table of
/// tiny fields takes its text, 12 bytes a row and 4 for each 16 fields of it.
class CsvTable {
 public:
  using Text = std::shared_ptr<const std::string>;

  /// Parses the text of a table. `key`: what the messages call the table ("data.fleet.csv"). Throws
  /// InternalError for 4 GiB or more: whoever reads a file bounds it.
  CsvTable(Text text, std::size_t source, std::string key, Problems& problems,
           char separator = ',');
  /// Parses a text that the table then holds by itself.
  CsvTable(std::string text, std::size_t source, std::string key, Problems& problems,
           char separator = ',');

  /// Holds what was read of a file without faults, for tables of the same file to come.
  struct Content;
  [[nodiscard]] const std::shared_ptr<const Content>& content() const { return content_; }
  CsvTable(std::shared_ptr<const Content> content, std::size_t source, std::string key,
           Problems& problems)
      : source_(source), key_(std::move(key)), problems_(problems), content_(std::move(content)) {}

  /// Returns the table of a file that could not be read: no rows, and no further complaint.
  [[nodiscard]] static CsvTable absent(std::size_t source, std::string key, Problems& problems);
  [[nodiscard]] bool is_absent() const { return absent_; }

  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] bool has_column(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& columns() const;

  [[nodiscard]] std::string text(std::size_t row, std::string_view column) const;
  [[nodiscard]] bool is_empty(std::size_t row, std::string_view column) const;
  /// Reads a finite number in [lowest, highest].
  [[nodiscard]] double number(std::size_t row, std::string_view column,
                              double lowest = -std::numeric_limits<double>::infinity(),
                              double highest = std::numeric_limits<double>::infinity()) const;
  /// Reads the same, or `absent` for an empty field.
  [[nodiscard]] double number_or(std::size_t row, std::string_view column, double absent,
                                 double lowest = -std::numeric_limits<double>::infinity(),
                                 double highest = std::numeric_limits<double>::infinity()) const;
  /// Reads a whole number in [lowest, highest].
  [[nodiscard]] int integer(std::size_t row, std::string_view column, int lowest,
                            int highest) const;

  /// Returns the line of the file in which a row stands.
  [[nodiscard]] unsigned line(std::size_t row) const;

  /// Returns the place of a field; of an absent column the beginning of the row's line.
  [[nodiscard]] Place place(std::size_t row, std::string_view column) const;

  /// Adds a problem at a field, at the heading of a column (of an absent one: at the header line),
  /// or at the table as a whole.
  void complain(std::size_t row, std::string_view column, std::string message) const;
  void complain_of_heading(std::string_view column, std::string message) const;
  void complain(std::string message) const;
  /// Counts the problems so far, those of other tables included, to tell whether what was just read
  /// has any.
  [[nodiscard]] std::size_t complaints() const { return problems_.count(); }

 private:
  struct Field {
    std::string text;
    unsigned column = 1;
  };
  static constexpr std::size_t kNoColumn = std::numeric_limits<std::size_t>::max();

  /// Tells, with a problem, that no table is so wide or so long.
  [[nodiscard]] bool is_too_large(std::string_view line, unsigned number,
                                  const Content& content) const;
  void read_header(std::string_view line, unsigned number, Content& content) const;
  void read_row(std::size_t begin, std::string_view line, unsigned number, Content& content) const;
  void complain_of_quotes(std::string_view line, unsigned number, char separator) const;
  [[nodiscard]] std::size_t index_of(std::string_view column) const;
  [[nodiscard]] std::optional<Field> field(std::size_t row, std::string_view column) const;

  bool absent_ = false;
  std::size_t source_;
  std::string key_;
  Problems& problems_;
  std::shared_ptr<const Content> content_;
};

struct CsvTable::Content {
  /// Says of a row where its line begins in the text, how long it is, and its number.
  struct Row {
    std::uint32_t begin = 0, length = 0, line = 0;
  };
  static constexpr std::size_t kMarked = 16;

  Text text;
  char separator = ',';
  std::uint32_t header_line = 0;
  std::vector<std::string> columns;
  std::vector<unsigned> column_places;  // of the headings in their line, 1-based
  std::map<std::string, std::size_t, std::less<>> index;
  std::vector<Row> rows;
  std::vector<std::uint32_t> marks;  // [row][n]: where field kMarked * (n + 1) begins in its line

  [[nodiscard]] std::size_t marks_of_row() const { return (columns.size() - 1) / kMarked; }
  [[nodiscard]] std::string_view line(const Row& row) const {
    return std::string_view(*text).substr(row.begin, row.length);
  }
  [[nodiscard]] Field field(std::size_t row, std::size_t index) const;
};

}  // namespace gigaload::scenarios
