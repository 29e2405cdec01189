#pragma once

#include <span>
#include <string>

#include "tools/event/followed_event.hpp"

namespace gigaload::tools {

/// Tells of an event of an hour as one line of JSON. What an event does not have is null.
[[nodiscard]] std::string event_json(const std::string& scenario, const std::string& time,
                                     std::span<const FollowedEvent> events);

}  // namespace gigaload::tools
