#pragma once

/// Writes one row a calendar year in the group `adequacy`, of the years that are finished. A row is
/// written when all hours of its year are on file.

#include <deque>
#include <vector>

#include "output/variables/layout.hpp"
#include "sim/frame/frame.hpp"

namespace gigaload::output {

class AdequacyRows {
 public:
  AdequacyRows(const Layout& layout, const sim::Scenario& scenario);

  /// Keeps the row that the frame may have. Throws InternalError where it has the adequacy of a
  /// year that does not end with it or lacks that of one that does, or is of another size.
  void add(const sim::Frame& frame);
  /// Writes the rows of all years that end by `until`. Throws Hdf5Error.
  void write(grid::Hour until);
  /// Returns the bytes of all rows of all years: a dataset is laid down whole with its first row.
  [[nodiscard]] std::size_t bytes() const;
  /// Counts the years that end by `until`, whose rows are then on file; 0 where there are none.
  [[nodiscard]] std::size_t rows_until(grid::Hour until) const;

 private:
  [[nodiscard]] grid::Hour end_of(int year) const;

  std::vector<const Stored*> stored_;
  grid::Hour begin_, end_;  // of the run
  std::deque<sim::YearAdequacy> waiting_;
};

}  // namespace gigaload::output
