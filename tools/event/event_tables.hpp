#pragma once

#include <optional>
#include <span>
#include <vector>

#include "grid/system/system.hpp"
#include "sim/seconds/committed_inertia.hpp"
#include "sim/seconds/ride_through.hpp"
#include "tools/event/event_asked.hpp"

namespace gigaload::tools {

/// EventTables holds the tables that an event of seconds needs.
struct EventTables {
  std::vector<sim::Machines> machines;  // in the order of the grid's technologies
  std::vector<sim::Interconnection> interconnections;
  std::optional<sim::RideThroughRule> rule;
  std::vector<sim::VoltageDip> dips;
};

/// Reads the shipped tables, and those that are asked for. Throws InputError with all faults of
/// them, and for a rule that the table of rules does not have.
[[nodiscard]] EventTables read_event_tables(const EventAsked& asked,
                                            std::span<const grid::Technology> technologies);

}  // namespace gigaload::tools
