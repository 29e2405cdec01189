#pragma once

#include <string>
#include <vector>

#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

/// What a campus does: its IT load. `prefix`: "campus.*." or "siting.*.".
[[nodiscard]] std::vector<Key> campus_work_keys(const std::string& prefix);
/// What a campus takes, gives and has of its own: water, flexible share, plant and battery behind
/// the meter, accredited capacity. Amounts of a siting rule are those of all its campuses together.
[[nodiscard]] std::vector<Key> campus_device_keys(const std::string& prefix);
/// accelerators.*: generations of machines.
[[nodiscard]] std::vector<Key> accelerator_keys();

}  // namespace gigaload::scenarios
