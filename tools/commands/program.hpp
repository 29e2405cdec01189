#pragma once

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// Lists every command that gigaload has.
[[nodiscard]] Command gigaload_program();

}  // namespace gigaload::tools
