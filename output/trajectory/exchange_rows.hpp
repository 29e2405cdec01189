#pragma once

/// Writes one row an exchange in the groups `buildout`, `sensitivity` and `exchange`. A row is
/// written when all its hours are on file, so that a run can be taken up after the last row.

#include <deque>
#include <memory>
#include <vector>

#include "output/variables/layout.hpp"
#include "sim/frame/frame.hpp"

namespace gigaload::output {

class ExchangeRows {
 public:
  /// Takes a layout that was created, with its drawn futures.
  ExchangeRows(const Layout& layout, const sim::Scenario& scenario, std::size_t rows_on_file);

  /// Keeps the frame's row. Throws InternalError when it is not the next exchange, or of another
  /// size than the file.
  void add(const sim::Frame& frame);
  /// Writes the rows of all exchanges that end by `until`. Throws Hdf5Error.
  void write(grid::Hour until);
  /// Returns the rows on file.
  [[nodiscard]] std::size_t written() const { return written_; }

 private:
  struct Row {
    grid::Hour begin = 0, end = 0;
    sim::BuildOutFrame build_out;
    sim::SensitivityFrame sensitivity;
    sim::ExchangeSums sums;
  };
  /// Appends the row's values of one variable.
  void append(const Variable& variable, const Row& row, std::vector<double>& values) const;

  Machines machines_;
  std::shared_ptr<const sim::BuildOutFutures> futures_;
  std::vector<const Stored*> stored_;
  std::size_t written_;
  std::deque<Row> waiting_;
};

/// Holds the exchanges on file that end by `until`.
struct RecordedExchanges {
  std::vector<grid::Hour> begin;
  std::vector<sim::ExchangeSums> sums;
};

/// Throws Hdf5Error when the file does not hold what it says.
[[nodiscard]] RecordedExchanges read_exchanges(const Layout& layout, grid::Hour until);

}  // namespace gigaload::output
