#pragma once

#include <optional>
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
  sim::FrequencyEvent event;
  sim::FrequencyOutcome outcome;

  /// Returns the load that left by the frequency window of its rule, MW.
  [[nodiscard]] double left_mw() const;
  /// Returns the load that the interconnection's relays shed, MW.
  [[nodiscard]] double shed_mw() const { return outcome.shed_mw - left_mw(); }
};

/// Returns the model of an interconnection of the hour. Throws InputError for one that the hour or
/// the tables do not have.
[[nodiscard]] sim::CommittedInertia inertia_of(const EventTables& tables,
                                               const sim::RunningHour& hour,
                                               const std::string& interconnection);

/// EventSpan says how long an event is followed, and how closely.
struct EventSpan {
  std::optional<double> seconds;  // a minute, after the last dip, where it is not given
  double trace_step_s = 0.0;      // of its course; 0: none
};

/// Follows the frequency of an interconnection of the hour that has the losses. Throws InputError
/// for an interconnection that the hour or the tables do not have, and where no unit runs that
/// could be lost.
[[nodiscard]] FollowedEvent follow_event(const EventTables& tables, const sim::RunningHour& hour,
                                         const std::string& interconnection,
                                         const EventLosses& losses, const EventSpan& span = {});

}  // namespace gigaload::tools
