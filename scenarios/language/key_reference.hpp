#pragma once

#include <span>
#include <string>

#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

/// Describes every key of the scenario language on a Markdown page, a table for each table of a
/// file: what it takes, its bounds, its default with the source, its meaning.
[[nodiscard]] std::string key_reference(std::span<const Key> keys);

}  // namespace gigaload::scenarios
