#pragma once

#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Holds a table of comma-separated values with one header line; lines that begin with # and empty
/// lines are skipped, fields may stand in double quotes. Another separator may be given. Faults go
/// to the problems with file, line and column, and the accessors then give an empty text or 0.
class CsvTable {
 public:
  /// Parses the text of a table. `key`: what the messages call the table ("data.fleet.csv").
  CsvTable(const std::string& text, std::size_t source, std::string key, Problems& problems,
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
  struct Row {
    unsigned line = 0;
    std::vector<Field> fields;
  };
  static constexpr std::size_t kNoColumn = std::numeric_limits<std::size_t>::max();

  /// Tells, with a problem, that no table is so wide or so long.
  [[nodiscard]] bool is_too_large(std::string_view line, unsigned number, char separator,
                                  std::size_t rows) const;
  [[nodiscard]] Row split(std::string_view line, unsigned number, char separator) const;
  [[nodiscard]] std::size_t index_of(std::string_view column) const;
  [[nodiscard]] const Field* field(std::size_t row, std::string_view column) const;

  bool absent_ = false;
  std::size_t source_;
  std::string key_;
  Problems& problems_;
  std::shared_ptr<const Content> content_;
};

struct CsvTable::Content {
  Row header;
  std::vector<std::string> columns;
  std::map<std::string, std::size_t, std::less<>> index;
  std::vector<Row> rows;
};

}  // namespace gigaload::scenarios
