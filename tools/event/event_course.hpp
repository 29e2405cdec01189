#pragma once

#include <span>
#include <string>

#include "tools/event/followed_event.hpp"

namespace gigaload::tools {

/// The step of a course that is written, s: a first swing takes some seconds.
inline constexpr double kCourseStepS = 0.02;

/// Returns the course of events as CSV, a row for each step of their trace: frequency, what is lost
/// as known before, what relays shed and tripped, what left by its rule's window, and what each
/// kind that answers gives, MW.
[[nodiscard]] std::string event_course(std::span<const FollowedEvent> events);

}  // namespace gigaload::tools
