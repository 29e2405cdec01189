#pragma once

#include <span>
#include <string>
#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/tables/csv_table.hpp"
#include "sim/seconds/committed_inertia.hpp"

namespace gigaload::scenarios {

/// Reads the machines of technologies, in their order, of a table
/// technology,inertia_s,loading,least_load,governor,battery. A technology without a row is a fault.
[[nodiscard]] std::vector<sim::Machines> read_machines(
    const CsvTable& table, std::span<const grid::Technology> technologies);

/// Reads interconnections of a table of their parameters and the stages of another,
/// interconnection,side,threshold_hz,delay_s,share. Faults go to the tables' problems.
[[nodiscard]] std::vector<sim::Interconnection> read_interconnections(const CsvTable& parameters,
                                                                      const CsvTable& stages);

}  // namespace gigaload::scenarios
