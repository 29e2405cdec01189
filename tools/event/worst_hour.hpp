#pragma once

#include <optional>

#include "sim/scenario/hour.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/running_hour.hpp"
#include "tools/event/event_asked.hpp"
#include "tools/event/event_tables.hpp"

namespace gigaload::tools {

/// HourKind says which hour of a year is the worst: that in which the interconnection that loses
/// something has the least inertia, or that whose frequency goes farthest from nominal.
enum class HourKind { inertia, extreme };

/// ScreenedHour holds an hour of a year and what runs in it.
struct ScreenedHour {
  sim::Hour hour = 0;
  sim::RunningHour running;
};

/// Returns the worst hour of a calendar year within the run, the first of several that are equal.
/// Throws InputError for a year outside the run, and where more than one interconnection loses
/// something.
[[nodiscard]] ScreenedHour worst_hour(const EventAsked& asked, const EventTables& tables,
                                      const sim::Scenario& scenario, int year, HourKind kind);

}  // namespace gigaload::tools
