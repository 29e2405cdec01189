#pragma once

#include <string>

#include "tools/event/followed_event.hpp"

namespace gigaload::tools {

/// Tells of an interconnection in an event as a few lines of text.
[[nodiscard]] std::string event_text(const FollowedEvent& followed);

}  // namespace gigaload::tools
