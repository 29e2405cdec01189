#pragma once

/// Lists the datasets of a result file: which there are, their shapes and chunks.
///
/// Hourly traces are chunks of shuffled and deflated hours, written once and whole. One row an
/// exchange is kept as it is: a deflated chunk moves each time it grows, and a program killed
/// between would have lost the rows before.

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "output/hdf5/netcdf.hpp"
#include "output/variables/variables.hpp"

namespace gigaload::output {

/// Counts the hours that are compressed and written together: four weeks.
inline constexpr std::size_t kBlockHours = 672;

struct Stored {
  const Variable* variable = nullptr;
  Dataset dataset;
  std::size_t columns = 0;     // entities in one row
  std::size_t chunk_rows = 0;  // 0: contiguous
};

struct Layout {
  File file;  // first: closed last
  std::vector<Stored> stored;
  /// Holds the drawn futures that the rows to come are of; null where the scenario has none, and in
  /// a layout that was opened.
  std::shared_ptr<const sim::BuildOutFutures> futures;

  [[nodiscard]] const Stored& find(Place place, std::string_view name) const;
  /// Closes the datasets, then the file; throws Hdf5Error when the last bytes cannot be written.
  void close();
};

/// Tells whether it is chunked along time and compressed, by blocks of hours.
[[nodiscard]] bool is_hourly_block(const Variable& variable);
/// Tells whether it has one row an exchange.
[[nodiscard]] bool is_exchange_row(const Variable& variable);

/// Creates the file with all dimensions, labels and attributes of the variables, all of it on disk.
/// Throws Hdf5Error.
[[nodiscard]] Layout create_layout(const std::filesystem::path& path,
                                   const sim::Scenario& scenario);
/// Opens such a file and holds each dataset against its variable (variable_check.hpp) and the
/// scenario's sizes. Throws Hdf5Error.
[[nodiscard]] Layout open_layout(const std::filesystem::path& path, const sim::Scenario& scenario,
                                 Access access);

/// Returns the hours of which the root's `time` tells, whole before its end. A program killed while
/// it wrote the last block's may have left that block's length without them: they read as NaN and
/// do not count. Throws Hdf5Error.
[[nodiscard]] std::size_t hours_on_file(const Dataset& time);

/// Returns "campus, deal": axes empty in the scenario, whose variables are left out.
[[nodiscard]] std::string omitted_axes(const sim::Scenario& scenario);

}  // namespace gigaload::output
