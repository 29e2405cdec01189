#pragma once

#include <string>

#include "sim/studies/hosting.hpp"

namespace gigaload::tools {

/// Returns what a region can host as one line of JSON; a number that is not known is null. Where no
/// sample had a day with shortfall, there is an "upper_bound_95" of their number a year.
[[nodiscard]] std::string hosting_json(const sim::Hosting& hosting);

}  // namespace gigaload::tools
