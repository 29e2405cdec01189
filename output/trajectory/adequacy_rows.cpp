#include "output/trajectory/adequacy_rows.hpp"

#include <algorithm>
#include <string>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::output {

namespace {

std::vector<double> values_of(const Stored& stored, const sim::YearAdequacy& row) {
  return year_row(*stored.variable, row);
}

}  // namespace

AdequacyRows::AdequacyRows(const Layout& layout, const sim::Scenario& scenario)
    : begin_(scenario.begin), end_(scenario.end) {
  for (const Stored& stored : layout.stored) {
    if (is_year_row(*stored.variable)) stored_.push_back(&stored);
  }
}

grid::Hour AdequacyRows::end_of(int year) const {
  return std::min(end_, grid::start_of_year(year + 1));
}

void AdequacyRows::add(const sim::Frame& frame) {
  if (stored_.empty()) return;
  const bool ends_year = frame.begin + static_cast<grid::Hour>(frame.hours) == end_of(frame.year);
  if (frame.adequacy.has_value() != ends_year) {
    throw InternalError(ends_year ? "a year ended without its adequacy"
                                  : "the adequacy of a year came before its end");
  }
  if (!ends_year) return;
  if (frame.adequacy->year != frame.year) {
    throw InternalError("a frame has the adequacy of another year");
  }
  for (const Stored* stored : stored_) {
    if (values_of(*stored, *frame.adequacy).size() != stored->columns) {
      throw InternalError(std::string("a frame's ") + stored->variable->name +
                          " has another size than the file");
    }
  }
  waiting_.push_back(*frame.adequacy);
}

void AdequacyRows::write(grid::Hour until) {
  while (!waiting_.empty() && end_of(waiting_.front().year) <= until) {
    const auto row = static_cast<hsize_t>(waiting_.front().year - grid::year_of(begin_));
    for (const Stored* stored : stored_) {
      write_rows(stored->dataset, row, 1, values_of(*stored, waiting_.front()).data());
    }
    waiting_.pop_front();
  }
}

std::size_t AdequacyRows::bytes() const {
  const int years = grid::year_of(end_ - 1) - grid::year_of(begin_) + 1;
  std::size_t columns = 0;
  for (const Stored* stored : stored_) columns += stored->columns;
  return static_cast<std::size_t>(years) * columns * sizeof(double);
}

std::size_t AdequacyRows::rows_until(grid::Hour until) const {
  if (stored_.empty()) return 0;
  std::size_t rows = 0;
  for (int year = grid::year_of(begin_); end_of(year) <= until; ++year) {
    ++rows;
    if (end_of(year) == end_) break;
  }
  return rows;
}

}  // namespace gigaload::output
