#pragma once

#include "tools/program/command.hpp"

namespace gigaload::tools::sweep {

/// Lists the commands that work on many variants of a scenario.
[[nodiscard]] Command sweep_command();

}  // namespace gigaload::tools::sweep
