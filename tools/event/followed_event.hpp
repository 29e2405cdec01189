#pragma once

#include <string>

#include "sim/seconds/committed_inertia.hpp"
#include "sim/seconds/frequency_event.hpp"
#include "sim/studies/running_hour.hpp"
#include "tools/event/event_losses.hpp"
#include "tools/event/event_tables.hpp"

namespace gigaload::tools {

/// FollowedEvent holds what became of an interconnection.
struct FollowedEvent {
  std::string interconnection;
  sim::CommittedInertia inertia;  // less a unit that is lost
  sim::FrequencyOutcome outcome;
};

/// Follows the frequency of an interconnection of the hour that has the losses. Throws InputError
/// for an interconnection that the hour or the tables do not have, and where no unit runs that
/// could be lost.
[[nodiscard]] FollowedEvent follow_event(const EventTables& tables, const sim::RunningHour& hour,
                                         const std::string& interconnection,
                                         const EventLosses& losses);

}  // namespace gigaload::tools
