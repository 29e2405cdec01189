#pragma once

#include <vector>

#include "scenarios/measured/own_table.hpp"

namespace gigaload::scenarios {

/// Holds lines, in the order of the interfaces that they are of.
struct LineTable {
  std::vector<grid::adequacy::InterfaceCapacity> interfaces;
  std::vector<grid::adequacy::Line> lines;
};

/// Reads the lines between regions, one a row: `name`, `from`, `to`, `forward` and perhaps
/// `reverse` with their unit, power from `from` to `to` and back, where an empty field is as
/// forward; how they fail (outage_columns.hpp), where a row that says nothing never does; and
/// perhaps `category`. Lines of the same two regions are an interface, which has no limit of its
/// own; one that is written from the later to the earlier region is turned round. Faults go to the
/// problems.
[[nodiscard]] LineTable read_line_table(const CsvTable& table, const OwnGridContext& context);

}  // namespace gigaload::scenarios
