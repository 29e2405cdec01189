#pragma once

#include <string>

#include "tools/program/command_doc.hpp"

namespace gigaload::tools {

/// Writes the manual page gigaload(1) in the man macros.
[[nodiscard]] std::string man_page(const CommandDoc& program, const std::string& version);

}  // namespace gigaload::tools
