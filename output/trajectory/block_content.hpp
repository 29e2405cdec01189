#pragma once

/// Reads and copies what one block of hours brings into a file: its chunks of the hourly variables
/// as they are on file, and the rows of the exchanges and years that end in it.

#include <cstdint>

#include "output/variables/layout.hpp"

namespace gigaload::output {

/// Names rows [first, end) of an axis.
struct RowRange {
  std::size_t first = 0, end = 0;
};

/// BlockRows says which rows are a block's.
struct BlockRows {
  RowRange hours, exchanges, years;
};

/// Returns the checksum of all of them. Throws Hdf5Error where they are not on file.
[[nodiscard]] std::uint64_t checksum_of(const Layout& layout, const BlockRows& rows);

/// Appends them to another file of the same layout, which ends where they begin; hours without
/// their times. Throws Hdf5Error.
void copy(const Layout& from, const Layout& to, const BlockRows& rows);

}  // namespace gigaload::output
