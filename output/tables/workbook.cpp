#include "output/tables/workbook.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "grid/core/error.hpp"
#include "output/tables/cell_text.hpp"

#ifdef GIGALOAD_XLSXWRITER
#include <xlsxwriter.h>
#endif

namespace gigaload::output {

std::vector<std::string> sheet_names(const std::vector<std::string>& tables) {
  constexpr std::size_t kMost = 31;  // characters of a sheet's name
  std::vector<std::string> names;
  for (const std::string& table : tables) {
    std::string name = table.substr(0, kMost);
    for (int n = 2; std::ranges::find(names, name) != names.end(); ++n) {
      const std::string number = fmt::format("_{}", n);
      name = table.substr(0, kMost - number.size()) + number;
    }
    names.push_back(name);
  }
  return names;
}

#ifdef GIGALOAD_XLSXWRITER

namespace {

constexpr double kDaysTo1970 = 25569.0;  // in Excel's count
constexpr double kHoursOfDay = 24.0;
constexpr std::time_t kCreated = 315532800;  // 1980-01-01: the same bytes at any time

void check_written(lxw_error error, const std::filesystem::path& path) {
  if (error == LXW_NO_ERROR) return;
  throw InputError(fmt::format("cannot write {}: {}", path.string(), lxw_strerror(error)));
}

/// Writes sheets of one workbook.
class Workbook {
 public:
  explicit Workbook(const std::filesystem::path& path) : path_(path) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_TRUE;
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw InputError("cannot write " + path.string() + ": no memory");
    lxw_doc_properties properties{};
    properties.created = kCreated;
    workbook_set_properties(book_, &properties);
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    moment_ = workbook_add_format(book_);
    format_set_num_format(moment_, "yyyy-mm-dd hh:mm");
  }
  ~Workbook() {
    if (book_ != nullptr) workbook_close(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  void begin_sheet(const std::string& name, const std::vector<std::string>& headings) {
    sheet_ = workbook_add_worksheet(book_, name.c_str());
    if (sheet_ == nullptr) throw InternalError("Excel takes no sheet of the name " + name);
    row_ = 0;
    for (const std::string& heading : headings) add_text(heading, bold_);
    end_row();
    worksheet_freeze_panes(sheet_, 1, 0);
  }

  void add_text(const std::string& text, lxw_format* format = nullptr) {
    check_written(worksheet_write_string(sheet_, row_, column_++, text.c_str(), format), path_);
  }

  void add(Cells cells, const Cell& cell) {
    if (const auto* const text = std::get_if<std::string_view>(&cell)) {
      add_text(std::string(*text));
      return;
    }
    const double value = std::get<double>(cell);
    const lxw_col_t column = column_++;
    if (std::isnan(value)) return;
    if (std::isinf(value)) {
      const char* const text = value < 0.0 ? "-inf" : "inf";
      check_written(worksheet_write_string(sheet_, row_, column, text, nullptr), path_);
      return;
    }
    const bool moment = cells == Cells::time;
    check_written(worksheet_write_number(sheet_, row_, column,
                                         moment ? kDaysTo1970 + value / kHoursOfDay : value,
                                         moment ? moment_ : nullptr),
                  path_);
  }

  void end_row() {
    ++row_;
    column_ = 0;
  }

  void close() {
    lxw_workbook* const book = book_;
    book_ = nullptr;
    check_written(workbook_close(book), path_);
  }

 private:
  std::filesystem::path path_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *bold_ = nullptr, *moment_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

void add_columns_sheet(Workbook& book, const std::vector<TableRows>& tables,
                       const std::vector<std::string>& sheets) {
  book.begin_sheet(sheets.front(), {"sheet", "table", "column", "unit", "type", "meaning"});
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const TableColumn& column : tables[t].columns()) {
      for (const std::string& text :
           {sheets[t + 1], tables[t].table().name, column.name, column.unit,
            std::string(name_of(column.cells)), column.meaning}) {
        book.add_text(text);
      }
      book.end_row();
    }
  }
}

void add_sheet(Workbook& book, const TableRows& rows, const std::string& name) {
  constexpr std::size_t kSlabsAtOnce = 672;  // as many hours as a result keeps together
  std::vector<std::string> headings;
  for (const TableColumn& column : rows.columns()) headings.push_back(column.name);
  book.begin_sheet(name, headings);
  for (std::size_t first = 0; first < rows.slabs(); first += kSlabsAtOnce) {
    const std::size_t count = std::min(kSlabsAtOnce, rows.slabs() - first);
    rows.visit(first, count, [&](std::span<const Cell> row) {
      for (std::size_t c = 0; c < row.size(); ++c) book.add(rows.columns()[c].cells, row[c]);
      book.end_row();
    });
  }
}

}  // namespace

bool can_write_workbooks() { return true; }

void write_workbook(const std::filesystem::path& path, const std::vector<TableRows>& tables) {
  std::vector<std::string> names{"columns"};
  for (const TableRows& rows : tables) {
    names.push_back(rows.table().name);
    if (rows.rows() < kSheetRows) continue;
    throw InputError(fmt::format(
        "{} has {} rows, and a sheet of Excel {} with its headings: choose rows by --year and "
        "--region, leave the table out, or take --csv",
        rows.table().name, rows.rows(), kSheetRows));
  }
  const std::vector<std::string> sheets = sheet_names(names);
  Workbook book(path);
  add_columns_sheet(book, tables, sheets);
  for (std::size_t t = 0; t < tables.size(); ++t) add_sheet(book, tables[t], sheets[t + 1]);
  book.close();
}

#else

bool can_write_workbooks() { return false; }

void write_workbook(const std::filesystem::path& path, const std::vector<TableRows>& /*tables*/) {
  throw InputError(fmt::format(
      "{}: this program was built without libxlsxwriter (Debian: libxlsxwriter-dev), which writes "
      "workbooks: build it anew with it, or take --csv",
      path.string()));
}

#endif

}  // namespace gigaload::output
