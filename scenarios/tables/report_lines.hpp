#pragma once

#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Tells what of a report is its table.
struct ReportLines {
  std::string fault;           // empty: none
  std::string text;            // with as many lines, those that are no rows of the table empty
  char separator = ',';        // of the fields: a comma, a semicolon or a tab
  bool decimal_comma = false;  // of numbers, as between semicolons
};

/// Finds the table in a report as operators write it: the separator is the one that the lines have
/// most; the table's lines have as many fields as most lines do. Titles above them, footers below
/// them, lines of separators alone and a header that is there again are no rows. Of a report whose
/// lines begin with C, H, D and T, as those of ISO New England, the first H is the header, and D
/// are the rows. A carriage return alone ends a line too. More than three million lines are a
/// fault.
[[nodiscard]] ReportLines table_of_report(std::string_view text);

}  // namespace gigaload::scenarios
