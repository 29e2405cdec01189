#pragma once

#include <string>

#include "sim/studies/hosting.hpp"

namespace gigaload::tools {

/// Returns what a region can host as one line of JSON; a number that is not known is null.
[[nodiscard]] std::string hosting_json(const sim::Hosting& hosting);

}  // namespace gigaload::tools
