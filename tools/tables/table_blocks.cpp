#include "tools/tables/table_blocks.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "grid/core/error.hpp"
#include "output/result/read_result.hpp"
#include "output/tables/cell_text.hpp"
#include "output/variables/layout.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

using output::Cells;
using output::TableRows;

TableRows open_rows(const output::ResultFile& file, const TableAsked& asked) {
  return TableRows(file, output::find_table(file, asked.table), asked.filter);
}

std::string short_text(Cells cells, const output::Cell& cell) {
  const auto* const number = std::get_if<double>(&cell);
  const bool rounded =
      number != nullptr && std::isfinite(*number) && cells != Cells::time && cells != Cells::whole;
  return rounded ? fmt::format("{:.6g}", *number) : output::cell_text(cells, cell);
}

}  // namespace

std::size_t for_each_block(const TableAsked& asked, output::RowForm form,
                           const std::function<void(std::string_view text)>& take) {
  std::size_t first = 0, slabs = 0, all_rows = 0;  // slabs as of the first look: a run may go on
  do {
    // the numbers of slabs and rows, each in a line, then the block
    const std::string answer =
        output::read_result(asked.result, [&](const output::ResultFile& file) {
          const TableRows rows = open_rows(file, asked);
          const std::size_t last = first == 0 ? rows.slabs() : slabs;
          const std::size_t count = std::min(output::kBlockHours, last - first);
          return fmt::format("{}\n{}\n", last, rows.rows()) +
                 output::rows_text(rows, form, first, count, last);
        });
    const std::size_t end = answer.find('\n'), begin = answer.find('\n', end + 1) + 1;
    if (first == 0) {
      slabs = std::stoull(answer.substr(0, end));
      all_rows = std::stoull(answer.substr(end + 1, begin - end - 2));
    }
    take(std::string_view(answer).substr(begin));
    first += output::kBlockHours;
  } while (first < slabs);
  return all_rows;
}

std::string table_text(const TableAsked& asked) {
  constexpr std::size_t kMostRows = 20'000;
  return output::read_result(asked.result, [&](const output::ResultFile& file) {
    const TableRows rows = open_rows(file, asked);
    if (rows.rows() > kMostRows) {
      throw InputError(
          fmt::format("{} has {} rows: choose some by --year and --region, or take --csv or --json",
                      asked.table, grouped(static_cast<double>(rows.rows()))));
    }
    std::vector<std::string> headings;
    for (const output::TableColumn& column : rows.columns()) {
      const bool plain = column.unit.empty() || column.unit == "1";
      headings.push_back(plain ? column.name : column.name + " " + column.unit);
    }
    TextTable text(std::move(headings));
    rows.visit(0, rows.slabs(), [&](std::span<const output::Cell> row) {
      std::vector<std::string> cells;
      for (std::size_t c = 0; c < row.size(); ++c) {
        cells.push_back(short_text(rows.columns()[c].cells, row[c]));
      }
      text.add(std::move(cells));
    });
    return text.text();
  });
}

}  // namespace gigaload::tools
