#pragma once

#include <span>
#include <string>

#include "output/variables/variables.hpp"

namespace gigaload::output {

/// Writes every variable of a result file as a Markdown page, by group: axes, unit, meaning.
[[nodiscard]] std::string variable_reference(std::span<const Variable> variables);

}  // namespace gigaload::output
