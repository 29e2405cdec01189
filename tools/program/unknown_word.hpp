#pragma once

#include <span>
#include <string>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// Says which word of the command line names no command and no option, and what may be meant; empty
/// where all do. `words`: without the program's own name.
[[nodiscard]] std::string unknown_word(const Command& program, std::span<const std::string> words);

}  // namespace gigaload::tools
